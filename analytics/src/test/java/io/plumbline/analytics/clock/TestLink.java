package io.plumbline.analytics.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A sensor that samples at 100 Hz and a clock that stamps its samples, and a radio that hands packets over at connection
 * events, late by the host's jitter.
 *
 * @param skew how much too fast the clock goes at first, as a share
 * @param driftPerSecond how that changes, 1/s
 * @param offsetSeconds what it shows at the true time 0, s
 * @param inStep whether it samples in step with the host, instead of by its own clock
 * @param intervalSeconds between connection events, s; 0: a packet arrives when it is ready
 * @param samplesPerPacket how many samples arrive at once
 * @param loss share of packets that do not arrive
 * @param seed of all chance
 */
record TestLink(
        double skew,
        double driftPerSecond,
        double offsetSeconds,
        boolean inStep,
        double intervalSeconds,
        int samplesPerPacket,
        double loss,
        long seed) {

    static final double RATE_HZ = 100;
    private static final double JITTER_SECONDS = 0.003;
    private static final double TAIL_SECONDS = 0.1;
    private static final double TAIL_SHARE = 0.001;

    /** One sample's times: the true one, the clock's and that of arrival, s. */
    record Heard(double trueSeconds, double sensorSeconds, double arrivalSeconds) {}

    double shownAt(double trueSeconds) {
        return offsetSeconds + trueSeconds * (1 + skew) + driftPerSecond * trueSeconds * trueSeconds / 2;
    }

    private double instant(double fromSeconds, int sample) {
        double since = fromSeconds + sample / RATE_HZ;
        double pace = 1 + skew;
        return inStep ? since : 2 * since / (pace + Math.sqrt(pace * pace + 2 * driftPerSecond * since));
    }

    /** What arrives of the samples of a stretch of true time, in order of arrival. */
    List<Heard> heard(double fromSeconds, double toSeconds) {
        SplittableRandom random = new SplittableRandom(seed);
        double phase = intervalSeconds * random.nextDouble();
        List<Heard> heard = new ArrayList<>();
        double event = Double.NEGATIVE_INFINITY;
        double arrival = Double.NEGATIVE_INFINITY;
        int packets = (int) ((toSeconds - fromSeconds) * RATE_HZ) / samplesPerPacket;
        for (int packet = 0; packet < packets; packet++) {
            int next = (packet + 1) * samplesPerPacket;
            double ready = instant(fromSeconds, next - 1);
            double at = intervalSeconds == 0
                    ? ready
                    : phase + intervalSeconds * Math.ceil((ready - phase) / intervalSeconds - 1e-9);
            if (at > event) {
                event = at;
                arrival = Math.max(arrival, Math.rint((at + delay(random)) * 1e6) / 1e6);
            }
            if (random.nextDouble() >= loss) {
                for (int i = next - samplesPerPacket; i < next; i++) {
                    double t = instant(fromSeconds, i);
                    heard.add(new Heard(t, Math.rint(shownAt(t) * 1e6) / 1e6, arrival));
                }
            }
        }
        return heard;
    }

    /** Gamma with shape 2 is the sum of two exponentials. */
    private static double delay(SplittableRandom random) {
        double exponentials = Math.log(1 - random.nextDouble()) + Math.log(1 - random.nextDouble());
        double tail = random.nextDouble() < TAIL_SHARE ? TAIL_SECONDS : 0;
        return tail - JITTER_SECONDS / 2 * exponentials;
    }
}

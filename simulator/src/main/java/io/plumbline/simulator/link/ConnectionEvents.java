package io.plumbline.simulator.link;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;

/**
 * When packets reach the host: at the first connection event after they are ready, and then as soon as the host's
 * scheduler lets them. All packets of one event arrive together, and none before an earlier one.
 */
final class ConnectionEvents {

    private static final double TAIL_SHARE = 0.001;
    private static final double TAIL_SECONDS = 0.1;
    private static final double PER_SECOND = 1e6;

    private final double intervalSeconds;
    private final double jitterSeconds;
    private final RandomGenerator random;
    private final double phaseSeconds;
    private double eventSeconds = Double.NEGATIVE_INFINITY;
    private double arrivalSeconds = Double.NEGATIVE_INFINITY;

    /** Events every interval, beginning at a time that is drawn; an interval of 0: whenever a packet is ready. */
    ConnectionEvents(double intervalSeconds, double jitterSeconds, RandomGenerator random) {
        this.intervalSeconds = intervalSeconds;
        this.jitterSeconds = jitterSeconds;
        this.random = random;
        phaseSeconds = intervalSeconds * random.nextDouble();
    }

    /** When a packet arrives, s, rounded to 1 µs; asked in the order in which they are ready. */
    double arrival(double readySeconds) {
        double event = intervalSeconds == 0
                ? readySeconds
                : phaseSeconds + intervalSeconds * Math.ceil((readySeconds - phaseSeconds) / intervalSeconds - 1e-9);
        if (event > eventSeconds) {
            eventSeconds = event;
            double arrival = Math.rint((event + delay()) * PER_SECOND) / PER_SECOND + 0.0;
            arrivalSeconds = Math.max(arrivalSeconds, arrival);
        }
        return arrivalSeconds;
    }

    /** Gamma with shape 2 is the sum of two exponentials. */
    private double delay() {
        if (jitterSeconds == 0) {
            return 0;
        }
        double exponentials = FastMath.log(1 - random.nextDouble()) + FastMath.log(1 - random.nextDouble());
        double tail = random.nextDouble() < TAIL_SHARE ? TAIL_SECONDS : 0;
        return tail - 0.5 * jitterSeconds * exponentials;
    }
}

package io.plumbline.simulator;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.sensor.SensorDraw;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Everything random in a session, from its one seed. Each purpose has a stream of its own, so that another sensor or more
 * noise changes nothing else. A sensor's streams are numbered by {@link SensorDraw}.
 */
record RandomStreams(long seed) {

    private static final int SWAY = 1;
    private static final int REPETITIONS = 2;
    private static final int RADIO_LOSS = 20;
    private static final int RADIO_TIMING = 21;
    private static final int RADIO_DISORDER = 22;
    private static final int RADIO_PARTS = 23;
    private static final int DEVICE_CLOCK = 24;
    private static final int WEARER = 10;
    private static final int BREATHING = 11;
    private static final int TREMOR = 12;

    RandomGenerator sway() {
        return stream(SWAY, 0);
    }

    RandomGenerator repetitions() {
        return stream(REPETITIONS, 0);
    }

    RandomGenerator wearer() {
        return stream(WEARER, 0);
    }

    RandomGenerator breathing() {
        return stream(BREATHING, 0);
    }

    RandomGenerator tremor() {
        return stream(TREMOR, 0);
    }

    RandomGenerator sensor(SensorDraw draw, Placement placement) {
        return stream(draw.purpose(), placement.word().hashCode());
    }

    RandomGenerator radioLoss(Placement placement) {
        return stream(RADIO_LOSS, placement.word().hashCode());
    }

    RandomGenerator radioTiming(Placement placement) {
        return stream(RADIO_TIMING, placement.word().hashCode());
    }

    RandomGenerator radioDisorder(Placement placement) {
        return stream(RADIO_DISORDER, placement.word().hashCode());
    }

    RandomGenerator radioParts(Placement placement) {
        return stream(RADIO_PARTS, placement.word().hashCode());
    }

    RandomGenerator deviceClock(Placement placement) {
        return stream(DEVICE_CLOCK, placement.word().hashCode());
    }

    private RandomGenerator stream(int purpose, int which) {
        return new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, purpose, which});
    }
}

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

    RandomGenerator sway() {
        return stream(SWAY, 0);
    }

    RandomGenerator repetitions() {
        return stream(REPETITIONS, 0);
    }

    RandomGenerator sensor(SensorDraw draw, Placement placement) {
        return stream(draw.purpose(), placement.word().hashCode());
    }

    private RandomGenerator stream(int purpose, int which) {
        return new Well19937c(new int[] {(int) (seed >>> 32), (int) seed, purpose, which});
    }
}

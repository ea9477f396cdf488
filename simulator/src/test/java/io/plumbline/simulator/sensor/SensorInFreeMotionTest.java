package io.plumbline.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.orientation.Quaternion;
import org.junit.jupiter.api.Test;

/** Motions that no body does but physics knows the answer to. */
class SensorInFreeMotionTest {

    @Test
    void inFreeFallItReadsNothingThoughItTumbles() {
        SensorMotion motion = new SensorMotion(new Tumbling(0, 2, -9.81), null, Quaternion.IDENTITY);
        motion.begin(0);
        for (int i = 1; i <= 100; i++) {
            motion.advance(i * 0.01, 0.01);
            assertThat(motion.force()).containsExactly(new double[3], within(1e-6));
            assertThat(motion.rate()).containsExactly(new double[] {0, 2, 0}, within(1e-9));
        }
    }

    @Test
    void atRestItReadsGravityUpwards() {
        SensorMotion motion = new SensorMotion(new Tumbling(0, 0, 0), null, Quaternion.IDENTITY);
        motion.begin(0);
        motion.advance(0.01, 0.01);
        assertThat(motion.force()).containsExactly(new double[] {0, 0, 9.81}, within(1e-9));
    }

    @Test
    void whirledRoundInWeightlessnessItReadsOmegaSquaredTimesTheRadiusInwards() {
        SensorMotion motion = new SensorMotion(new Tumbling(0.5, 3, -9.81), null, Quaternion.IDENTITY);
        motion.begin(0);
        for (int i = 1; i <= 100; i++) {
            motion.advance(i * 0.01, 0.01);
            assertThat(motion.force()).containsExactly(new double[] {-0.5 * 9, 0, 0}, within(1e-4));
        }
    }

    /** Turns steadily about its y axis on an arm along its x axis, while the whole is accelerated upwards. */
    private static final class Tumbling implements Site {

        private final double armMetres;
        private final double radPerSecond;
        private final double upwards;
        private double now;

        private Tumbling(double armMetres, double radPerSecond, double upwards) {
            this.armMetres = armMetres;
            this.radPerSecond = radPerSecond;
            this.upwards = upwards;
        }

        @Override
        public void at(double seconds) {
            now = seconds;
        }

        @Override
        public void locate(double[] metres) {
            double angle = radPerSecond * now;
            metres[0] = armMetres * Math.cos(angle);
            metres[1] = 0;
            metres[2] = 1 - armMetres * Math.sin(angle) + 0.5 * upwards * now * now;
        }

        @Override
        public void orient(double[] quaternion) {
            double half = 0.5 * radPerSecond * now;
            quaternion[0] = Math.cos(half);
            quaternion[1] = 0;
            quaternion[2] = Math.sin(half);
            quaternion[3] = 0;
        }

        @Override
        public double lumbarFlexion() {
            return 0;
        }
    }
}

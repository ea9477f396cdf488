package io.plumbline.analytics.imu;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StuckAxisWatchTest {

    private static final double GYRO_STEP = Math.toRadians(0.0175);
    private static final double FORCE_STEP = 0.00012 * 9.81;

    private static final Rotation ASKEW =
            new Rotation(new Vector3D(1, -2, 3), Math.toRadians(170), RotationConvention.VECTOR_OPERATOR);

    private static List<double[]> bows(double rateHz, double forceStep, double gyroStep, double noise) {
        return bows(rateHz, forceStep, gyroStep, noise, ASKEW);
    }

    /** Six values of a body that stands for three seconds, then bows by 50° once in four seconds, and so on. */
    private static List<double[]> bows(double rateHz, double forceStep, double gyroStep, double noise, Rotation mount) {
        Random random = new Random(3);
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < 21 * rateHz; i++) {
            double t = i / rateHz % 7;
            double phase = t < 3 ? 0 : 2 * Math.PI * (t - 3) / 4;
            double angle = Math.toRadians(25) * (1 - Math.cos(phase));
            double rate = t < 3 ? 0 : Math.toRadians(25) * Math.sin(phase) * 2 * Math.PI / 4;
            double[] force = mount.applyTo(new Vector3D(-9.81 * Math.sin(angle), 0, 9.81 * Math.cos(angle)))
                    .toArray();
            double[] turning = mount.applyTo(new Vector3D(0, rate, 0)).toArray();
            double[] truth = {force[0], force[1], force[2], turning[0], turning[1], turning[2]};
            for (int axis = 0; axis < 6; axis++) {
                boolean ofForce = axis < 3;
                double step = ofForce ? forceStep : gyroStep;
                double read = truth[axis] + noise * (ofForce ? 0.02 : 0.001) * random.nextGaussian();
                truth[axis] = step * Math.rint(read / step);
            }
            values.add(truth);
        }
        return values;
    }

    private static List<Boolean> watched(List<double[]> values, double rateHz, UnaryOperator<double[]> fault) {
        StuckAxisWatch watch = new StuckAxisWatch();
        List<Boolean> stuck = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double[] v = fault.apply(values.get(i).clone());
            watch = SavedState.copy(watch::save, StuckAxisWatch::new);
            stuck.add(watch.isStuck(
                    new ImuSample(Placement.L1, i / rateHz, v[0], v[1], v[2], v[3], v[4], v[5]), 1 / rateHz));
        }
        return stuck;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyAxisThatRepeatsItsValueIsNoticedWithinThreeBowsAndFromThenOn(int axis) {
        List<Boolean> stuck = watched(bows(100, FORCE_STEP, GYRO_STEP, 1), 100, v -> {
            v[axis] = 0.123;
            return v;
        });

        assertThat(stuck.subList(0, 390)).doesNotContain(true);
        assertThat(stuck).contains(true);
        assertThat(stuck.subList(stuck.indexOf(true), stuck.size())).doesNotContain(false);
    }

    @Test
    void aGyroThatIsAllZeroIsNoticedAndNamed() {
        StuckAxisWatch watch = new StuckAxisWatch();
        for (double[] v : bows(100, FORCE_STEP, GYRO_STEP, 1)) {
            watch.isStuck(new ImuSample(Placement.L1, 0, v[0], v[1], v[2], 0, 0, 0), 0.01);
        }
        assertThat(watch.words()).isEqualTo("gyro x, gyro y, gyro z");
    }

    @Test
    void anAxisThatComesBackIsStuckNoLonger() {
        int[] count = {0};
        List<Boolean> stuck = watched(bows(100, FORCE_STEP, GYRO_STEP, 1), 100, v -> {
            v[4] = count[0]++ < 1200 ? 0.123 : v[4];
            return v;
        });

        assertThat(stuck.get(1199)).isTrue();
        assertThat(stuck.subList(1200, 2100)).doesNotContain(true);
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 25, 50, 100, 400})
    void aWorkingSensorIsNeverStuckAtAnyRate(double rateHz) {
        assertThat(watched(bows(rateHz, FORCE_STEP, GYRO_STEP, 1), rateHz, v -> v))
                .doesNotContain(true);
    }

    /** Steps of 4 mg and 0.06 °/s with noise far below them: at rest every axis repeats for seconds. */
    @Test
    void aCoarseSensorThatRestsLongIsNotStuck() {
        List<double[]> still = bows(100, 0.04, 0.001, 0.01).subList(0, 300);
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            values.addAll(still);
        }
        values.addAll(bows(100, FORCE_STEP, GYRO_STEP, 1));

        assertThat(watched(values, 100, v -> v)).doesNotContain(true);
    }

    /** Its lateral axis, or the gyro's first where the sensor is rolled, says the same all the time, and rightly. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 5.5, 40})
    void movementInOnePlaneWithoutNoiseIsNotStuck(double rollDeg) {
        Rotation rolled = new Rotation(Vector3D.PLUS_I, Math.toRadians(rollDeg), RotationConvention.VECTOR_OPERATOR);
        assertThat(watched(bows(100, 1e-5, 1e-6, 0, rolled), 100, v -> v)).doesNotContain(true);
    }

    @Test
    void aStreamThatIsFrozenAsAWholeIsNot() {
        double[] frozen = bows(100, FORCE_STEP, GYRO_STEP, 1).get(400);
        assertThat(watched(bows(100, FORCE_STEP, GYRO_STEP, 1), 100, v -> frozen))
                .doesNotContain(true);
    }
}

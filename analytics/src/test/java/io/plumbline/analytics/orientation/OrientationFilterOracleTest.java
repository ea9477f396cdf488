package io.plumbline.analytics.orientation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter's short algebra against the textbook's matrices. */
class OrientationFilterOracleTest {

    private static final double SAME = 1e-9;

    @ParameterizedTest
    @ValueSource(doubles = {26, 50, 100, 208})
    void agreesWithTheTextbookOnRandomMotionWithRests(double rateHz) {
        SplittableRandom random = new SplittableRandom(7);
        OrientationFilter filter = new OrientationFilter(OrientationParameters.defaults(), rateHz);
        TextbookOrientationFilter textbook = new TextbookOrientationFilter(OrientationParameters.defaults(), rateHz);
        double[] rate = new double[3];
        double[] force = {1, -3, 9};
        int rests = 0;
        for (int i = 0; i < 40 * rateHz; i++) {
            boolean still = i % (14 * rateHz) > 4 * rateHz;
            for (int axis = 0; axis < 3; axis++) {
                rate[axis] = still ? 0.01 + 0.001 * random.nextDouble() : 0.95 * rate[axis] + random.nextDouble(-1, 1);
                force[axis] += still ? 0 : random.nextDouble(-1, 1) - 0.01 * force[axis];
            }
            step(filter, textbook, random.nextDouble(0.5, 1.5) / rateHz, rate, force);
            assertSame(filter, textbook, i);
            rests += filter.atRest() ? 1 : 0;
        }
        assertThat(rests).as("samples at rest").isBetween((int) (5 * rateHz), (int) (20 * rateHz));
    }

    @Test
    void agreesWithTheTextbookOnARecordedTrial() throws IOException {
        List<double[]> rows =
                BroadTrial.read("08_undisturbed_fast_rotation_with_breaks_A").rows();
        OrientationFilter filter = new OrientationFilter(OrientationParameters.defaults(), BroadTrial.RATE_HZ);
        TextbookOrientationFilter textbook =
                new TextbookOrientationFilter(OrientationParameters.defaults(), BroadTrial.RATE_HZ);
        for (int i = 0; i < rows.size(); i++) {
            step(
                    filter,
                    textbook,
                    1 / BroadTrial.RATE_HZ,
                    Arrays.copyOfRange(rows.get(i), 0, 3),
                    Arrays.copyOfRange(rows.get(i), 3, 6));
            assertSame(filter, textbook, i);
        }
    }

    private static void step(
            OrientationFilter filter,
            TextbookOrientationFilter textbook,
            double dtSeconds,
            double[] rate,
            double[] force) {
        filter.update(dtSeconds, rate[0], rate[1], rate[2], force[0], force[1], force[2]);
        textbook.update(dtSeconds, rate, force);
    }

    private static void assertSame(OrientationFilter filter, TextbookOrientationFilter textbook, int sample) {
        Quaternion q = filter.sensorToEarth();
        org.apache.commons.math3.complex.Quaternion expected = textbook.sensorToEarth();
        assertThat(Math.abs(q.w() - expected.getQ0())
                        + Math.abs(q.x() - expected.getQ1())
                        + Math.abs(q.y() - expected.getQ2())
                        + Math.abs(q.z() - expected.getQ3()))
                .as("attitude at sample %d", sample)
                .isCloseTo(0, within(SAME));
        RealVector bias = textbook.bias();
        assertThat(Math.abs(filter.biasX() - bias.getEntry(0))
                        + Math.abs(filter.biasY() - bias.getEntry(1))
                        + Math.abs(filter.biasZ() - bias.getEntry(2)))
                .as("bias at sample %d, rad/s", sample)
                .isCloseTo(0, within(SAME));
    }
}

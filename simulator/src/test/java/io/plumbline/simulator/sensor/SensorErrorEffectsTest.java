package io.plumbline.simulator.sensor;

import static io.plumbline.simulator.RecordedSamples.force;
import static io.plumbline.simulator.RecordedSamples.perfect;
import static io.plumbline.simulator.RecordedSamples.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.RecordedSamples;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.scenario.Wearer;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each effect alone, in the samples of a session. */
class SensorErrorEffectsTest {

    private static final GyroErrors PERFECT_GYRO = SensorErrors.NONE.gyro();
    private static final AccelerometerErrors PERFECT_ACC = SensorErrors.NONE.acc();
    private static final Scenario QUICK = perfect(
            100,
            List.of(
                    new Step.Turn(90, 1),
                    new Step.Bow(60, 2),
                    Squats.good(2).withVariation(0).withDepthPerStature(0.3).withPace(new Pace(0.45, 0, 0.45, 0.2))),
            Placement.SACRUM);

    @Test
    void scaleAndCrossAxisErrorsAreALinearMapOfTheTruthWithTheStatedSpread() {
        AccelerometerErrors acc = new AccelerometerErrors(0, 0, 2, 1, 0);
        GyroErrors gyro = new GyroErrors(0, 0, 0, 300, 0, 0, 3, 0.5, 0, 0);
        SummaryStatistics[] spreads = {
            new SummaryStatistics(), new SummaryStatistics(), new SummaryStatistics(), new SummaryStatistics()
        };
        Scenario swaying = QUICK.withWearer(new Wearer(1.70, 8, 3)).withErrors(SensorErrors.NONE);
        Scenario misread = swaying.withErrors(new SensorErrors(gyro, acc, 0, 0, 16));
        for (long seed = 0; seed < 60; seed++) {
            List<ImuSample> truth = RecordedSamples.all(SimulatedSession.of(swaying, seed));
            List<ImuSample> read = RecordedSamples.all(SimulatedSession.of(misread, seed));
            addErrors(truth, read, RecordedSamples::force, spreads[0], spreads[1]);
            addErrors(truth, read, RecordedSamples::rate, spreads[2], spreads[3]);
        }
        assertThat(spreads[0].getStandardDeviation()).isCloseTo(0.02, within(0.003));
        assertThat(spreads[1].getStandardDeviation()).isCloseTo(0.01, within(0.0015));
        assertThat(spreads[2].getStandardDeviation()).isCloseTo(0.03, within(0.005));
        assertThat(spreads[3].getStandardDeviation()).isCloseTo(0.005, within(0.0008));
    }

    @Test
    void beyondItsRangeASensorStaysAtTheEndOfIt() {
        SensorErrors small = new SensorErrors(gyroOfRange(125), accOfRange(1.2), 0, 0, 16);
        List<ImuSample> truth = samples(SensorErrors.NONE, 1);
        List<ImuSample> read = samples(small, 1);
        double highestForce = 1.2 * 9.81 * (1 - 1.0 / 32768);
        double highestRate = Math.toRadians(125) * (1 - 1.0 / 32768);
        boolean clippedForce = false;
        boolean clippedRate = false;
        for (int i = 0; i < truth.size(); i++) {
            double up = truth.get(i).az();
            double pitch = truth.get(i).gy();
            assertThat(read.get(i).az()).isCloseTo(Math.min(up, highestForce), within(2e-4));
            assertThat(read.get(i).gy())
                    .isCloseTo(Math.max(-Math.toRadians(125), Math.min(pitch, highestRate)), within(4e-5));
            clippedForce |= up > highestForce;
            clippedRate |= Math.abs(pitch) > Math.toRadians(125);
        }
        assertThat(clippedForce).isTrue();
        assertThat(clippedRate).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"4, 500, 16", "32, 1024, 16", "16, 2000, 10"})
    void aReadingIsTheNearestStep(double g, double dps, int bits) {
        SensorErrors coarse = new SensorErrors(gyroOfRange(dps), accOfRange(g), 0, 0, bits);
        double forceStep = 2 * g * 9.81 / Math.scalb(1.0, bits);
        double rateStep = Math.toRadians(2 * dps) / Math.scalb(1.0, bits);
        List<ImuSample> truth = samples(SensorErrors.NONE, 1);
        List<ImuSample> read = samples(coarse, 1);
        for (int i = 0; i < truth.size(); i++) {
            assertThat(read.get(i).ax()).isCloseTo(truth.get(i).ax(), within(forceStep / 2 + 1.1e-5));
            assertThat(read.get(i).gy()).isCloseTo(truth.get(i).gy(), within(rateStep / 2 + 1.1e-6));
            double steps = read.get(i).ax() / forceStep;
            assertThat(steps).isCloseTo(Math.rint(steps), within(6e-6 / forceStep));
        }
    }

    @Test
    void theLowPassDelaysTheTruthByItsGroupDelay() {
        List<ImuSample> truth = samples(SensorErrors.NONE, 1);
        List<ImuSample> read = samples(new SensorErrors(PERFECT_GYRO, PERFECT_ACC, 20, 0, 16), 1);
        double delay = Math.sqrt(2) / (2 * Math.PI * 20);
        SummaryStatistics late = new SummaryStatistics();
        SummaryStatistics inTime = new SummaryStatistics();
        for (int i = 3; i < truth.size(); i++) {
            double samplesLate = delay * 100;
            int whole = (int) samplesLate;
            double share = samplesLate - whole;
            double then = truth.get(i - whole).gy() * (1 - share)
                    + truth.get(i - whole - 1).gy() * share;
            late.addValue(Math.abs(read.get(i).gy() - then));
            inTime.addValue(Math.abs(read.get(i).gy() - truth.get(i).gy()));
        }
        assertThat(late.getMean()).isLessThan(0.05 * inTime.getMean());
    }

    @Test
    void turningOneEffectOnChangesNothingOfTheOthers() {
        SensorErrors typical = SensorErrors.TYPICAL;
        GyroErrors wandering = new GyroErrors(0.005, 0.5, 0.01, 300, 0.02, 10, 1, 1, 0.05, 0);
        List<ImuSample> before = samples(typical, 5);
        List<ImuSample> after = samples(new SensorErrors(wandering, typical.acc(), 0, 0, 16), 5);
        for (int i = 0; i < before.size(); i++) {
            assertThat(force(after.get(i))).containsExactly(force(before.get(i)));
            assertThat(rate(after.get(i))).isNotEqualTo(rate(before.get(i)));
        }
    }

    private static List<ImuSample> samples(SensorErrors errors, long seed) {
        return RecordedSamples.all(SimulatedSession.of(QUICK.withErrors(errors), seed));
    }

    private static GyroErrors gyroOfRange(double dps) {
        return new GyroErrors(0, 0, 0, 300, 0, 0, 0, 0, 0, dps);
    }

    private static AccelerometerErrors accOfRange(double g) {
        return new AccelerometerErrors(0, 0, 0, 0, g);
    }

    /** Finds each row of the map by regression on the true vector, and that nothing is left over. */
    private static void addErrors(
            List<ImuSample> truth,
            List<ImuSample> read,
            Function<ImuSample, double[]> vector,
            SummaryStatistics scale,
            SummaryStatistics crossAxis) {
        double[][] x = truth.stream().map(vector).toArray(double[][]::new);
        for (int axis = 0; axis < 3; axis++) {
            int row = axis;
            double[] y = read.stream()
                    .mapToDouble(sample -> vector.apply(sample)[row])
                    .toArray();
            OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
            regression.setNoIntercept(true);
            regression.newSampleData(y, x);
            assertThat(regression.estimateRegressionStandardError()).isLessThan(1e-5);
            double[] map = regression.estimateRegressionParameters();
            for (int of = 0; of < 3; of++) {
                (of == axis ? scale : crossAxis).addValue(of == axis ? map[of] - 1 : map[of]);
            }
        }
    }
}

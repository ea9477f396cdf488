package io.plumbline.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.RecordedSamples;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Step;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SensorPartTest {

    private static final double RATE_HZ = 100;
    private static final int PER_SECOND = 100;

    static List<SensorPart> parts() {
        return SensorPart.ALL;
    }

    @ParameterizedTest
    @MethodSource("parts")
    void itsAllanDeviationAtOneSecondIsItsDensityByRootTwo(SensorPart part) {
        List<ImuSample> samples = still(part, 900);
        double gyro = part.errors().gyro().noiseDensity() / Math.sqrt(2);
        double acc = part.errors().acc().noiseDensity() * 9.81e-6 / Math.sqrt(2);
        assertThat(Math.toDegrees(allan(samples, ImuSample::gx, ImuSample::gy, ImuSample::gz)))
                .isCloseTo(gyro, Percentage.withPercentage(10));
        assertThat(allan(samples, ImuSample::ax, ImuSample::ay, ImuSample::az))
                .isCloseTo(acc, Percentage.withPercentage(10));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void itsReadingsAreWholeSteps(SensorPart part) {
        double force = 2 * part.errors().acc().range() * 9.81 / 65536;
        double rate = Math.toRadians(2 * part.errors().gyro().range() / 65536);
        for (ImuSample sample : still(part, 2)) {
            assertThat(sample.ax()).isCloseTo(Math.rint(sample.ax() / force) * force, within(6e-6));
            assertThat(sample.gy()).isCloseTo(Math.rint(sample.gy() / rate) * rate, within(6e-7));
        }
    }

    @Test
    void aThingySendsTheStepsOfItsFirmware() {
        SensorErrors thingy = SensorPart.errorsOf("thingy52");
        assertThat(2 * thingy.acc().range() / 65536).isEqualTo(1.0 / 1024);
        assertThat(2 * thingy.gyro().range() / 65536).isEqualTo(1.0 / 32);
    }

    @Test
    void aWitMotionHasABandwidthOfTwentyHertzAtAnyRateAndABareChipOneThatFollowsTheRate() {
        assertThat(SensorPart.WITMOTION.errors().bandwidthHz(200)).isEqualTo(20);
        assertThat(SensorPart.BMI270.errors().bandwidthHz(200)).isEqualTo(80);
        assertThat(SensorErrors.TYPICAL.bandwidthHz(200)).isInfinite();
    }

    @Test
    void aWrongNameIsAnsweredWithTheRightOnes() {
        assertThatThrownBy(() -> SensorPart.errorsOf("mpu-6050"))
                .hasMessage("no part is called 'mpu-6050'; there are lsm6dso, lsm6dsox, bmi270, icm-42688, mpu6050,"
                        + " movesense, witmotion, thingy52, dot");
    }

    /** A part that is warm already: warming up is a drift, and no noise. */
    private static List<ImuSample> still(SensorPart part, double seconds) {
        GyroErrors g = part.errors().gyro();
        GyroErrors warm = new GyroErrors(
                g.noiseDensity(),
                g.biasSd(),
                g.walkSd(),
                g.walkSeconds(),
                0,
                0,
                g.scaleSdPercent(),
                g.crossAxisSdPercent(),
                g.gSensitivitySd(),
                g.range());
        SensorErrors errors = new SensorErrors(
                warm,
                part.errors().acc(),
                part.errors().lowPassHz(),
                part.errors().lowPassPerRate(),
                part.errors().bits());
        Scenario stand = RecordedSamples.perfect(RATE_HZ, List.of(new Step.Stand(seconds)), Placement.SACRUM);
        return RecordedSamples.all(SimulatedSession.of(stand.withErrors(errors), 11));
    }

    /** Overlapping Allan deviation at 1 s, over three axes. */
    @SafeVarargs
    private static double allan(List<ImuSample> samples, ToDoubleFunction<ImuSample>... axes) {
        double sum = 0;
        int terms = 0;
        for (ToDoubleFunction<ImuSample> axis : axes) {
            double[] integral = new double[samples.size() + 1];
            double first = axis.applyAsDouble(samples.get(0));
            for (int i = 0; i < samples.size(); i++) {
                integral[i + 1] = integral[i] + (axis.applyAsDouble(samples.get(i)) - first) / RATE_HZ;
            }
            for (int i = 0; i + 2 * PER_SECOND < integral.length; i++) {
                double change = integral[i + 2 * PER_SECOND] - 2 * integral[i + PER_SECOND] + integral[i];
                sum += change * change / 2;
                terms++;
            }
        }
        return Math.sqrt(sum / terms);
    }
}

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
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorErrorsTest {

    private static final double RATE_HZ = 200;
    private static final Scenario STILL =
            RecordedSamples.perfect(RATE_HZ, List.of(new Step.Stand(60)), Placement.SACRUM);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noiseHasTheStatedDensity(long seed) {
        SummaryStatistics force = new SummaryStatistics();
        SummaryStatistics rate = new SummaryStatistics();
        Scenario noisy = STILL.withErrors(new SensorErrors(0.01, 0, 200, 0));
        for (ImuSample sample : RecordedSamples.all(SimulatedSession.of(noisy, seed))) {
            force.addValue(sample.ax());
            rate.addValue(Math.toDegrees(sample.gz()));
        }
        assertThat(force.getStandardDeviation()).isCloseTo(200e-6 * 9.81 * Math.sqrt(RATE_HZ / 2), within(6e-4));
        assertThat(rate.getStandardDeviation()).isCloseTo(0.01 * Math.sqrt(RATE_HZ / 2), within(3e-3));
        assertThat(force.getMean()).isCloseTo(0, within(1e-3));
    }

    @Test
    void biasesStayTheSameForTheSessionAndDifferBetweenSeeds() {
        Scenario biased = STILL.withErrors(new SensorErrors(0, 1, 0, 20));
        List<ImuSample> samples = RecordedSamples.all(SimulatedSession.of(biased, 1));
        assertThat(samples)
                .extracting(ImuSample::ax)
                .containsOnly(samples.get(0).ax());
        assertThat(samples)
                .extracting(ImuSample::gx)
                .containsOnly(samples.get(0).gx());
        ImuSample other = SimulatedSession.of(biased, 2).samples().next();
        assertThat(other.ax()).isNotEqualTo(samples.get(0).ax());
        assertThat(other.gx()).isNotEqualTo(samples.get(0).gx());
    }

    @Test
    void biasesHaveTheStatedSpread() {
        Scenario biased = STILL.withErrors(new SensorErrors(0, 1, 0, 20));
        SummaryStatistics force = new SummaryStatistics();
        SummaryStatistics rate = new SummaryStatistics();
        for (long seed = 0; seed < 1000; seed++) {
            ImuSample first = SimulatedSession.of(biased, seed).samples().next();
            force.addValue(first.ax() / 9.81e-3);
            rate.addValue(Math.toDegrees(first.gy()));
        }
        assertThat(force.getStandardDeviation()).isCloseTo(20, within(2.0));
        assertThat(rate.getStandardDeviation()).isCloseTo(1, within(0.1));
    }

    @Test
    void moreNoiseChangesNoBias() {
        ImuSample quiet = SimulatedSession.of(STILL.withErrors(new SensorErrors(0, 1, 0, 0)), 1)
                .samples()
                .next();
        ImuSample noisyForce = SimulatedSession.of(STILL.withErrors(new SensorErrors(0, 1, 500, 0)), 1)
                .samples()
                .next();
        assertThat(noisyForce.gx()).isEqualTo(quiet.gx());
        assertThat(noisyForce.ax()).isNotEqualTo(quiet.ax());
    }

    @Test
    void aNegativeDensityIsRefusedWithItsKeyAndRange() {
        assertThatThrownBy(() -> new SensorErrors(-1, 0, 0, 0))
                .hasMessage("gyro_noise_dps_rthz must be in [0, 1.0], was -1.0");
    }
}

package io.plumbline.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.RecordedSamples;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.truth.TruthLimits;
import io.plumbline.simulator.truth.Unjudgeable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sensor that is not as it should be, and one that nobody wears. */
class SensorFaultsTest {

    private static final Scenario BOW =
            Scenario.of("bow", List.of(new Step.Stand(2), new Step.Bow(45, 4), new Step.Stand(4)));

    @Test
    void aStuckAxisSaysTheSameWhileItIsStuckAndTheOthersAreAsWithoutIt() {
        List<ImuSample> sound = RecordedSamples.of(SimulatedSession.of(BOW, 3), Placement.SACRUM);
        List<ImuSample> stuck = RecordedSamples.of(
                SimulatedSession.of(BOW.withErrors(SensorErrors.TYPICAL.withStuck(new StuckAxis("gz", 3, 2))), 3),
                Placement.SACRUM);

        double held = stuck.get(300).gz();
        for (int i = 0; i < sound.size(); i++) {
            ImuSample without = sound.get(i);
            boolean isStuck = i >= 300 && i < 500;
            assertThat(stuck.get(i))
                    .isEqualTo(new ImuSample(
                            without.placement(),
                            without.timeSeconds(),
                            without.ax(),
                            without.ay(),
                            without.az(),
                            without.gx(),
                            without.gy(),
                            isStuck ? held : without.gz()));
        }
        assertThat(sound.get(400).gz()).isNotEqualTo(held);
    }

    @Test
    void theTruthSaysFromWhenToWhenAnAxisWasStuck() {
        Scenario stuck = BOW.withErrors(SensorErrors.TYPICAL.withStuck(new StuckAxis("ax", 3, 100)));
        assertThat(SimulatedSession.of(stuck, 3).truth(TruthLimits.DEFAULT).unjudgeable())
                .containsExactly(new Unjudgeable(3, 10, "sensor-fault"));
    }

    @Test
    void anAxisOfNoSensorIsRefused() {
        assertThatThrownBy(() -> new StuckAxis("mx", 3, 2))
                .hasMessage("axis must be one of ax, ay, az, gx, gy, gz, was mx");
    }

    @Test
    void aSensorOnATableLiesOnItsSixSidesInTurnAndThenLeansAtASlant() {
        WornSensor onTable = new WornSensor(
                new SensorSettings(Placement.L1, null, 100),
                new Quaternion(1, 0, 0, 0),
                0,
                null,
                Belt.NONE,
                null,
                0,
                new OnTable(3));
        Scenario table = Scenario.of("table", List.of(new Step.Stand(33)))
                .withErrors(SensorErrors.NONE)
                .withWornSensors(List.of(onTable));
        List<ImuSample> samples = RecordedSamples.of(SimulatedSession.of(table, 1), Placement.L1);

        double slant = 9.81 / Math.sqrt(3);
        double[][] forces = {
            {9.81, 0, 0}, {-9.81, 0, 0}, {0, 9.81, 0}, {0, -9.81, 0}, {0, 0, 9.81}, {0, 0, -9.81}, {slant, slant, slant}
        };
        for (int pose = 0; pose < forces.length; pose++) {
            ImuSample middle = samples.get(450 * pose + 150);
            assertThat(middle.ax()).isEqualTo(forces[pose][0], within(1e-4));
            assertThat(middle.ay()).isEqualTo(forces[pose][1], within(1e-4));
            assertThat(middle.az()).isEqualTo(forces[pose][2], within(1e-4));
            assertThat(Math.abs(middle.gx()) + Math.abs(middle.gy()) + Math.abs(middle.gz()))
                    .isLessThan(1e-5);
        }
        double turnedRad = samples.subList(300, 450).stream()
                .mapToDouble(s -> 0.01 * Math.sqrt(s.gx() * s.gx() + s.gy() * s.gy() + s.gz() * s.gz()))
                .sum();
        assertThat(turnedRad).isEqualTo(Math.PI, within(1e-3));
    }
}

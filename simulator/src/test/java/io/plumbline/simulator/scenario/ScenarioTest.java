package io.plumbline.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.sensor.SensorErrors;
import io.plumbline.simulator.sensor.WornSensor;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final Scenario STAND = Scenario.of("stand", List.of(new Step.Stand(3)));
    private static final Quaternion UPSIDE_DOWN = new Quaternion(0, 1, 0, 0);

    @Nested
    class WithOtherSensors {

        @Test
        void aStatedMountIsToldAndIsHowItSits() {
            SensorSettings stated = new SensorSettings(Placement.SACRUM, Mount.parse("up,left,back"), 50);
            WornSensor worn = STAND.withMountRotation(UPSIDE_DOWN)
                    .withSensors(List.of(stated))
                    .sensors()
                    .get(0);
            assertThat(worn.settings()).isEqualTo(stated);
            assertThat(worn.sensorToBody()).isNull();
        }

        @Test
        void anUnstatedMountKeepsTheScenariosOwnForThatPlacement() {
            List<SensorSettings> unstated =
                    List.of(new SensorSettings(Placement.T12, null, 200), new SensorSettings(Placement.L3, null, 200));
            List<WornSensor> worn =
                    STAND.withMountRotation(UPSIDE_DOWN).withSensors(unstated).sensors();
            assertThat(worn.get(0).sensorToBody()).isEqualTo(UPSIDE_DOWN);
            assertThat(worn.get(1).sensorToBody()).isNull();
        }

        @Test
        void aMountRotationLeavesStatedMountsAlone() {
            List<SensorSettings> sensors = List.of(
                    new SensorSettings(Placement.SACRUM, Mount.parse("up,left,back"), 50),
                    new SensorSettings(Placement.T12, null, 50));
            List<WornSensor> worn =
                    STAND.withSensors(sensors).withMountRotation(UPSIDE_DOWN).sensors();
            assertThat(worn).extracting(WornSensor::sensorToBody).containsExactly(null, UPSIDE_DOWN);
        }
    }

    @Test
    void aChangedCopyLeavesTheRestAsItWas() {
        Scenario changed = STAND.withErrors(SensorErrors.NONE).withWearer(new Wearer(1.5, 8, 0));
        assertThat(changed.errors()).isEqualTo(SensorErrors.NONE);
        assertThat(changed.wearer().statureMetres()).isEqualTo(1.5);
        assertThat(changed.steps()).isEqualTo(STAND.steps());
        assertThat(changed.sensors()).isEqualTo(STAND.sensors());
    }

    @Test
    void aNameWithSpacesIsRefused() {
        assertThatThrownBy(() -> Scenario.of("my squats", List.of(new Step.Stand(3))))
                .hasMessageContaining("small letters, digits and hyphens")
                .hasMessageContaining("my squats");
    }
}

package io.plumbline.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.simulator.sensor.Belt;
import io.plumbline.simulator.sensor.DeviceClock;
import io.plumbline.simulator.sensor.SensorErrors;
import io.plumbline.simulator.sensor.SensorPart;
import io.plumbline.simulator.sensor.Slip;
import io.plumbline.simulator.sensor.WornSensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {

    @Test
    void readsEveryKey(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("all.yaml");
        Files.writeString(file, """
                name: all
                description: Everything that can be said.
                wearer: {stature_m: 1.80, squat_flexion_deg: 13, sway_deg: 0.1}
                sensors:
                  - {placement: l5, rate_hz: 104, mount: "down,left,front"}
                  - {placement: t12, mount_rotation_deg: [0, 0, 90], phase: 0.5}
                errors: {gyro_noise_dps_rthz: 0.01, gyro_bias_sd_dps: 1, acc_noise_ug_rthz: 200, acc_bias_sd_mg: 20}
                steps:
                  - stand: {seconds: 3}
                  - bow: {angle_deg: 50, seconds: 5}
                  - turn: {angle_deg: -90, seconds: 2}
                  - exercise: squat
                  - squats: {repetitions: 3, depth_per_stature: 0.2, down_s: 1, hold_s: 0.5, up_s: 1.5, rest_s: 2,
                             tuck_deg: 12, rounding_deg: 5, variation: 0}
                  - hinges: {repetitions: 2, angle_deg: 70, lumbar_share: 0.4, down_s: 2, hold_s: 0, up_s: 2, rest_s: 1,
                             variation: 0.1}
                  - get-down: {seconds: 6}
                  - plank:
                      seconds: 30
                      faults:
                        - {kind: sag, at_s: 5, angle_deg: 12, onset_s: 2, hold_s: 3, recovery_s: 2}
                        - {kind: hunch, at_s: 15, angle_deg: 14}
                  - get-up: {seconds: 7}
                """);
        Scenario scenario = ScenarioReader.read(file);

        assertThat(scenario.wearer()).isEqualTo(new Wearer(1.80, 13, 0.1));
        assertThat(scenario.errors()).isEqualTo(new SensorErrors(0.01, 1, 200, 20));
        assertThat(scenario.sensors().get(0).settings().placement()).isEqualTo(Placement.L5);
        assertThat(scenario.sensors().get(0).settings().mount()).isEqualTo(Mount.parse("down,left,front"));
        assertThat(scenario.sensors().get(0).settings().rateHz()).isEqualTo(104);
        assertThat(scenario.sensors().get(1).phase()).isEqualTo(0.5);
        assertThat(scenario.steps())
                .containsExactly(
                        new Step.Stand(3),
                        new Step.Bow(50, 5),
                        new Step.Turn(-90, 2),
                        new Step.StartExercise("squat"),
                        new Squats(3, 0.2, new Pace(1, 0.5, 1.5, 2), 12, 5, 0),
                        new Hinges(2, 70, 0.4, new Pace(2, 0, 2, 1), 0.1),
                        new Step.GetDown(6),
                        new Plank(
                                30,
                                List.of(
                                        new Plank.Fault(Plank.FaultKind.SAG, 5, 12, 2, 3, 2),
                                        new Plank.Fault(Plank.FaultKind.HUNCH, 15, 14, 1, 4, 1))),
                        new Step.GetUp(7));
    }

    @Test
    void aMountRotationTurnsTheSensorsAxesIntoTheBodys() throws IOException {
        Scenario scenario = read("{name: a, description: b, steps: [stand: {seconds: 1}],"
                + " sensors: [{placement: t12, mount_rotation_deg: [0, 0, 90]}]}");
        // a quarter turn to the left: the sensor's x points to the wearer's left
        Quaternion sensorToBody =
                Objects.requireNonNull(scenario.sensors().get(0).sensorToBody());
        assertThat(sensorToBody.w()).isCloseTo(Math.sqrt(0.5), Offset.offset(1e-12));
        assertThat(sensorToBody.z()).isCloseTo(Math.sqrt(0.5), Offset.offset(1e-12));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void aMistakeIsToldWithItsPlaceAndWhatIsAllowed(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidScenarioException.class)
                .hasMessageStartingWith("x.yaml: ")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> mistakes() {
        String head = "name: a\ndescription: b\n";
        String steps = head + "steps:\n  - stand: {seconds: 1}\n";
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("name:\ndescription: b\nsteps: []\n", "name: nothing is given"),
                Arguments.of("name: a: b", "this is no YAML"),
                Arguments.of(
                        steps + "stepps: []\n",
                        "stepps: unknown key; allowed are description, errors, expect, name, radio, sensors, steps, wearer"),
                Arguments.of(
                        steps + "wearer: {height: 2}\n",
                        "wearer.height: unknown key; allowed are squat_flexion_deg, stature_m, sway_deg"),
                Arguments.of(
                        steps + "wearer: {stature_m: 3}\n", "wearer: stature_m must be between 1.2 and 2.2, was 3"),
                Arguments.of(steps + "wearer: {stature_m: tall}\n", "wearer.stature_m: must be a number, was 'tall'"),
                Arguments.of(
                        steps + "sensors: [{placement: hip}]\n",
                        "sensors[0]: no placement is called 'hip'; there are sacrum, l5"),
                Arguments.of(steps + "sensors: [{rate_hz: 100}]\n", "sensors[0].placement: key 'placement' is missing"),
                Arguments.of(
                        steps + "sensors: [{placement: l5, mount: 'up,up,up'}]\n",
                        "sensors[0]: mount must name three perpendicular directions"),
                Arguments.of(
                        steps + "sensors: [{placement: l5, mount: 'up,left,back', mount_rotation_deg: [0, 0, 1]}]\n",
                        "either a mount"),
                Arguments.of(steps + "sensors: [{placement: l5, mount_rotation_deg: [0, 1]}]\n", "three angles"),
                Arguments.of(
                        steps + "sensors: [{placement: l5}, {placement: l5}]\n", "two sensors at one placement: l5"),
                Arguments.of(steps + "sensors: []\n", "one or two"),
                Arguments.of(steps + "errors: {acc_bias_sd_mg: -1}\n", "errors: acc_bias_sd_mg must be in [0, 200.0]"),
                Arguments.of(steps + "errors: {part: bmi}\n", "errors: no part is called 'bmi'; there are lsm6dso, "),
                Arguments.of(steps + "errors: {bits: 40}\n", "errors: bits must be in [6.0, 24.0], was 40.0"),
                Arguments.of(steps + "errors: {gyro_bias: 1}\n", "errors.gyro_bias: unknown key; allowed are acc_bias"),
                Arguments.of(
                        steps + "sensors: [{placement: l5, belt: lose}]\n",
                        "sensors[0].belt: must be none or tight or normal or loose, was 'lose'"),
                Arguments.of(
                        steps + "sensors: [{placement: l5, slip: {at_s: 4, angle_deg: 80, axis: yaw}}]\n",
                        "sensors[0].slip: angle_deg must be in [-60.0, 60.0], was 80.0"),
                Arguments.of(
                        steps + "sensors: [{placement: l5, slip: {at_s: 4, angle_deg: 8}}]\n",
                        "sensors[0].slip.axis: key 'axis' is missing"),
                Arguments.of(
                        steps + "sensors: [{placement: l5, clock: {skew_ppm: 1e6}}]\n",
                        "sensors[0].clock: skew_ppm must be in [-50000.0, 50000.0]"),
                Arguments.of(head, "key 'steps' is missing"),
                Arguments.of(head + "steps: 3\n", "steps: must be a list"),
                Arguments.of(head + "steps:\n", "steps: nothing is given"),
                Arguments.of(head + "steps: [exercise: squat]\n", "something that takes time"),
                Arguments.of(
                        head + "steps:\n  - sqats: {}\n",
                        "steps[0]: unknown step 'sqats'; there are bow, exercise, get-down, get-up, hinges, plank, squats, stand, turn"),
                Arguments.of(
                        head + "steps:\n  - squats: {depht: 1}\n",
                        "steps[0].depht: unknown key; allowed are depth_per_stature, down_s"),
                Arguments.of(
                        head + "steps:\n  - squats: {repetitions: 1.5}\n",
                        "steps[0].repetitions: must be a whole number"),
                Arguments.of(
                        head + "steps:\n  - squats: {tuck_deg: 90}\n",
                        "steps[0]: tuck_deg must be between 0 and 40, was 90"),
                Arguments.of(head + "steps:\n  - stand: {}\n", "steps[0].seconds: key 'seconds' is missing"),
                Arguments.of(head + "steps:\n  - stand: {seconds: 1, seconds: 2}\n", "Duplicate field 'seconds'"),
                Arguments.of(head + "steps:\n  - get-down:\n", "steps[0]: nothing is given; a step without settings"),
                Arguments.of(head + "steps:\n  - stand\n", "steps[0]: a step is one key with its settings"),
                Arguments.of(
                        head + "steps:\n  - exercise: Squat!\n", "steps[0]: an exercise's name is of small letters"),
                Arguments.of(
                        head + "steps:\n  - plank: {seconds: 20}\n",
                        "steps[0] begins on the mat but the wearer is standing; put a get-down before it"),
                Arguments.of(
                        head + "steps:\n  - get-down: {}\n  - squats: {}\n",
                        "steps[1] begins standing but the wearer is on the mat; put a get-up before it"),
                Arguments.of(
                        head
                                + "steps:\n  - get-down: {}\n  - plank: {seconds: 9, faults: [{kind: sagg, at_s: 1, angle_deg: 5}]}\n",
                        "steps[1].faults[0].kind: must be sag or hunch, was 'sagg'"),
                Arguments.of(
                        head
                                + "steps:\n  - get-down: {}\n  - plank: {seconds: 5, faults: [{kind: sag, at_s: 1, angle_deg: 5}]}\n",
                        "the last fault is over at 7 s, after the plank"));
    }

    @Test
    void readsHowASensorIsWornItsClockAndItsPart() throws IOException {
        Scenario scenario = read("""
                name: worn
                description: Everything of a sensor.
                sensors:
                  - placement: sacrum
                    slip: {at_s: 40, angle_deg: -8, axis: roll}
                    belt: loose
                    clock: {skew_ppm: 20000, drift_ppm_s: 0.02, offset_s: 3.5}
                    rate_error_percent: 1.5
                  - {placement: t12}
                errors: {part: witmotion, acc_range_g: 2, bits: 12}
                steps: [stand: {seconds: 3}]
                """);
        WornSensor worn = scenario.sensors().get(0);
        assertThat(worn.slip()).isEqualTo(new Slip(40, -8, Slip.Axis.ROLL, 0.3));
        assertThat(worn.belt()).isEqualTo(Belt.LOOSE);
        assertThat(worn.clock()).isEqualTo(new DeviceClock(20_000, 0.02, 3.5));
        assertThat(worn.rateErrorPercent()).isEqualTo(1.5);
        assertThat(scenario.sensors().get(1))
                .isEqualTo(new WornSensor(scenario.sensors().get(1).settings()));
        assertThat(scenario.errors().acc().range()).isEqualTo(2);
        assertThat(scenario.errors().bits()).isEqualTo(12);
        assertThat(scenario.errors().gyro())
                .isEqualTo(SensorPart.WITMOTION.errors().gyro());
        assertThat(scenario.errors().lowPassHz()).isEqualTo(20);
    }

    private static Scenario read(String yaml) throws IOException {
        return ScenarioReader.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "x.yaml");
    }
}

package io.plumbline.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.simulator.link.Disconnect;
import io.plumbline.simulator.link.Loss;
import io.plumbline.simulator.link.Preset;
import io.plumbline.simulator.link.Radio;
import io.plumbline.simulator.link.RadioEvent;
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
import org.apache.commons.math3.random.Well19937c;
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
                wearer: {stature_m: 1.80, squat_flexion_deg: 13, sway_deg: 0.1, breathing_deg: 0, tremor_mps2: 0}
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
    void readsWhatIsDoneOnTheFloorAndAllDay() throws IOException {
        Scenario scenario = read("""
                name: all
                description: Everything else that can be said.
                steps:
                  - squats: {repetitions: 2, lean_deg: 15, fall_deg: 20, variation: 0}
                  - get-down: {to: all-fours, seconds: 4}
                  - bird-dogs: {repetitions: 2, roll_deg: 4, side_drop_deg: 8, arch_deg: 12, down_s: 1, hold_s: 2, up_s: 3,
                                rest_s: 4, variation: 0}
                  - get-up: {}
                  - get-down: {}
                  - plank:
                      seconds: 60
                      faults:
                        - {kind: hips-high, at_s: 2, angle_deg: 20}
                        - {kind: hips-low, at_s: 10, angle_deg: 8, rise: exponential}
                        - {kind: sag, at_s: 20, angle_deg: 12, onset_s: 3, reacts_s: 0.8}
                  - get-up: {}
                  - get-down: {to: front}
                  - press-ups: {repetitions: 3, extension_deg: 30, variation: 0.01}
                  - supermans: {extension_deg: 20, leg_lift_deg: 5}
                  - get-up: {}
                  - lie-down: {seconds: 5}
                  - bridges: {lift_deg: 20, over_arch_deg: 9}
                  - crunches: {curl_deg: 30}
                  - lie: {seconds: 7}
                  - lie-on-the-side: {seconds: 3, roll_deg: -80, roll_s: 1.5}
                  - get-up: {}
                  - walk: {seconds: 9, speed_mps: 1.1}
                  - cough: {times: 2, angle_deg: 6}
                  - tug-belt: {times: 3, angle_deg: 4}
                  - lift: {angle_deg: 70, knee_deg: 30, lumbar_share: 0.4, down_s: 1, hold_s: 2, up_s: 3}
                  - sit-down: {seconds: 2, lean_deg: 30}
                  - sit: {seconds: 8}
                  - tie-shoes: {hold_s: 4}
                  - stand-up: {seconds: 3, lean_deg: 20}
                """);
        Repeats floor = new Repeats(2, new Pace(1, 2, 3, 4), 0);
        assertThat(scenario.steps())
                .contains(
                        Squats.good(2).withLeanDeg(15).withFallDeg(20).withVariation(0),
                        new Step.GetDown(4, Step.GetDown.Target.ALL_FOURS),
                        new FloorStep.BirdDogs(floor, 4, 8, 12),
                        new FloorStep.PressUps(new Repeats(3, new Pace(2, 1, 2, 1), 0.01), 30),
                        new FloorStep.Supermans(new Repeats(1, new Pace(1.2, 1.5, 1.2, 1)), 20, 5),
                        new FloorStep.LieDown(5),
                        new FloorStep.Bridges(new Repeats(1, new Pace(1.5, 1, 1.5, 1)), 20, 9),
                        new FloorStep.Crunches(new Repeats(1, new Pace(1.2, 0.5, 1.2, 0.8)), 30),
                        new FloorStep.Lie(7),
                        new FloorStep.LieOnTheSide(3, -80, 1.5),
                        new DailyStep.Walk(9, 1.1),
                        new DailyStep.Cough(2, 6),
                        new DailyStep.TugBelt(3, 4),
                        new DailyStep.Lift(70, 30, 0.4, 1, 2, 3),
                        new DailyStep.SitDown(2, 30),
                        new DailyStep.Sit(8),
                        new DailyStep.TieShoes(4),
                        new DailyStep.StandUp(3, 20))
                .contains(new Plank(
                        60,
                        List.of(
                                new Plank.Fault(Plank.FaultKind.HIPS_HIGH, 2, 20, 1, 4, 1),
                                new Plank.Fault(Plank.FaultKind.HIPS_LOW, 10, 8, 1, 4, 1, Plank.Rise.EXPONENTIAL, null),
                                new Plank.Fault(Plank.FaultKind.SAG, 20, 12, 3, 0, 0.7, Plank.Rise.SMOOTH, 0.8))));
    }

    @Test
    void aDrawnWearerKeepsWhatIsSaid() throws IOException {
        Wearer wearer =
                read("{name: a, description: b, steps: [stand: {seconds: 1}], wearer: {drawn: true, stature_m: 1.8,"
                                + " tempo: 1.1}}")
                        .wearer();
        Wearer one = wearer.resolved(new Well19937c(1));
        Wearer other = wearer.resolved(new Well19937c(2));
        assertThat(one).isEqualTo(wearer.resolved(new Well19937c(1))).isNotEqualTo(other);
        assertThat(List.of(one, other)).allSatisfy(drawn -> {
            assertThat(drawn.statureMetres()).isEqualTo(1.8);
            assertThat(drawn.tempo()).isEqualTo(1.1);
            assertThat(drawn.drawnKeys()).isEmpty();
        });
        assertThat(one.breathingDeg()).isNotEqualTo(other.breathingDeg());
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

    @Test
    void aRadioIsAWordOrItsKeys() throws IOException {
        String stand = "{name: a, description: b, steps: [stand: {seconds: 1}]";
        assertThat(read(stand + "}").radio()).isEqualTo(Radio.CABLE);
        assertThat(read(stand + ", radio: shadowed}").radio()).isEqualTo(Radio.of(Preset.SHADOWED));
        assertThat(read(stand + ", radio: {preset: bad}}").radio()).isEqualTo(Radio.of(Preset.BAD));
        assertThat(read(stand + ", radio: {preset: clean, samples_per_packet: 8, connection_interval_ms: 7.5,"
                                + " jitter_ms: 2, loss: {p_good: 0.001, p_bad: 0.5, good_to_bad: 0.01, bad_to_good: 0.3},"
                                + " disconnects: [{at_s: 30, seconds: 4}], duplicates: 0.01, reordering: 0.02, uptime_s: 5,"
                                + " events: [clock-jump: {at_s: 1, by_s: -2}, restart: {at_s: 3, placement: t12},"
                                + " battery-low: {at_s: 4}]}}")
                        .radio())
                .isEqualTo(new Radio(
                        Preset.CLEAN,
                        8,
                        0.0075,
                        0.002,
                        new Loss(0.001, 0.5, 0.01, 0.3),
                        0.01,
                        0.02,
                        5.0,
                        List.of(new Disconnect(30, 4, null)),
                        List.of(
                                new RadioEvent.ClockJump(1, -2, null),
                                new RadioEvent.Restart(3, Placement.T12),
                                new RadioEvent.BatteryLow(4, 20, null))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource({"mistakes", "mistakesOfTheRadio"})
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
                        "wearer.height: unknown key; allowed are breathing_deg, drawn, endurance_s, lean_deg, roll_deg,"
                                + " side_bend_deg, site_scale, squat_flexion_deg, stature_m, sway_deg, tempo, tremor_growth,"
                                + " tremor_mps2"),
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
                        "steps[0]: unknown step 'sqats'; there are bird-dogs, bow, bridges, cough, crunches, exercise, get-down,"
                                + " get-up, hinges, lie, lie-down, lie-on-the-side, lift, plank, press-ups, sit, sit-down, squats, stand,"
                                + " stand-up, supermans, tie-shoes, tug-belt, turn, walk"),
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
                Arguments.of(steps + "wearer: {drawn: perhaps}\n", "wearer.drawn: must be"),
                Arguments.of(
                        steps + "wearer: {site_scale: 2}\n", "wearer: site_scale must be between 0.8 and 1.2, was 2"),
                Arguments.of(
                        head + "steps:\n  - bridges: {}\n",
                        "steps[0] begins on the back but the wearer is standing; put a lie-down before it"),
                Arguments.of(
                        head + "steps:\n  - sit-down: {}\n  - press-ups: {}\n",
                        "steps[1] begins face down but the wearer is sitting;"
                                + " put a stand-up and a get-down: {to: front} before it"),
                Arguments.of(
                        head + "steps:\n  - sit-down: {}\n  - walk: {seconds: 5}\n",
                        "steps[1] begins standing but the wearer is sitting; put a stand-up before it"),
                Arguments.of(
                        head + "steps:\n  - get-up: {}\n",
                        "steps[0] begins on the mat or on all fours or face down or on the back but the wearer is"
                                + " standing; put a get-down before it"),
                Arguments.of(
                        head + "steps:\n  - get-down: {to: knees}\n",
                        "steps[0].to: must be elbows or all-fours or front, was 'knees'"),
                Arguments.of(
                        head + "steps:\n  - walk: {seconds: 5, speed_mps: 5}\n",
                        "steps[0]: speed_mps must be between 0.5 and 2, was 5"),
                Arguments.of(head + "steps:\n  - walk: {}\n", "steps[0].seconds: key 'seconds' is missing"),
                Arguments.of(
                        head + "steps:\n  - bird-dogs: {repetitions: 0}\n",
                        "steps[0]: repetitions must be between 1 and 200, was 0"),
                Arguments.of(
                        head + "steps:\n  - crunches: {angle_deg: 20}\n",
                        "steps[0].angle_deg: unknown key; allowed are curl_deg, down_s, hold_s, repetitions, rest_s, up_s,"
                                + " variation"),
                Arguments.of(
                        head
                                + "steps:\n  - get-down: {}\n  - plank: {seconds: 30, faults: [{kind: sag, at_s: 1, angle_deg: 9, hold_s: 2, reacts_s: 1}]}\n",
                        "steps[1].faults[0]: either hold_s or reacts_s"),
                Arguments.of(
                        head
                                + "steps:\n  - get-down: {}\n  - plank: {seconds: 30, faults: [{kind: hips-high, at_s: 1, angle_deg: 20, reacts_s: 1}]}\n",
                        "steps[1].faults[0]: reacts_s needs a cue to react to"),
                Arguments.of(
                        head
                                + "steps:\n  - get-down: {}\n  - plank: {seconds: 9, faults: [{kind: sagg, at_s: 1, angle_deg: 5}]}\n",
                        "steps[1].faults[0].kind: must be sag or hunch or hips-high or hips-low, was 'sagg'"),
                Arguments.of(
                        head
                                + "steps:\n  - get-down: {}\n  - plank: {seconds: 5, faults: [{kind: sag, at_s: 1, angle_deg: 5}]}\n",
                        "the last fault is over at 7 s, after the plank"));
    }

    static Stream<Arguments> mistakesOfTheRadio() {
        String radio = "name: a\ndescription: b\nsteps:\n  - stand: {seconds: 1}\nradio: ";
        return Stream.of(
                Arguments.of(
                        radio + "wifi\n", "radio: no radio is called 'wifi'; there are cable, clean, shadowed, bad"),
                Arguments.of(radio + "{preset: wifi}\n", "radio: no radio is called 'wifi'; there are cable"),
                Arguments.of(radio + "[clean]\n", "radio: must be a word, e.g. shadowed, or a block of keys"),
                Arguments.of(
                        radio + "{los: 3}\n",
                        "radio.los: unknown key; allowed are connection_interval_ms, disconnects, duplicates, events,"
                                + " jitter_ms, loss, preset, reordering, samples_per_packet, uptime_s"),
                Arguments.of(
                        radio + "{samples_per_packet: 0}\n",
                        "radio: samples_per_packet must be between 1 and 100, was 0"),
                Arguments.of(radio + "{samples_per_packet: 1.5}\n", "radio.samples_per_packet: must be a whole number"),
                Arguments.of(
                        radio + "{connection_interval_ms: 8}\n",
                        "radio: connection_interval_ms must be 0 (none) or between 7.5 and 4000 in steps of 1.25, e.g."
                                + " 7.5, 15, 30 or 50; was 8"),
                Arguments.of(radio + "{jitter_ms: -1}\n", "radio: jitter_ms must be between 0 and 1000, was -1"),
                Arguments.of(radio + "{duplicates: 2}\n", "radio: duplicates must be between 0 and 1, was 2"),
                Arguments.of(radio + "{reordering: often}\n", "radio.reordering: must be a number, was 'often'"),
                Arguments.of(radio + "{uptime_s: 5e9}\n", "radio: uptime_s must be between 0 and 4294967"),
                Arguments.of(radio + "{loss: {p_good: 0.1}}\n", "radio.loss.p_bad: key 'p_bad' is missing"),
                Arguments.of(
                        radio + "{loss: {p_good: 2, p_bad: 0, good_to_bad: 0, bad_to_good: 1}}\n",
                        "radio.loss: p_good must be a share between 0 and 1, was 2"),
                Arguments.of(
                        radio + "{disconnects: [{at_s: 3}]}\n",
                        "radio.disconnects[0].seconds: key 'seconds' is missing"),
                Arguments.of(
                        radio + "{disconnects: [{at_s: -3, seconds: 1}]}\n",
                        "radio.disconnects[0]: at_s must be between 0 and 86400, was -3"),
                Arguments.of(
                        radio + "{disconnects: [{at_s: 3, seconds: 1, placement: hip}]}\n",
                        "radio.disconnects[0]: no placement is called 'hip'; there are sacrum, l5"),
                Arguments.of(
                        radio + "{disconnects: [{at_s: 3, seconds: 1, placement: l3}]}\n",
                        "radio: no sensor is worn at l3; there are sacrum, t12"),
                Arguments.of(
                        radio + "{events: [reboot: {at_s: 3}]}\n",
                        "radio.events[0]: unknown event 'reboot'; there are battery-low, clock-jump, restart"),
                Arguments.of(
                        radio + "{events: [restart]}\n",
                        "radio.events[0]: an event is one key with its settings, e.g. restart: {at_s: 30}"),
                Arguments.of(
                        radio + "{events: [restart: {at_s: 3, at: 3}]}\n",
                        "radio.events[0].at: unknown key; allowed are at_s, placement"),
                Arguments.of(
                        radio + "{events: [clock-jump: {at_s: 3}]}\n", "radio.events[0].by_s: key 'by_s' is missing"),
                Arguments.of(
                        radio + "{events: [battery-low: {at_s: 3, seconds: -1}]}\n",
                        "radio.events[0]: seconds must be between 0 and 3600, was -1"));
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

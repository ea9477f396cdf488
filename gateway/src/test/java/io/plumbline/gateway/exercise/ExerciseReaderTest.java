package io.plumbline.gateway.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.exercise.OwnMargin;
import io.plumbline.analytics.exercise.RangeShare;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.repetition.Movement;
import io.plumbline.gateway.definition.InvalidDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExerciseReaderTest {

    private static final String BRIDGE = """
        name: bridge
        title: Bridge
        movement: free
        postures: [supine]
        faults:
          - fault: extension
            pattern: over-arch
            measure: lumbar-extension
            limits: {amber_deg: 9, amber_dwell_s: 0.5}
            message: "Down a little."
          - fault: extension
            pattern: over-arch
            measure: segment-backward
            sensors: [t12]
            limits: {amber_deg: 9, amber_dwell_s: 0.5}
            rest_s: 2
            message: "Down a little."
        """;

    @Test
    void whatIsLeftOutHasItsDefault() throws InvalidDefinitionException {
        Exercise bridge = ExerciseReader.read(BRIDGE, "bridge.yaml");

        assertThat(bridge.transitionSeconds()).isEqualTo(1);
        assertThat(bridge.placementAdvice()).isNull();
        FaultRule rule = bridge.rules().get(0);
        assertThat(rule.limitName()).isEqualTo("extension");
        assertThat(rule.limit()).isEqualTo(new Limit(9, 15, 0.5, 0.5));
        assertThat(rule.ofRange()).isNull();
        assertThat(rule.placements()).isEmpty();
        assertThat(rule.restsForTheRepetition()).isTrue();
        assertThat(bridge.rules().get(1).restSeconds()).isEqualTo(2);
    }

    @Test
    void aMovementTakesItsNumbersAndKeepsTheUsualOnes() throws InvalidDefinitionException {
        assertThat(movement("lower-and-rise: {least_depth_m: 0.1}")).isEqualTo(new Movement.LowerAndRise(0.1, 0.6, 16));
        assertThat(movement("bend-and-rise: {least_range_deg: 20, longest_s: 8}"))
                .isEqualTo(new Movement.BendAndRise(Math.toRadians(20), 8));
        assertThat(movement("hold: {neutral_until_s: 4, neutral_shift_deg: 5}"))
                .isEqualTo(new Movement.Hold(1, 2, 4, Math.toRadians(5)));
        assertThat(movement("hold: {}")).isEqualTo(Movement.Hold.USUAL);
    }

    @Test
    void aShareOfTheRangeTakesItsNumbersAndKeepsTheUsualOnes() throws InvalidDefinitionException {
        String flexion = BRIDGE.replace("fault: extension", "fault: flexion")
                .replace("amber_dwell_s: 0.5}", "amber_dwell_s: 0.5, of_range: {amber_share: 0.3}}");

        assertThat(ExerciseReader.read(flexion, "x.yaml").rules().get(0).ofRange())
                .isEqualTo(new RangeShare(0.3, 12, 0.6, 20));
    }

    @Test
    void theMarginToOnesOwnRepetitionsTakesItsNumbersAndKeepsTheUsualOnes() throws InvalidDefinitionException {
        String squats = BRIDGE.replace("movement: free", "movement: lower-and-rise")
                .replace("amber_dwell_s: 0.5}", "amber_dwell_s: 0.5, own: {after: 8}}");

        assertThat(ExerciseReader.read(squats, "x.yaml").rules().get(0).own()).isEqualTo(new OwnMargin(8, 6, 12));
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "title: Bridge        | titel: Bridge        | titel: no key is called 'titel' here. Did you mean"
                        + " title?",
                "title: Bridge        | ''                   | title is missing",
                "title: Bridge        | title: 7             | title must be a text, was 7",
                "name: bridge         | name: Bridge         | name must be made of lower-case letters and '-', was"
                        + " Bridge",
                "movement: free       | movement: fre        | movement: no movement is called 'fre'. Did you mean"
                        + " free?",
                "movement: free       | movement: {hold: {settle: 1}} | movement.hold.settle: no key is called"
                        + " 'settle' here. Did you",
                "movement: free       | movement: {hold: 3}  | movement.hold must be a block of keys, was 3",
                "movement: free       | movement: {hold: {neutral_until_s: 2}} | movement.hold.neutral_until_s must be"
                        + " more than",
                "movement: free       | movement: {bend-and-rise: {longest_s: 0}} | movement.bend-and-rise.longest_s"
                        + " must be more",
                "movement: free       | movement: {lower-and-rise: {least_depth_m: 3}} | least_depth_m must be in (0,"
                        + " 1], was 3",
                "[supine]             | [supin]              | postures: no posture is called 'supin'. Did you mean"
                        + " supine?",
                "[supine]             | []                   | postures must be a list of words, e.g. [upright,"
                        + " hinged], was []",
                "[supine]             | supine               | postures must be a list of words",
                "fault: extension     | fault: extnsion      | faults[0].fault: no fault is called 'extnsion'. Did you"
                        + " mean",
                "lumbar-extension     | lumbar-extensoin     | faults[0].measure: no measure is called"
                        + " 'lumbar-extensoin'. Did",
                "amber_deg: 9         | amber_deg: 120       | faults[0].limits.amber_deg must be in (0, 90), was 120",
                "amber_deg: 9         | amber_deg: 9, red_deg: 8 | faults[0].limits.red_deg must be at least"
                        + " amber_deg, 9",
                "amber_deg: 9         | amber_deg: nine      | faults[0].limits.amber_deg must be a number, was"
                        + " \"nine\"",
                "amber_deg: 9,        | ''                   | faults[0].limits.amber_deg is missing",
                "amber_dwell_s: 0.5   | amber_dwell_s: -1    | faults[0].limits.amber_dwell_s must not be negative,"
                        + " was -1",
                "', amber_dwell_s: 0.5' | ''                 | faults[0].limits.amber_dwell_s is missing",
                "amber_deg: 9         | amber_deg: 9, amber_deg: 8 | Duplicate field 'amber_deg'",
                "amber_deg: 9         | amber_deg: 9, of_range: {} | faults[0]: a share of the range of flexion is no"
                        + " limit on",
                "amber_deg: 9         | amber_deg: 9, own: {after: 0} | faults[0].limits.own.after must be a whole"
                        + " number from 1",
                "amber_deg: 9         | amber_deg: 9, own: {after: 2.5} | faults[0].limits.own.after must be a whole"
                        + " number from",
                "amber_deg: 9         | amber_deg: 9, own: {least: 9} | faults[0].limits.own.least: no key is called"
                        + " 'least' here",
                "amber_deg: 9         | amber_deg: 9, own: {} | no limit of bridge can be set by the wearer's own"
                        + " repetitions",
                "rest_s: 2            | rest_s: -2           | faults[1].rest_s must not be negative, was -2",
                "[t12]                | [t13]                | faults[1].sensors: no placement is called 't13'. Did"
                        + " you mean",
                "[t12]                | two                  | faults[1].sensors must be a list of places, e.g."
                        + " [sacrum, l5] for",
                "[t12]                | three                | faults[1].sensors must be 'two' or a list of places",
                "faults:              | faults: 7            | this is no YAML",
                "name: bridge         | '[]'                 | this is no YAML"
            })
    void aMistakeIsToldByItsPath(String right, String wrong, String message) {
        assertThat(BRIDGE).contains(right);
        assertThatThrownBy(() -> ExerciseReader.read(BRIDGE.replace(right, wrong), "exercises/bridge.yaml"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageStartingWith("exercises/bridge.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> ExerciseReader.read("", "x.yaml"))
                .hasMessage("x.yaml: expected keys, one a line, e.g. 'name: squat'");
    }

    private static Movement movement(String words) throws InvalidDefinitionException {
        return ExerciseReader.read(BRIDGE.replace("movement: free", "movement: {" + words + "}"), "x.yaml")
                .movement();
    }
}

package io.plumbline.analytics.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.fault.Measure;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.posture.Posture;
import io.plumbline.analytics.repetition.Movement;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExerciseTest {

    private static Exercise named(String name) {
        return TestExercises.all().stream()
                .filter(exercise -> exercise.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areTheFourOfTheFormat() {
        assertThat(TestExercises.all())
                .extracting(Exercise::name)
                .containsExactlyInAnyOrder("squat", "plank", "hip-hinge", "daily");
    }

    /** A test of the gateway holds the definitions that people use against the same file. */
    @Test
    void areThoseThatTheProgramComesWith() throws IOException {
        try (InputStream said = ExerciseTest.class.getResourceAsStream("/exercises.txt")) {
            assertThat(TestExercises.all())
                    .extracting(Exercise::toString)
                    .isEqualTo(new String(said.readAllBytes(), UTF_8).lines().toList());
        }
    }

    /** The published table of default limits. */
    @ParameterizedTest(name = "{0}, {1}: {2}° / {3}°, {4} / {5} s")
    @CsvSource({
        "squat, LUMBAR_FLEXION, 15, 25, 0.150, 0.100",
        "squat, PELVIC_TUCK, 8, 15, 0.150, 0.100",
        "squat, PELVIC_TUCK_WITH_FLEXION, 8, 15, 0.150, 0.100",
        "hip-hinge, LUMBAR_FLEXION, 15, 25, 0.150, 0.100",
        "plank, LUMBAR_FLEXION, 10, 17, 1, 0.5",
        "plank, LUMBAR_EXTENSION, 7, 12, 1, 0.5",
        "plank, SEGMENT_FORWARD, 7, 12, 1, 0.5",
        "plank, SEGMENT_BACKWARD, 5, 8, 1, 0.5",
        "daily, BENT_LUMBAR_FLEXION, 32, 40, 3, 3"
    })
    void haveTheDefaultLimits(
            String exercise, Measure measure, double amber, double red, double amberDwell, double redDwell) {
        assertThat(named(exercise).rules())
                .filteredOn(rule -> rule.measure() == measure)
                .singleElement()
                .extracting(FaultRule::limit)
                .isEqualTo(new Limit(amber, red, amberDwell, redDwell));
    }

    @ParameterizedTest(name = "{0}: {1} s")
    @CsvSource({"squat, NaN", "hip-hinge, NaN", "plank, 6", "daily, 10"})
    void restAsTheTableSays(String exercise, Double restSeconds) {
        assertThat(named(exercise).rules())
                .filteredOn(rule -> rule.fault() != Fault.FATIGUE)
                .allSatisfy(rule -> {
                    assertThat(rule.restSeconds()).isEqualTo(restSeconds);
                    assertThat(rule.restsForTheRepetition()).isEqualTo(restSeconds.isNaN());
                });
    }

    @Test
    void oneSensorJudgesASquatFromThePelvisAndAPlankFromTheTrunk() {
        assertThat(named("squat").rules())
                .filteredOn(rule -> !rule.measure().needsBothSegments())
                .extracting(FaultRule::placements)
                .containsExactly(Set.of(Placement.SACRUM, Placement.L5));
        assertThat(named("plank").rules())
                .filteredOn(rule -> !rule.measure().needsBothSegments())
                .extracting(FaultRule::placements)
                .containsOnly(Set.of(Placement.L1, Placement.T12));
    }

    @Test
    void neverSpeakOfTheLowerBackWithOneSensor() {
        for (Exercise exercise : TestExercises.all()) {
            assertThat(exercise.rules())
                    .filteredOn(rule -> !rule.measure().needsBothSegments())
                    .allSatisfy(rule -> assertThat(rule.message()).doesNotContainIgnoringCase("back "));
        }
    }

    @Nested
    class ADefinitionIsRefused {

        private final Limit limit = new Limit(10, 20, 1, 1);

        private FaultRule rule(Measure measure, Set<Placement> placements, double rest) {
            return new FaultRule("flexion", Fault.FLEXION, "hunch", measure, placements, limit, null, null, rest, "");
        }

        private static Exercise exercise(String name, Set<Posture> postures, double transitionSeconds) {
            return new Exercise(name, "", new Movement.Free(), postures, transitionSeconds, List.of(), null);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Squat", "squat 2", "squat_two"})
        void withANameThatNoOptionCouldHold(String name) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> exercise(name, EnumSet.allOf(Posture.class), 1))
                    .withMessage("an exercise's name is made of lower-case letters and '-', was " + name);
        }

        @Test
        void withoutAPosture() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> exercise("squat", Set.of(), 1))
                    .withMessage("exercise squat lives in no posture");
        }

        @Test
        void withARuleOfOneSensorThatNamesNoPlacement() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rule(Measure.PELVIC_TUCK, Set.of(), 1))
                    .withMessage("a rule on PELVIC_TUCK must name the placements it holds for");
        }

        @Test
        void withARuleOfTwoSensorsThatNamesOne() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rule(Measure.LUMBAR_FLEXION, Set.of(Placement.L5), 1))
                    .withMessage("a rule on LUMBAR_FLEXION holds for two sensors only");
        }

        @Test
        void withANegativeRest() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rule(Measure.LUMBAR_FLEXION, Set.of(), -1))
                    .withMessage("restSeconds must not be negative, was -1.0");
        }
    }
}

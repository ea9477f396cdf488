package io.plumbline.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.scenario.Wearer;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The truth of whole sessions. */
class SimulatedTruthTest {

    @ParameterizedTest
    @MethodSource("scenarios")
    void faultsAgreeWithTheTenHertzList(String name) {
        Truth truth = truth(name);
        for (int i = 0; i < truth.lumbarFlexion10HzDeg().size(); i++) {
            double seconds = i / 10.0;
            double flexionDeg = truth.lumbarFlexion10HzDeg().get(i);
            assertThat(standing(truth, "flexion", seconds))
                    .as("flexion at %s s", seconds)
                    .isEqualTo(flexionDeg > 10);
            assertThat(standing(truth, "extension", seconds))
                    .as("extension at %s s", seconds)
                    .isEqualTo(flexionDeg < -8);
        }
    }

    @Test
    void aWornSegmentTurnsAsItsPartOfTheSpineDoesAndAHoldIsTold() {
        Scenario plank = ScenarioLibrary.find("plank-sag").orElseThrow();
        Truth truth = SimulatedSession.of(
                        plank.withSensors(List.of(
                                new SensorSettings(Placement.SACRUM, null, 100),
                                new SensorSettings(Placement.L1, null, 100))),
                        1)
                .truth();
        List<Double> sacrum = angles(truth, Placement.SACRUM);
        List<Double> l1 = angles(truth, Placement.L1);
        for (int i = 0; i < l1.size(); i++) {
            double flexionDeg = truth.lumbarFlexion10HzDeg().get(i);
            assertThat(sacrum.get(i)).isCloseTo(truth.trunkInclination10HzDeg().get(i) - flexionDeg, within(1e-9));
            assertThat(l1.get(i)).isCloseTo(sacrum.get(i) + 0.9 * flexionDeg, within(1e-9));
        }
        assertThat(truth.holds()).singleElement().satisfies(hold -> {
            assertThat(hold.endSeconds() - hold.startSeconds()).isCloseTo(60, within(1e-9));
            assertThat(truth.faults())
                    .allMatch(fault ->
                            fault.startSeconds() > hold.startSeconds() && fault.endSeconds() < hold.endSeconds());
        });
    }

    private static List<Double> angles(Truth truth, Placement placement) {
        return Objects.requireNonNull(truth.segmentInclination10HzDeg().get(placement));
    }

    static List<String> scenarios() {
        return ScenarioLibrary.names();
    }

    @ParameterizedTest
    @CsvSource({
        "squats,          8, 0, 0, 0",
        "squats-tucked,  10, 4, 0, 4",
        "squats-rounded,  9, 3, 0, 0",
        "plank,           0, 0, 0, 0",
        "plank-sag,       0, 0, 2, 0",
        "plank-hunch,     0, 2, 0, 0",
        "session,         6, 3, 1, 2",
        "demo,            4, 2, 1, 2",
        "hip-hinge,       8, 3, 0, 0",
        "stand,           0, 0, 0, 0",
        "squats-shallow,  8, 0, 0, 0",
        "squats-lean,     8, 0, 0, 0",
        "squats-slow,     6, 0, 0, 0",
        "squats-fast,    12, 0, 0, 0",
        "squats-fall,     7, 0, 0, 0",
        "plank-hips-high, 0, 0, 0, 0",
        "plank-bounce-back, 0, 1, 2, 0",
        "plank-long-fatigue, 0, 0, 1, 0",
        "stoop,           5, 5, 0, 0",
        "bird-dog,        8, 0, 2, 0",
        "bridge,          8, 2, 3, 0",
        "crunch,          8, 10, 0, 0",
        "press-up,        8, 0, 8, 0",
        "superman,        6, 0, 6, 0",
        "walking,         0, 0, 0, 0",
        "coughing,        5, 0, 0, 0",
        "belt-tug,        5, 0, 0, 0",
        "lifting-bad,     0, 3, 0, 0",
        "daily-life,      0, 7, 0, 0",
        "correct-session, 42, 0, 0, 0",
        "sensor-slips,    7, 1, 0, 1",
        "sensor-creeps,  17, 1, 0, 1",
        "belt-loose,      6, 2, 0, 2",
        "cheap-sensor,    6, 2, 1, 2",
        "gyro-warm-up,    8, 0, 1, 0",
        "sensor-saturates,8, 1, 0, 1",
    })
    void aScenarioShowsWhatItsDescriptionSays(String name, int repetitions, int flexions, int extensions, int tucks) {
        Truth truth = truth(name);
        assertThat(truth.repetitions()).hasSize(repetitions);
        assertThat(truth.faults())
                .filteredOn(fault -> fault.kind().equals("flexion"))
                .hasSize(flexions);
        assertThat(truth.faults())
                .filteredOn(fault -> fault.kind().equals("extension"))
                .hasSize(extensions);
        assertThat(truth.tucks()).hasSize(tucks);
    }

    @Test
    void lyingOnTheSideCanNotBeJudgedBeyondSeventyDegreesOfRoll() {
        Truth truth = truth("side-lying");
        assertThat(truth.unjudgeable()).extracting(Unjudgeable::reason).containsExactly("side-lying", "side-lying");
        // ten seconds on the side, and of each of the two rolls of two seconds the part beyond 70°
        assertThat(truth.unjudgeable())
                .allSatisfy(stretch -> assertThat(stretch.endSeconds() - stretch.startSeconds())
                        .isBetween(10.8, 12.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lying-down", "walking", "plank-sag", "bird-dog", "bridge"})
    void whatIsNotOnTheSideCanBeJudged(String name) {
        assertThat(truth(name).unjudgeable()).isEmpty();
    }

    @Property(tries = 20)
    void cleanSquatsOfAnyWearerStayTwoDegreesWithinTheLimits(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double statureMetres, @ForAll long seed) {
        Scenario scenario = ScenarioLibrary.find("squats").orElseThrow().withWearer(new Wearer(statureMetres, 8, 0.25));
        for (TrueRepetition repetition :
                SimulatedSession.of(scenario, seed).truth().repetitions()) {
            assertThat(repetition.peakFlexionDeg()).isBetween(6.5, 10.0);
            assertThat(repetition.tuckDeg()).isLessThan(2);
            assertThat(repetition.depthMetres()).isCloseTo(0.25 * statureMetres, within(0.02 * statureMetres));
        }
    }

    @Property(tries = 20)
    void aSquatsTuckIsAsLargeAsChosenAndItsFlexionLargerByTheUsual(
            @ForAll @DoubleRange(min = 5, max = 30) double tuckDeg,
            @ForAll @DoubleRange(min = 0, max = 15) double usualDeg) {
        Scenario scenario = Scenario.of(
                        "one", List.of(Squats.good(1).withTuckDeg(tuckDeg).withVariation(0)))
                .withWearer(new Wearer(1.70, usualDeg, 0));
        TrueRepetition repetition =
                SimulatedSession.of(scenario, 1).truth().repetitions().get(0);
        assertThat(repetition.tuckDeg()).isCloseTo(tuckDeg, within(0.05));
        assertThat(repetition.peakFlexionDeg()).isCloseTo(tuckDeg + usualDeg, within(0.05));
        assertThat(repetition.depthMetres()).isCloseTo(0.425, within(0.001));
    }

    @Test
    void otherLimitsGiveOtherFaults() {
        SimulatedSession session =
                SimulatedSession.of(ScenarioLibrary.find("squats-tucked").orElseThrow(), 1);
        assertThat(session.truth(new TruthLimits(50, 50, 50)).faults()).isEmpty();
        assertThat(session.truth(new TruthLimits(50, 50, 50)).tucks()).isEmpty();
        assertThat(session.truth(new TruthLimits(22, 8, 14)).faults()).hasSize(3);
        assertThat(session.truth(new TruthLimits(22, 8, 14)).tucks()).hasSize(3);
    }

    @Test
    void exercisesLastFromTheirMarkToTheNextOrTheEnd() {
        Scenario scenario = Scenario.of(
                "marks",
                List.of(
                        new Step.Stand(2),
                        new Step.StartExercise("squat"),
                        new Step.Stand(3),
                        new Step.StartExercise("plank"),
                        new Step.Stand(4)));
        assertThat(SimulatedSession.of(scenario, 1).truth().exercises())
                .containsExactly(new TrueExercise("squat", 2, 5), new TrueExercise("plank", 5, 9));
    }

    private static Truth truth(String name) {
        return SimulatedSession.of(ScenarioLibrary.find(name).orElseThrow(), 1).truth();
    }

    private static boolean standing(Truth truth, String kind, double seconds) {
        return truth.faults().stream()
                .anyMatch(fault ->
                        fault.kind().equals(kind) && fault.startSeconds() < seconds && seconds < fault.endSeconds());
    }
}

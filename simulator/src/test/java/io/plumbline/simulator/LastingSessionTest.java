package io.plumbline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastingSessionTest {

    private static Scenario scenario(String name) {
        return ScenarioLibrary.find(name).orElseThrow();
    }

    private static List<ImuSample> samples(SimulatedSession session) {
        List<ImuSample> samples = new ArrayList<>();
        session.samples().forEachRemaining(samples::add);
        return samples;
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 133.5, 240})
    void itLastsExactlyAsLongAsAsked(double seconds) {
        SimulatedSession session = SimulatedSession.lasting(scenario("squats"), 3, seconds);

        assertThat(session.durationSeconds()).isEqualTo(seconds);
        assertThat(samples(session)).hasSize(2 * (int) Math.ceil(seconds * 100));
        assertThat(session.truth().lumbarFlexion10HzDeg()).hasSize((int) Math.floor(seconds * 10 + 1e-9) + 1);
    }

    @Test
    void theCalibrationIsDoneOnceAndTheSquatsGoOn() {
        SimulatedSession once = SimulatedSession.of(scenario("squats-tucked"), 3);
        SimulatedSession longer = SimulatedSession.lasting(scenario("squats-tucked"), 3, 200);

        assertThat(longer.marks()).isEqualTo(once.marks()).hasSize(1);
        Truth truth = longer.truth();
        assertThat(truth.repetitions()).hasSizeGreaterThan(40);
        assertThat(truth.tucks()).hasSizeGreaterThan(16);
        assertThat(truth.repetitions().subList(0, 10)).isEqualTo(once.truth().repetitions());
        assertThat(truth.repetitions().get(11).startSeconds()
                        - truth.repetitions().get(10).startSeconds())
                .isCloseTo(3.5, within(0.5));
    }

    @Test
    void severalExercisesAreStartedAnewInEachRound() {
        SimulatedSession longer = SimulatedSession.lasting(scenario("session"), 3, 170);

        assertThat(longer.marks())
                .extracting(mark -> ((Mark.StartExercise) mark).exercise())
                .containsExactly("squat", "plank", "squat", "plank");
    }

    @Test
    void aShorterOneIsCutOffAndARepetitionThatIsNotDoneIsNone() {
        SimulatedSession whole = SimulatedSession.of(scenario("squats"), 3);
        double end = whole.truth().repetitions().get(2).endSeconds() - 0.2;

        SimulatedSession shorter = SimulatedSession.lasting(scenario("squats"), 3, end);

        assertThat(shorter.truth().repetitions())
                .isEqualTo(whole.truth().repetitions().subList(0, 2));
        assertThat(samples(shorter))
                .isEqualTo(samples(whole).subList(0, samples(shorter).size()));
    }

    @Test
    void nothingIsExpectedOfARepeatedScenario() {
        assertThat(SimulatedSession.lasting(scenario("squats"), 3, 100).truth().expected())
                .isNull();
    }

    @Test
    void aScenarioThatEndsOnTheMatCannotBeRepeated() {
        Scenario down =
                Scenario.of("down", List.of(new Step.StartExercise("squat"), Squats.good(1), new Step.GetDown(5)));

        assertThatThrownBy(() -> SimulatedSession.lasting(down, 1, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begins standing and ends on the mat")
                .hasMessageContaining("get-up");
    }

    @Test
    void aScenarioThatOnlyCalibratesCannotBeRepeated() {
        Scenario bow = Scenario.of("bow", List.of(new Step.Stand(3), new Step.Bow(45, 4)));

        assertThatThrownBy(() -> SimulatedSession.lasting(bow, 1, 100)).hasMessageContaining("nothing that takes time");
    }
}

package io.plumbline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Sway;
import io.plumbline.simulator.movement.Timeline;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Wearer;
import io.plumbline.simulator.truth.RepetitionSpan;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoreographyTest {

    private static final double STATURE = 1.70;
    private static final Skeleton SKELETON = new Skeleton(STATURE);

    @ParameterizedTest
    @MethodSource("scenarios")
    void kneesHipsAndBackStayAboveTheFloor(String name) {
        Scenario scenario = ScenarioLibrary.find(name).orElseThrow();
        Timeline timeline = still(scenario);
        SensorPoint t12 = new SensorPoint(SKELETON, Placement.T12);
        Pose pose = new Pose();
        double[] metres = new double[3];
        for (double t = 0; t < timeline.durationSeconds(); t += 0.02) {
            timeline.at(t, pose);
            t12.locate(pose, metres);
            double hip = SKELETON.hipZ(pose);
            assertThat(hip).as("hip at %s s", t).isGreaterThan(0.10);
            assertThat(hip - 0.245 * STATURE * Math.cos(pose.thigh()))
                    .as("knee at %s s", t)
                    .isGreaterThan(0.04);
            assertThat(metres[2]).as("back at %s s", t).isGreaterThan(0.15);
        }
    }

    static List<String> scenarios() {
        return ScenarioLibrary.names();
    }

    @ParameterizedTest
    @ValueSource(strings = {"squats", "squats-tucked", "squats-rounded", "hip-hinge", "stand"})
    void onTheFeetTheFeetStayFlat(String name) {
        Timeline timeline = still(ScenarioLibrary.find(name).orElseThrow());
        Pose pose = new Pose();
        for (double t = 0; t < timeline.durationSeconds(); t += 0.02) {
            timeline.at(t, pose);
            assertThat(Math.toDegrees(pose.foot())).isCloseTo(Math.toDegrees(Math.atan2(-0.071, 0.039)), within(1e-9));
        }
    }

    @Test
    void repetitionsVaryAboutWhatWasChosenByNoMoreThanTwiceTheVariation() {
        Squats squats = Squats.good(50).withVariation(0.05);
        double chosen = squats.pace().downSeconds()
                + squats.pace().holdSeconds()
                + squats.pace().upSeconds();
        List<Double> durations = new Choreography(Scenario.of("many", List.of(squats)), SKELETON, new Well19937c(1), 0)
                .repetitions().stream().map(ChoreographyTest::seconds).toList();
        assertThat(durations).hasSize(50).allSatisfy(d -> assertThat(d).isBetween(0.9 * chosen, 1.1 * chosen + 1e-9));
        assertThat(durations.stream().distinct()).hasSizeGreaterThan(20);
    }

    @Property(tries = 100)
    void anySquatThatAScenarioMayAskForCanBeDoneByAnyWearer(
            @ForAll @DoubleRange(min = 1.2, max = 2.2) double statureMetres,
            @ForAll @DoubleRange(min = 0, max = 30) double squatFlexionDeg,
            @ForAll @DoubleRange(min = 0.05, max = 0.33) double depthPerStature,
            @ForAll @DoubleRange(min = 0, max = 40) double tuckDeg,
            @ForAll @DoubleRange(min = 0, max = 50) double roundingDeg,
            @ForAll long seed) {
        Squats squats = Squats.good(1)
                .withDepthPerStature(depthPerStature)
                .withTuckDeg(tuckDeg)
                .withRoundingDeg(roundingDeg)
                .withVariation(0.2);
        Scenario scenario =
                Scenario.of("any", List.of(squats)).withWearer(new Wearer(statureMetres, squatFlexionDeg, 0));
        double depthMetres =
                SimulatedSession.of(scenario, seed).truth().repetitions().get(0).depthMetres();
        assertThat(depthMetres).isBetween(0.6 * depthPerStature * statureMetres - 1e-3, 0.3301 * statureMetres);
    }

    private static Timeline still(Scenario scenario) {
        Choreography choreography = new Choreography(scenario, SKELETON, new Well19937c(1), 0);
        return new Timeline(choreography.movements(), new Sway(0, new Well19937c(1)));
    }

    private static double seconds(RepetitionSpan span) {
        return span.endSeconds() - span.startSeconds();
    }
}

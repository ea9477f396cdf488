package io.plumbline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.movement.Movement;
import io.plumbline.simulator.movement.Timeline;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Wearer;
import io.plumbline.simulator.truth.RepetitionSpan;
import java.util.List;
import java.util.stream.Stream;
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
    private static final int ANGLES = 10;

    @ParameterizedTest
    @MethodSource("scenarios")
    void nothingIsBelowTheFloorAndEveryJointIsInItsRange(String name) {
        Timeline timeline = still(ScenarioLibrary.find(name).orElseThrow());
        List<SensorPoint> sites = Stream.of(Placement.values())
                .map(placement -> new SensorPoint(SKELETON, placement))
                .toList();
        Pose pose = new Pose();
        double[] metres = new double[3];
        for (double t = 0; t < timeline.durationSeconds(); t += 0.02) {
            timeline.at(t, pose);
            double hip = SKELETON.hipZ(pose);
            double knee = hip - 0.245 * STATURE * Math.cos(pose.thigh());
            double ankle = knee - 0.246 * STATURE * Math.cos(pose.shank());
            String when = String.format("at %.2f s", t);
            assertThat(hip).as("hip %s", when).isGreaterThan(0.10);
            assertThat(knee).as("knee %s", when).isGreaterThan(0.04);
            assertThat(ankle).as("ankle %s", when).isGreaterThan(0.03);
            for (SensorPoint site : sites) {
                site.locate(pose, metres);
                assertThat(metres[2]).as("skin %s", when).isPositive();
            }
            assertThat(Math.toDegrees(pose.lumbarFlexion()))
                    .as("spine %s", when)
                    .isBetween(-45.0, 50.0);
            assertThat(Math.toDegrees(pose.shank() - pose.thigh()))
                    .as("knee %s", when)
                    .isBetween(-1.0, 150.0);
            assertThat(Math.toDegrees(pose.pelvis() - pose.thigh()))
                    .as("hip %s", when)
                    .isBetween(-25.0, 140.0);
        }
    }

    /** Every movement begins in the pose, at the place and with the velocity with which the one before ended. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void movementsJoinWithoutAJump(String name) {
        Scenario scenario = ScenarioLibrary.find(name).orElseThrow();
        Choreography choreography = choreography(scenario);
        Timeline timeline = new Timeline(choreography.movements());
        double h = 1e-4;
        double boundary = 0;
        for (Movement movement : choreography.movements()) {
            boundary += movement.durationSeconds();
            if (boundary < timeline.durationSeconds() - h) {
                double[] before = everything(timeline, boundary - h);
                double[] at = everything(timeline, boundary);
                double[] after = everything(timeline, boundary + h);
                for (int i = 0; i < at.length; i++) {
                    String what = String.format("quantity %d at %.3f s", i, boundary);
                    assertThat((at[i] - before[i]) / h).as(what).isCloseTo(0, within(1e-4));
                    assertThat((after[i] - at[i]) / h).as(what).isCloseTo(0, within(1e-4));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noMovementAsksForMoreThanABodyCanDo(String name) {
        Timeline timeline = still(ScenarioLibrary.find(name).orElseThrow());
        double h = 0.002;
        for (double t = h; t < timeline.durationSeconds() - h; t += 0.02) {
            double[] before = everything(timeline, t - h);
            double[] after = everything(timeline, t + h);
            for (int i = 0; i < ANGLES; i++) {
                assertThat(Math.toDegrees(after[i] - before[i]) / (2 * h))
                        .as("speed of angle %d at %.2f s", i, t)
                        .isBetween(-420.0, 420.0);
            }
        }
    }

    static List<String> scenarios() {
        return ScenarioLibrary.names();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"squats", "squats-tucked", "squats-rounded", "squats-fall", "hip-hinge", "stand", "lifting-bad"})
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
        Scenario many = Scenario.of("many", List.of(squats));
        List<Double> durations = choreography(many).repetitions().stream()
                .map(ChoreographyTest::seconds)
                .toList();
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
            @ForAll @DoubleRange(min = -10, max = 30) double leanDeg,
            @ForAll @DoubleRange(min = 0, max = 40) double fallDeg,
            @ForAll long seed) {
        Squats squats = Squats.good(1)
                .withDepthPerStature(depthPerStature)
                .withTuckDeg(tuckDeg)
                .withRoundingDeg(roundingDeg)
                .withLeanDeg(leanDeg)
                .withFallDeg(fallDeg)
                .withVariation(0.2);
        Scenario scenario =
                Scenario.of("any", List.of(squats)).withWearer(new Wearer(statureMetres, squatFlexionDeg, 0));
        double depthMetres =
                SimulatedSession.of(scenario, seed).truth().repetitions().get(0).depthMetres();
        assertThat(depthMetres).isBetween(0.6 * depthPerStature * statureMetres - 1e-3, 0.36 * statureMetres);
    }

    private static Timeline still(Scenario scenario) {
        return new Timeline(choreography(scenario).movements());
    }

    private static Choreography choreography(Scenario scenario) {
        return new Choreography(scenario, Wearer.DEFAULT, SKELETON, new Well19937c(1), 0);
    }

    /** Every angle, then the place. */
    private static double[] everything(Timeline timeline, double seconds) {
        Pose pose = new Pose();
        timeline.at(seconds, pose);
        return new double[] {
            pose.foot(),
            pose.shank(),
            pose.thigh(),
            pose.pelvis(),
            pose.lumbarFlexion(),
            pose.roll(),
            pose.twist(),
            pose.heading(),
            pose.upperArm(),
            pose.forearm(),
            pose.x(),
            pose.y(),
            pose.z()
        };
    }

    private static double seconds(RepetitionSpan span) {
        return span.endSeconds() - span.startSeconds();
    }
}

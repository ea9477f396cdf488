package io.plumbline.simulator.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.body.ElbowsAndToes;
import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.body.Skeleton;
import java.util.List;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementTest {

    private static final Skeleton SKELETON = new Skeleton(1.70);
    private static final FeetFlat FEET_FLAT = new FeetFlat(SKELETON);
    private static final Stroke STROKE = new Stroke(1.5, 0.2, 1.2);
    private static final double BOTTOM = 1.6;

    @Nested
    class AStroke {

        @Test
        void goesThereStaysAndComesBack() {
            assertThat(STROKE.at(-1)).isZero();
            assertThat(STROKE.at(0)).isZero();
            assertThat(STROKE.at(0.75)).isEqualTo(0.5);
            assertThat(STROKE.at(1.5)).isEqualTo(1);
            assertThat(STROKE.at(1.7)).isEqualTo(1);
            assertThat(STROKE.at(2.3)).isCloseTo(0.5, within(1e-12));
            assertThat(STROKE.at(2.9)).isZero();
            assertThat(STROKE.at(9)).isZero();
        }

        @Test
        void beginsAndEndsEachWayWithoutVelocityOrAcceleration() {
            double h = 1e-3;
            for (double end : new double[] {0, 1.5, 1.7, 2.9}) {
                assertThat((STROKE.at(end + h) - STROKE.at(end - h)) / (2 * h)).isCloseTo(0, within(1e-4));
                assertThat((STROKE.at(end + h) - 2 * STROKE.at(end) + STROKE.at(end - h)) / (h * h))
                        .isCloseTo(0, within(0.03));
            }
        }
    }

    @Nested
    class AHinge {

        @Test
        void leansTheThoraxByItsAngleAndGivesTheLumbarSpineItsShare() {
            Pose pose = new Pose();
            new Hinge(FEET_FLAT, STROKE, 0.2, Math.toRadians(60), 0.25).at(BOTTOM, pose);
            assertThat(Math.toDegrees(pose.thorax())).isCloseTo(60, within(1e-9));
            assertThat(Math.toDegrees(pose.lumbarFlexion())).isCloseTo(15, within(1e-9));
        }
    }

    @Nested
    class APlank {

        @Test
        void leavesNeutralOnlyInItsExcursions() {
            PlankHold hold = hold(excursion(PlankHold.Rise.SMOOTH, 1, -15, 0));
            assertThat(flexionDeg(hold, 5)).isZero();
            assertThat(flexionDeg(hold, 8)).isCloseTo(-15, within(1e-9));
            assertThat(flexionDeg(hold, 11)).isZero();
        }

        @Test
        void pikesFromTheHipsWithANeutralBack() {
            PlankHold hold = hold(excursion(PlankHold.Rise.SMOOTH, 1, 0, 20));
            Pose pose = new Pose();
            hold.at(8, pose);
            assertThat(pose.lumbarFlexion()).isZero();
            assertThat(Math.toDegrees(pose.pelvis() - pose.thigh())).isCloseTo(20, within(1e-9));
        }

        @Test
        void givesWayFastAtFirstThenSlowerAndSlower() {
            PlankHold hold = hold(excursion(PlankHold.Rise.EXPONENTIAL, 6, -15, 0));
            double first = flexionDeg(hold, 7);
            double second = flexionDeg(hold, 9);
            assertThat(first).isLessThan(-5);
            assertThat(second - first).isBetween(first, 0.0);
            assertThat(flexionDeg(hold, 11)).isCloseTo(-0.95 * 15, within(0.4));
        }

        @Test
        void comesBackFromWhereverItIsWhenTheWearerReacts() {
            PlankHold.Excursion slow = excursion(PlankHold.Rise.SMOOTH, 12, -15, 0);
            double passed = slow.secondsTo(0.5);
            assertThat(passed).isCloseTo(6, within(0.011));
            PlankHold hold = hold(slow.returningAt(passed + 1));
            assertThat(flexionDeg(hold, 5 + 6)).isCloseTo(-7.5, within(0.05));
            assertThat(flexionDeg(hold, 5 + 6 + 1 + 1.02)).isCloseTo(0, within(1e-9));
        }

        private PlankHold hold(PlankHold.Excursion excursion) {
            return new PlankHold(new ElbowsAndToes(SKELETON), 20, List.of(excursion));
        }

        /** One that begins at 5 s, stays 5 s and returns in one. */
        private PlankHold.Excursion excursion(PlankHold.Rise rise, double onset, double lumbarDeg, double hipDeg) {
            return new PlankHold.Excursion(
                    5, onset, rise, Math.max(5, onset), 1, Math.toRadians(lumbarDeg), Math.toRadians(hipDeg));
        }

        private double flexionDeg(Movement movement, double seconds) {
            Pose pose = new Pose();
            movement.at(seconds, pose);
            return Math.toDegrees(pose.lumbarFlexion());
        }
    }

    @Nested
    class AWalk {

        @ParameterizedTest
        @ValueSource(doubles = {0.8, 1.3, 1.8})
        void bouncesThePelvisByTwoToFourMetresPerSecondSquaredOnceAStep(double speed) {
            Timeline timeline = new Timeline(List.of(new Walk(standing(), 30, speed)));
            SensorPoint sacrum = new SensorPoint(SKELETON, Placement.SACRUM);
            double largest = 0;
            int steps = 0;
            double before = 0;
            for (double t = 5; t < 25; t += 0.01) {
                double up = accelerationUp(timeline, sacrum, t);
                largest = Math.max(largest, up);
                steps += before < 0 && up >= 0 ? 1 : 0;
                before = up;
            }
            assertThat(largest).isBetween(2.0, 4.0);
            assertThat(steps / 20.0).isBetween(1.75, 2.05);
        }

        @Test
        void goesAsFarAsItsSpeedSaysWhereTheWearerLooks() {
            Walk walk = new Walk(standing(), 20, 1.5);
            Timeline timeline =
                    new Timeline(List.of(new Turn(standing(), 0.5 * Math.PI, 2), walk, Blend.still(standing(), 5)));
            Pose pose = new Pose();
            timeline.at(2 + 10, pose);
            double half = pose.y();
            timeline.at(24, pose);
            assertThat(pose.x()).isCloseTo(0, within(1e-9));
            assertThat(pose.y()).isEqualTo(walk.aheadMetres()).isCloseTo(1.5 * 18.5, within(1e-9));
            assertThat(half).isCloseTo(0.5 * walk.aheadMetres(), within(1e-6));
        }

        @Test
        void pitchesThePelvisByThreeToFiveDegreesAndTheThoraxLess() {
            Walk walk = new Walk(standing(), 20, 1.3);
            double pelvis = 0;
            double thorax = 0;
            for (double t = 5; t < 15; t += 0.01) {
                Pose pose = new Pose();
                walk.at(t, pose);
                pelvis = Math.max(pelvis, Math.abs(pose.pelvis()));
                thorax = Math.max(thorax, Math.abs(pose.thorax()));
            }
            assertThat(Math.toDegrees(pelvis)).isBetween(3.0, 5.0);
            assertThat(thorax).isLessThan(0.7 * pelvis);
        }
    }

    @Nested
    class Jerks {

        @Test
        void ofTheWholeTrunkAreNothingOfTheSpine() {
            Jolts jolts =
                    new Jolts(standing(), 2, List.of(new Jolts.Jolt(0.5, 0.4, 0.05, 0, 0.04, 0.03, 0.005, 0.004)));
            Pose pose = new Pose();
            jolts.at(0.7, pose);
            assertThat(pose.lumbarFlexion()).isZero();
            assertThat(pose.pelvis()).isCloseTo(0.05, within(1e-12));
            assertThat(pose.z()).isCloseTo(0.004, within(1e-12));
            Pose afterwards = new Pose();
            jolts.at(0.9, afterwards);
            assertThat(afterwards.pelvis()).isZero();
            assertThat(afterwards.z()).isZero();
        }
    }

    private static Pose standing() {
        Pose pose = new Pose();
        FEET_FLAT.place(pose, 0, 0, 0, 0);
        return pose;
    }

    private static double accelerationUp(Timeline timeline, SensorPoint point, double seconds) {
        double h = 1e-3;
        return (height(timeline, point, seconds - h)
                        - 2 * height(timeline, point, seconds)
                        + height(timeline, point, seconds + h))
                / (h * h);
    }

    private static double height(Timeline timeline, SensorPoint point, double seconds) {
        Pose pose = new Pose();
        double[] metres = new double[3];
        timeline.at(seconds, pose);
        point.locate(pose, metres);
        return metres[2];
    }

    @Nested
    class ATimeline {

        private final Pose standing = new Pose();

        @Test
        void keepsTheHeadingAfterATurn() {
            Sway none = new Sway(0, new Well19937c(1));
            Timeline timeline = new Timeline(
                    List.of(new Turn(standing, 1.0, 2), Blend.still(standing, 1), new Turn(standing, 0.5, 2)), none);
            assertThat(timeline.durationSeconds()).isEqualTo(5);
            assertThat(heading(timeline, -1)).isZero();
            assertThat(heading(timeline, 2.5)).isCloseTo(1.0, within(1e-12));
            assertThat(heading(timeline, 4)).isCloseTo(1.25, within(1e-12));
            assertThat(heading(timeline, 99)).isCloseTo(1.5, within(1e-12));
        }

        @Test
        void swaysByTheSizeAskedFor() {
            Timeline timeline = new Timeline(List.of(Blend.still(standing, 2000)), new Sway(0.01, new Well19937c(5)));
            Pose pose = new Pose();
            double squares = 0;
            int count = 20_000;
            for (int i = 0; i < count; i++) {
                timeline.at(i * 0.1, pose);
                squares += pose.roll() * pose.roll();
            }
            assertThat(Math.sqrt(squares / count)).isCloseTo(0.01, within(0.001));
        }

        private double heading(Timeline timeline, double seconds) {
            Pose pose = new Pose();
            timeline.at(seconds, pose);
            return pose.heading();
        }
    }
}

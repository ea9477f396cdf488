package io.plumbline.simulator.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.simulator.body.ElbowsAndToes;
import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import java.util.List;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
            PlankHold hold = new PlankHold(
                    new ElbowsAndToes(SKELETON),
                    20,
                    List.of(new PlankHold.Excursion(5, new Stroke(1, 4, 1), Math.toRadians(-15))));
            assertThat(flexionDeg(hold, 5)).isZero();
            assertThat(flexionDeg(hold, 8)).isCloseTo(-15, within(1e-9));
            assertThat(flexionDeg(hold, 11)).isZero();
        }

        private double flexionDeg(Movement movement, double seconds) {
            Pose pose = new Pose();
            movement.at(seconds, pose);
            return Math.toDegrees(pose.lumbarFlexion());
        }
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

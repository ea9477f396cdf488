package io.plumbline.analytics.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import io.plumbline.analytics.wearer.SavedState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TuckDetectorTest {

    private TuckDetector tuck = new TuckDetector();

    private static SegmentMotion segment(double deg, double degPerSecond) {
        double rate = Math.toRadians(degPerSecond);
        return new SegmentMotion(0, 0.01, Math.toRadians(deg), 0, rate, Math.abs(rate), 9.8, 0);
    }

    private double pelvis(double deg, double degPerSecond, boolean beforeTurn) {
        return pose(deg, degPerSecond, null, true, beforeTurn);
    }

    private double pose(
            double pelvisDeg, double rate, @Nullable Double trunkDeg, boolean inRepetition, boolean beforeTurn) {
        SegmentMotion lower = segment(pelvisDeg, rate);
        SegmentMotion upper = trunkDeg == null ? null : segment(trunkDeg, 0);
        tuck.update(new SpinePose(0, 0.01, lower, upper, 0), lower, inRepetition, beforeTurn);
        return Math.toDegrees(tuck.tuckRad());
    }

    @Nested
    class BeforeTheBottom {

        @Test
        void itIsHowFarThePelvisHasComeBackFromItsMostForwardAngle() {
            assertThat(pelvis(5, 20, true)).isZero();
            assertThat(pelvis(30, 20, true)).isZero();
            assertThat(pelvis(22, -20, true)).isCloseTo(8, within(1e-9));
            assertThat(pelvis(25, 5, true)).isCloseTo(5, within(1e-9));
            assertThat(pelvis(35, 20, true)).isZero();
        }

        @Test
        void lumbarFlexionMeanwhileIsFromThatAngleToo() {
            pose(30, 20, 34.0, true, true);
            pose(20, -20, 36.0, true, true);

            assertThat(Math.toDegrees(tuck.flexionRiseRad())).isCloseTo(12, within(1e-9));
        }

        @Test
        void aPelvisThatNeverTippedForwardIsOnItsWayUpright() {
            pelvis(30, 0, true);
            pelvis(32, 5, true);

            assertThat(pelvis(15, -30, true)).isZero();
        }

        @Test
        void oneSensorKnowsNothingOfLumbarFlexion() {
            pelvis(30, 20, true);
            pelvis(20, -20, true);

            assertThat(tuck.flexionRiseRad()).isNaN();
        }
    }

    @Nested
    class FromTheBottomOn {

        @Test
        void aTuckThatIsBeingUndoneStillCounts() {
            pelvis(5, 20, true);
            pelvis(30, 20, true);
            pelvis(18, -20, true);

            assertThat(pelvis(18, 0, false)).isCloseTo(12, within(1e-9));
            assertThat(pelvis(24, 10, false)).isCloseTo(6, within(1e-9));
        }

        @Test
        void thePelvisThatComesBackAsTheWearerRisesIsNone() {
            pelvis(5, 20, true);
            pelvis(30, 20, true);

            assertThat(pelvis(20, -30, false)).isZero();
        }

        @Test
        void oneThatIsOverDoesNotComeBack() {
            pelvis(5, 20, true);
            pelvis(30, 20, true);
            pelvis(18, -20, true);
            pelvis(16, -30, false);

            assertThat(pelvis(18, 10, false)).isZero();
        }
    }

    @Test
    void outsideOfARepetitionThereIsNone() {
        pelvis(5, 20, true);
        pelvis(30, 20, true);
        pelvis(18, -20, true);

        assertThat(pose(10, -20, null, false, false)).isZero();
        assertThat(pose(5, -20, null, false, true)).isZero();
    }

    @Test
    void theNextRepetitionBeginsAnew() {
        pelvis(5, 20, true);
        pelvis(30, 20, true);
        pose(0, 0, null, false, false);

        assertThat(pelvis(0, 20, true)).isZero();
        assertThat(pelvis(5, 20, true)).isZero();
        assertThat(pelvis(3, -20, true)).isCloseTo(2, within(1e-9));
    }

    @Test
    void savingAndRestoringKeepsIt() {
        pose(5, 20, 9.0, true, true);
        pose(30, 20, 34.0, true, true);
        pose(24, -20, 34.0, true, true);

        tuck = SavedState.copy(tuck::save, TuckDetector::new);

        assertThat(Math.toDegrees(tuck.tuckRad())).isCloseTo(6, within(1e-9));
        assertThat(pose(20, -20, 34.0, true, true)).isCloseTo(10, within(1e-9));
        assertThat(Math.toDegrees(tuck.flexionRiseRad())).isCloseTo(10, within(1e-9));
    }
}

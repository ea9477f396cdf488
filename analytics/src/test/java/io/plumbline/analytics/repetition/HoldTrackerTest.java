package io.plumbline.analytics.repetition;

import static io.plumbline.analytics.repetition.HoldTracker.Phase.AWAY;
import static io.plumbline.analytics.repetition.HoldTracker.Phase.HOLDING;
import static io.plumbline.analytics.repetition.HoldTracker.Phase.SETTLING;
import static io.plumbline.analytics.repetition.HoldTracker.Phase.TAKING_NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.repetition.HoldTracker.Phase;
import io.plumbline.analytics.spine.SpinePose;
import io.plumbline.analytics.wearer.SavedState;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldTrackerTest {

    private final HoldTracker tracker = new HoldTracker(Movement.Hold.USUAL, Placement.SACRUM);
    private int ended;

    /** Follows a wearer who is in the posture all the time. */
    private void follow(TestWearer wearer) {
        for (SpinePose pose : wearer.poses(100)) {
            ended += tracker.update(pose, true, Double.NaN) ? 1 : 0;
        }
    }

    private static TestWearer still(double seconds) {
        return new TestWearer().stand(seconds);
    }

    @Nested
    class GettingThere {

        @ParameterizedTest(name = "after {0} s: {1}")
        @CsvSource({"0.5, SETTLING", "1.1, TAKING_NEUTRAL", "5.9, TAKING_NEUTRAL", "6.1, HOLDING", "60, HOLDING"})
        void oneSecondToSettleAndFiveForNeutral(double seconds, Phase phase) {
            follow(still(seconds));

            assertThat(tracker.phase()).isEqualTo(phase);
        }

        @Test
        void whoStillMovesHasNotSettled() {
            TestWearer wearer = new TestWearer();
            for (int i = 0; i < 10; i++) {
                wearer.bow(15, 0.8);
            }
            follow(wearer);

            assertThat(tracker.phase()).isEqualTo(SETTLING);
        }

        @Test
        void neutralIsTheMeanFromTheSecondToTheFifthSecond() {
            follow(new TestWearer().curl(5, 9, 2).stand(6));

            assertThat(tracker.phase()).isEqualTo(HOLDING);
            assertThat(Math.toDegrees(tracker.neutralRad())).isCloseTo(5, within(0.3));
            assertThat(Math.toDegrees(tracker.neutralDifferenceRad())).isCloseTo(4, within(0.3));
        }

        @Test
        void movingAwayWhileNeutralIsTakenBeginsAnew() {
            follow(new TestWearer().stand(3).bend(30, 0.5).stand(1.5));

            assertThat(tracker.phase()).isIn(SETTLING, TAKING_NEUTRAL);
            assertThat(ended).isZero();
        }

        @Test
        void outsideOfThePostureThereIsNoHold() {
            for (SpinePose pose : still(10).poses(100)) {
                assertThat(tracker.update(pose, false, Double.NaN)).isFalse();
            }
            assertThat(tracker.phase()).isEqualTo(AWAY);
        }

        @Test
        void aShortHoleInTheUpperStreamDoesNotSpoilNeutral() {
            for (SpinePose pose : still(7).poses(100)) {
                boolean hole = pose.timeSeconds() > 4 && pose.timeSeconds() < 4.15;
                tracker.update(hole ? withoutUpper(pose) : pose, true, Double.NaN);
            }

            assertThat(tracker.phase()).isEqualTo(HOLDING);
            assertThat(tracker.neutralDifferenceRad()).isCloseTo(0, within(1e-9));
        }

        private SpinePose withoutUpper(SpinePose pose) {
            return new SpinePose(pose.timeSeconds(), pose.stepSeconds(), pose.lower(), null, 0.15);
        }
    }

    @Nested
    class Leaving {

        @Test
        void theHoldEndsWithThePosture() {
            follow(still(8));
            assertThat(tracker.startSeconds()).isCloseTo(1, within(0.05));
            assertThat(tracker.update(still(1).poses(100).get(0), false, Double.NaN))
                    .isTrue();
            assertThat(tracker.phase()).isEqualTo(AWAY);
        }

        @Test
        void theHoldEndsWhenThePelvisTurnsFar() {
            follow(new TestWearer().stand(8).bend(22, 4).stand(1));

            assertThat(ended).isEqualTo(1);
        }

        @Test
        void theHoldEndsWhenThePelvisTurnsFast() {
            follow(new TestWearer().stand(8).bend(16, 0.4).stand(0.5));

            assertThat(ended).isEqualTo(1);
        }

        @Test
        void aSagDoesNotEndIt() {
            follow(new TestWearer().stand(8).sag(20, 1.5).stand(3).sag(-40, 2).stand(3));

            assertThat(ended).isZero();
            assertThat(tracker.phase()).isEqualTo(HOLDING);
        }

        @Test
        void onlyAHoldThatWasJudgedHasEnded() {
            follow(still(4));

            assertThat(tracker.leave()).isFalse();
            follow(still(8));
            assertThat(tracker.leave()).isTrue();
        }
    }

    /** The stand had no difference between the segments. */
    @Nested
    class AWrongStart {

        private void followKnowingTheStand(TestWearer wearer) {
            for (SpinePose pose : wearer.poses(100)) {
                ended += tracker.update(pose, true, 0) ? 1 : 0;
            }
        }

        @ParameterizedTest(name = "{0}° off: {1}")
        @CsvSource({"7, TAKING_NEUTRAL", "-7, TAKING_NEUTRAL", "9, WRONG_START", "-9, WRONG_START"})
        void isOneThatIsMoreThanEightDegreesFromTheStand(double deg, Phase phase) {
            followKnowingTheStand(new TestWearer().curl(0, deg, 1).stand(3.5));

            assertThat(tracker.phase()).isEqualTo(phase);
        }

        @Test
        void tellsHowFarTheBackIsOff() {
            followKnowingTheStand(new TestWearer().curl(0, -12, 1).stand(3.5));

            assertThat(Math.toDegrees(tracker.startFlexionRad())).isCloseTo(-12, within(0.5));
        }

        @Test
        void isNeverNeutralButWhatItIsPutRightToMayBe() {
            followKnowingTheStand(
                    new TestWearer().curl(0, -12, 1).stand(3).curl(0, 9, 1).stand(7));

            assertThat(tracker.phase()).isEqualTo(HOLDING);
            assertThat(Math.toDegrees(tracker.neutralDifferenceRad())).isCloseTo(-3, within(0.5));
        }

        @Test
        void thatIsKeptIsHeldAgainstTheStand() {
            followKnowingTheStand(new TestWearer().curl(0, -12, 1).stand(10));

            assertThat(tracker.phase()).isEqualTo(HOLDING);
            assertThat(tracker.neutralDifferenceRad()).isZero();
        }

        @Test
        void canNotBeToldWhereNoStandIsKnown() {
            follow(new TestWearer().curl(0, -12, 1).stand(3.5));

            assertThat(tracker.phase()).isEqualTo(TAKING_NEUTRAL);
        }
    }

    @Property(tries = 60)
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(max = 2000) int savedAt) {
        assertThat(savedAt(savedAt)).isEqualTo(savedAt(-1));
    }

    private static List<Object> savedAt(int savedAt) {
        HoldTracker tracker = new HoldTracker(Movement.Hold.USUAL, Placement.T12);
        List<Object> said = new ArrayList<>();
        int i = 0;
        for (SpinePose pose : new TestWearer()
                .curl(0, -12, 1)
                .stand(4)
                .curl(0, 12, 1)
                .stand(8)
                .sag(10, 2)
                .bend(50, 1)
                .stand(3)
                .poses(100)) {
            if (i++ == savedAt) {
                tracker = SavedState.copy(
                        tracker::save, saved -> new HoldTracker(Movement.Hold.USUAL, Placement.T12, saved));
            }
            said.add(tracker.update(pose, true, 0));
            said.add(tracker.phase());
            said.add(tracker.neutralRad());
            said.add(tracker.neutralDifferenceRad());
            said.add(tracker.startFlexionRad());
        }
        return said;
    }
}

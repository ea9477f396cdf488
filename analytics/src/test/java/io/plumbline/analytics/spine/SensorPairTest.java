package io.plumbline.analytics.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.wearer.SavedState;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SensorPairTest {

    private final SensorPair pair = new SensorPair(true);
    private final List<SpinePose> poses = new ArrayList<>();

    private void first(double timeSeconds, double deg) {
        pair.first(motion(timeSeconds, deg), poses::add);
    }

    private void second(double timeSeconds, double deg) {
        pair.second(motion(timeSeconds, deg), poses::add);
    }

    private static SegmentMotion motion(double timeSeconds, double deg) {
        return new SegmentMotion(timeSeconds, 0.01, Math.toRadians(deg), 0, 0, 0, 9.8, 0);
    }

    @Nested
    class WithBothStreams {

        @Test
        void aPoseIsGivenOnceBothHaveReachedItsTime() {
            second(0.000, 0);
            first(0.005, 0);
            assertThat(poses).isEmpty();

            second(0.010, 4);
            assertThat(poses).hasSize(1);
        }

        @Test
        void theSecondIsInterpolatedToTheTimeOfTheFirst() {
            second(0.000, 10);
            first(0.0025, 3);
            second(0.010, 14);

            assertThat(poses).hasSize(1);
            assertThat(poses.get(0).timeSeconds()).isEqualTo(0.0025);
            assertThat(Math.toDegrees(poses.get(0).sagittalDifferenceRad())).isCloseTo(8, within(1e-9));
        }

        @Test
        void anglesAreInterpolatedTheShortWayRound() {
            second(0.00, 179);
            first(0.01, 170);
            second(0.02, -179);

            assertThat(Math.toDegrees(poses.get(0).sagittalDifferenceRad())).isCloseTo(10, within(1e-9));
        }

        @Test
        void theFirstMayBeTheUpperOne() {
            SensorPair upperFirst = new SensorPair(false);
            upperFirst.first(motion(0, 20), poses::add);
            upperFirst.second(motion(0, 5), poses::add);

            assertThat(Math.toDegrees(poses.get(0).sagittalDifferenceRad())).isCloseTo(15, within(1e-9));
        }

        @Test
        void aPoseBeforeTheSecondsBeginHasOneSegment() {
            first(0.00, 1);
            first(0.01, 1);
            second(0.02, 1);

            assertThat(poses).hasSize(2).allSatisfy(pose -> {
                assertThat(pose.upper()).isNull();
                assertThat(pose.sagittalDifferenceRad()).isNaN();
                assertThat(pose.gapSeconds()).isPositive();
            });
        }
    }

    @Nested
    class WithAHoleInTheSecondStream {

        @Test
        void aShortOneIsInterpolated() {
            second(0.00, 0);
            first(0.05, 0);
            second(0.10, 10);

            assertThat(Math.toDegrees(poses.get(0).sagittalDifferenceRad())).isCloseTo(5, within(1e-9));
            assertThat(poses.get(0).gapSeconds()).isZero();
        }

        @Test
        void aLongerOneIsAGapOfItsLength() {
            second(0.00, 0);
            first(0.05, 0);
            second(0.25, 0);

            assertThat(poses.get(0).upper()).isNull();
            assertThat(poses.get(0).gapSeconds()).isEqualTo(0.25);
        }
    }

    @Nested
    class WithALaggingSecondStream {

        @Test
        void nothingIsSaidForThreeTenthsOfASecond() {
            second(0, 0);
            for (int i = 0; i <= 30; i++) {
                first(i / 100.0, 0);
            }

            assertThat(poses).hasSize(1);
        }

        @Test
        void afterThatItIsAGapAndPosesGoOn() {
            second(0, 0);
            for (int i = 0; i <= 35; i++) {
                first(i / 100.0, 0);
            }

            assertThat(poses).hasSize(36);
            assertThat(poses.get(35).upper()).isNull();
            assertThat(poses.get(35).gapSeconds()).isCloseTo(0.35, within(1e-9));
        }

        @Test
        void aStreamThatNeverBeginsIsAGapToo() {
            for (int i = 0; i <= 35; i++) {
                first(5 + i / 100.0, 0);
            }

            assertThat(poses).hasSize(36).allMatch(pose -> pose.upper() == null && pose.gapSeconds() > 0.3);
        }

        @Test
        void onceItIsBackBothAreJoinedAgain() {
            second(0, 0);
            for (int i = 0; i <= 50; i++) {
                first(i / 100.0, 0);
            }
            poses.clear();
            second(0.50, 3);
            second(0.52, 5);
            first(0.51, 0);

            assertThat(poses).hasSize(1);
            assertThat(Math.toDegrees(poses.get(0).sagittalDifferenceRad())).isCloseTo(4, within(1e-9));
        }
    }

    @Test
    void whileTheFirstIsSilentTheSecondDoesNotPileUp() {
        for (int i = 0; i < 10_000; i++) {
            second(i / 100.0, 0);
        }

        // 201 motions of eight doubles, three times, two counts
        assertThat(SavedState.bytes(pair::save)).hasSizeLessThan(202 * 64 + 32);
    }

    /** Both streams, the second with samples missing, in the same order with every lag under the limit. */
    @Property(tries = 200)
    void anyInterleavingGivesTheSamePoses(@ForAll long seed, @ForAll boolean sameTimes) {
        List<SegmentMotion> firsts = new TestWearer().bow(40, 3).motions(Placement.SACRUM, 100);
        List<SegmentMotion> seconds = thinned(
                new TestWearer().bow(50, 3).motions(Placement.T12, sameTimes ? 100 : 93), new SplittableRandom(seed));

        assertSame(
                interleaved(firsts, seconds, new SplittableRandom(seed), -1), interleaved(firsts, seconds, null, -1));
    }

    @Property(tries = 100)
    void savingAndRestoringAnywhereChangesNothing(@ForAll long seed, @ForAll @IntRange(max = 550) int savedAt) {
        List<SegmentMotion> firsts = new TestWearer().bow(40, 3).motions(Placement.SACRUM, 100);
        List<SegmentMotion> seconds = new TestWearer().bow(50, 3).motions(Placement.T12, 93);

        assertSame(
                interleaved(firsts, seconds, new SplittableRandom(seed), savedAt),
                interleaved(firsts, seconds, new SplittableRandom(seed), -1));
    }

    private static void assertSame(List<SpinePose> poses, List<SpinePose> expected) {
        assertThat(poses).hasSameSizeAs(expected);
        for (int i = 0; i < poses.size(); i++) {
            assertThat(poses.get(i)).as("pose %d", i).isEqualTo(expected.get(i));
        }
    }

    private static List<SegmentMotion> thinned(List<SegmentMotion> motions, SplittableRandom random) {
        List<SegmentMotion> kept = new ArrayList<>();
        double missingUntil = -1;
        for (SegmentMotion motion : motions) {
            if (motion.timeSeconds() > missingUntil + 0.1 && random.nextInt(40) == 0) {
                missingUntil = motion.timeSeconds() + random.nextDouble(0.2);
            }
            if (motion.timeSeconds() >= missingUntil) {
                kept.add(motion);
            }
        }
        return kept;
    }

    /** By time, or at random with neither stream more than 0.28 s behind; saved and restored before one motion. */
    private static List<SpinePose> interleaved(
            List<SegmentMotion> firsts, List<SegmentMotion> seconds, @Nullable SplittableRandom random, int savedAt) {
        SensorPair pair = new SensorPair(true);
        List<SpinePose> poses = new ArrayList<>();
        int f = 0;
        int s = 0;
        while (f < firsts.size() || s < seconds.size()) {
            if (f + s == savedAt) {
                pair = SavedState.copy(pair::save, saved -> new SensorPair(true, saved));
            }
            double ahead = time(firsts, f) - time(seconds, s);
            boolean takeFirst = (random == null || Math.abs(ahead) > 0.05) ? ahead < 0 : random.nextBoolean();
            if (takeFirst) {
                pair.first(firsts.get(f++), poses::add);
            } else {
                pair.second(seconds.get(s++), poses::add);
            }
        }
        return poses;
    }

    private static double time(List<SegmentMotion> motions, int index) {
        return index < motions.size() ? motions.get(index).timeSeconds() : Double.POSITIVE_INFINITY;
    }
}

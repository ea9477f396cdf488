package io.plumbline.analytics.repetition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.repetition.VerticalMotion.Doing;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.wearer.SavedState;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerticalMotionTest {

    private final VerticalMotion vertical = new VerticalMotion();

    /** Stands, bows to 45°, stays there and comes up: until 11 s. */
    private static TestWearer bows() {
        return new TestWearer().stand(3).bend(45, 2).stand(2).bend(-45, 2).stand(2);
    }

    private static List<SegmentMotion> motions(TestWearer wearer, double rateHz) {
        return wearer.motions(Placement.SACRUM, rateHz);
    }

    /** What an accelerometer with an offset makes of a motion: upright, forward and the rest of it, m/s². */
    private static SegmentMotion offset(SegmentMotion motion, double upright, double sin, double cos) {
        double added = upright + sin * Math.sin(motion.sagittalRad()) + cos * (1 - Math.cos(motion.sagittalRad()));
        return new SegmentMotion(
                motion.timeSeconds(),
                motion.stepSeconds(),
                motion.sagittalRad(),
                motion.lateralRad(),
                motion.sagittalRateRadPerS(),
                motion.rateRadPerS(),
                motion.upForce() + added,
                motion.gapSeconds());
    }

    @ParameterizedTest(name = "at {0} Hz")
    @ValueSource(doubles = {50, 100, 200, 400})
    void withoutOffsetHeightAndVelocityAreThoseOfTheDescent(double rateHz) {
        for (SegmentMotion motion : motions(new TestWearer().stand(3).rise(-0.4, 1.5), rateHz)) {
            vertical.update(motion, motion.timeSeconds() < 3 ? Doing.STANDING : Doing.REPEATING);
            if (Math.abs(motion.timeSeconds() - 3.75) < 0.5 / rateHz) {
                assertThat(vertical.metresPerSecond()).isCloseTo(-0.5, within(0.03));
                assertThat(vertical.metres()).isCloseTo(-0.2, within(0.02));
            }
        }

        assertThat(vertical.metresPerSecond()).isCloseTo(0, within(0.05));
        assertThat(vertical.metres()).isCloseTo(-0.4, within(0.04));
    }

    @ParameterizedTest(name = "offset {0} m/s² upright, {1} by sin θ, {2} by 1 − cos θ; {3} Hz")
    @CsvSource({"0.2, 0, 0, 100", "0, 0.3, 0, 100", "-0.1, -0.2, 0.1, 100", "0, 0.3, 0, 50", "0, 0.3, 0, 400"})
    void aBowThatIsHeldTeachesTheOffsetAtItsAngle(double upright, double sin, double cos, double rateHz) {
        double before = Double.NaN;
        for (SegmentMotion motion : motions(bows(), rateHz)) {
            SegmentMotion read = offset(motion, upright, sin, cos);
            vertical.update(read, Doing.ANYTHING);
            before = Double.isNaN(before) ? vertical.acceleration() : before;
        }
        assertThat(before).isCloseTo(upright, within(1e-6));

        SegmentMotion bent =
                motions(new TestWearer().bend(45, 0.5).stand(1), rateHz).get((int) rateHz);
        vertical.update(
                offset(
                        new SegmentMotion(11, 1 / rateHz, bent.sagittalRad(), 0, 0, 0, TestWearer.GRAVITY, 0),
                        upright,
                        sin,
                        cos),
                Doing.ANYTHING);
        assertThat(vertical.acceleration()).isCloseTo(0, within(0.05));
    }

    @Test
    void restBelowIsTakenForStandingOnlyOfOneWhoStands() {
        VerticalMotion standing = new VerticalMotion();
        for (SegmentMotion motion :
                motions(new TestWearer().stand(3).rise(-0.4, 1).stand(1), 100)) {
            vertical.update(motion, Doing.ANYTHING);
            standing.update(motion, Doing.STANDING);
        }

        assertThat(vertical.metres()).isLessThan(-0.3);
        assertThat(standing.metres()).isGreaterThan(-0.1);
    }

    @Test
    void afterMotionsThatItWasNotGivenHeightAndVelocityBeginAnewAndTheOffsetIsKept() {
        List<SegmentMotion> motions =
                motions(new TestWearer().stand(3).rise(-0.4, 1).stand(2), 100);
        for (SegmentMotion motion : motions.subList(0, 350)) {
            vertical.update(offset(motion, 0.2, 0, 0), Doing.ANYTHING);
        }
        assertThat(vertical.metresPerSecond()).isLessThan(-0.5);

        vertical.update(offset(motions.get(450), 0.2, 0, 0), Doing.ANYTHING);
        assertThat(vertical.metresPerSecond()).isZero();
        assertThat(vertical.metres()).isZero();

        vertical.update(offset(motions.get(451), 0.2, 0, 0), Doing.ANYTHING);
        assertThat(vertical.acceleration()).isCloseTo(0, within(0.05));
    }

    @ParameterizedTest(name = "after {0} motions")
    @ValueSource(ints = {0, 1, 302, 303, 555})
    void savedAndRestoredItGoesOnAsItWouldHave(int savedAfter) {
        VerticalMotion other = new VerticalMotion();
        int i = 0;
        for (SegmentMotion motion : motions(bows().squat(2.4, 0, 0), 100)) {
            if (i++ == savedAfter) {
                other = SavedState.copy(other::save, VerticalMotion::new);
            }
            vertical.update(motion, Doing.ANYTHING);
            other.update(motion, Doing.ANYTHING);
        }

        assertThat(SavedState.bytes(other::save)).isEqualTo(SavedState.bytes(vertical::save));
    }
}

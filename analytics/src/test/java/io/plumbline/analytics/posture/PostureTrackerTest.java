package io.plumbline.analytics.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostureTrackerTest {

    private final PostureTracker tracker = new PostureTracker();

    private Posture hold(double sagittalDeg, double lateralDeg, double seconds) {
        for (int i = 0; i < seconds * 100; i++) {
            tracker.update(0.01, Math.toRadians(sagittalDeg), Math.toRadians(lateralDeg));
        }
        return tracker.posture();
    }

    @ParameterizedTest(name = "{0}°, {1}°: {2}")
    @CsvSource({
        "0, 0, UPRIGHT",
        "25, 0, UPRIGHT",
        "-25, 20, UPRIGHT",
        "50, 0, HINGED",
        "90, 10, PRONE",
        "-50, 0, RECLINED",
        "-90, 0, SUPINE",
        "130, 0, INVERTED",
        "-130, 0, INVERTED",
        "180, 0, INVERTED",
        "0, 70, SIDE",
        "90, -70, SIDE"
    })
    void eachPostureHasItsInclinations(double sagittalDeg, double lateralDeg, Posture posture) {
        assertThat(hold(sagittalDeg, lateralDeg, 1)).isEqualTo(posture);
    }

    @Nested
    class AtABound {

        @ParameterizedTest(name = "from {0}° to {1}°: {2}, to {3}°: {4}")
        @CsvSource({
            "0, 42, UPRIGHT, 44, HINGED",
            "50, 28, HINGED, 26, UPRIGHT",
            "50, 72, HINGED, 74, PRONE",
            "90, 58, PRONE, 56, HINGED",
            "90, 122, PRONE, 124, INVERTED",
            "0, -42, UPRIGHT, -44, RECLINED",
            "-90, -58, SUPINE, -56, RECLINED",
            "150, 108, INVERTED, 106, PRONE",
            "-150, -108, INVERTED, -106, SUPINE"
        })
        void aPostureIsLeftOnlyEightDegreesBeyond(
                double startDeg, double nearDeg, Posture stays, double beyondDeg, Posture becomes) {
            hold(startDeg, 0, 1);

            assertThat(hold(nearDeg, 0, 2)).isEqualTo(stays);
            assertThat(hold(beyondDeg, 0, 2)).isEqualTo(becomes);
        }

        @Test
        void theSideIsLeftBelowFortySevenDegrees() {
            hold(0, 60, 1);

            assertThat(hold(0, 48, 1)).isEqualTo(Posture.SIDE);
            assertThat(hold(0, 46, 1)).isEqualTo(Posture.UPRIGHT);
            assertThat(hold(0, 54, 1)).isEqualTo(Posture.UPRIGHT);
        }

        @Test
        void goingToAndFroAcrossItDoesNotFlicker() {
            hold(0, 0, 1);
            for (int i = 0; i < 20; i++) {
                assertThat(hold(31, 0, 0.7)).isEqualTo(Posture.UPRIGHT);
                assertThat(hold(39, 0, 0.7)).isEqualTo(Posture.UPRIGHT);
            }
        }
    }

    @Test
    void aMomentElsewhereIsNoPosture() {
        hold(0, 0, 2);

        assertThat(hold(90, 0, 0.15)).isEqualTo(Posture.UPRIGHT);
        assertThat(hold(0, 0, 1)).isEqualTo(Posture.UPRIGHT);
    }

    @Test
    void theFirstInclinationCountsAtOnce() {
        assertThat(hold(90, 0, 0.01)).isEqualTo(Posture.PRONE);
    }

    @Property(tries = 60)
    void savingAndRestoringAnywhereChangesNothing(@ForAll long seed, @ForAll @IntRange(max = 1000) int savedAt) {
        assertThat(postures(seed, savedAt)).isEqualTo(postures(seed, -1));
    }

    private static List<Posture> postures(long seed, int savedAt) {
        SplittableRandom random = new SplittableRandom(seed);
        PostureTracker tracker = new PostureTracker();
        List<Posture> postures = new ArrayList<>();
        double sagittal = 0;
        double lateral = 0;
        for (int i = 0; i < 1000; i++) {
            if (i == savedAt) {
                tracker = SavedState.copy(tracker::save, PostureTracker::new);
            }
            sagittal = random.nextInt(60) == 0 ? random.nextDouble(-Math.PI, Math.PI) : sagittal;
            lateral = random.nextInt(90) == 0 ? random.nextDouble(-1.5, 1.5) : lateral;
            tracker.update(0.01, sagittal, lateral);
            postures.add(tracker.posture());
        }
        return postures;
    }
}

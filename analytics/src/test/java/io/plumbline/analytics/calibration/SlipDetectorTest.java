package io.plumbline.analytics.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.calibration.SlipDetector.Stand;
import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipDetectorTest {

    private static final double DT = 0.02;

    /** Feeds stands and movements between them, all in degrees from neutral. */
    private static final class Wearer {

        private final boolean two;
        private SlipDetector detector;
        private final List<Stand> told = new ArrayList<>();
        private boolean restored;

        Wearer(boolean two) {
            this.two = two;
            detector = new SlipDetector(two);
        }

        Wearer restoredAtEverySample() {
            restored = true;
            return this;
        }

        Wearer stands(double seconds, double lowSagittal, double lowLateral, double highSagittal, double highLateral) {
            for (int i = 0; i < seconds / DT; i++) {
                feed(lowSagittal, lowLateral, highSagittal, highLateral, 0.5);
            }
            return this;
        }

        Wearer stands(double sagittal, double lateral) {
            return stands(2.5, sagittal, lateral, 0, 0);
        }

        /** Bends forward by 80° and comes back. */
        Wearer bends() {
            for (int i = 0; i < 1 / DT; i++) {
                feed(80, 0, 80, 0, 60);
            }
            return this;
        }

        private void feed(double lowSag, double lowLat, double highSag, double highLat, double rateDeg) {
            if (restored) {
                SlipDetector before = detector;
                detector = SavedState.copy(before::save, saved -> new SlipDetector(two, saved));
            }
            double rate = Math.toRadians(rateDeg);
            detector.lower(DT, Math.toRadians(lowSag), Math.toRadians(lowLat), rate, 9.81);
            if (two) {
                detector.upper(DT, Math.toRadians(highSag), Math.toRadians(highLat), rate, 9.81);
            }
            @Nullable Stand stand = detector.stand();
            if (stand != null) {
                told.add(stand);
            }
        }
    }

    @ParameterizedTest(name = "{0}° forward, {1}° sideways: {2}")
    @CsvSource({
        "0, 0, AS_CALIBRATED",
        "2, -1, AS_CALIBRATED",
        "3, 0,",
        "6, 0,",
        "8, 0, LOWER_MOVED",
        "-8, 0, LOWER_MOVED",
        "0, 8, LOWER_MOVED",
        "5.8, -5.8, LOWER_MOVED",
        "24, 0, LOWER_MOVED",
        "30, 0,",
        "90, 0,",
        "170, 0, LOWER_TURNED"
    })
    void ofOneSensorTheFirstStandTells(double sagittal, double lateral, @Nullable Stand expected) {
        assertThat(new Wearer(false).stands(sagittal, lateral).told)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "lower {0}°, {1}°, upper {2}°, {3}°: {4}")
    @CsvSource({
        "12, 0, 12, 0, AS_CALIBRATED",
        "0, 9, 0, 8, AS_CALIBRATED",
        "8, 0, 0, 0, LOWER_MOVED",
        "0, 0, 0, -8, UPPER_MOVED",
        "-2, 0, -10, 0, UPPER_MOVED",
        "13, 0, 5, 0, LOWER_MOVED",
        "-32, 0, -4, 0,",
        "40, 0, 60, 0,",
        "0, 0, 90, 0, UPPER_TURNED",
        "170, 0, 0, 0, LOWER_TURNED"
    })
    void ofTwoSensorsTheirDifferenceTells(
            double lowSagittal, double lowLateral, double highSagittal, double highLateral, @Nullable Stand expected) {
        assertThat(new Wearer(true).stands(2.5, lowSagittal, lowLateral, highSagittal, highLateral).told)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "{0}°")
    @CsvSource({"5", "-6", "35", "-50"})
    void aSmallOrALargeOffsetNeedsThreeStandsThatAgree(double deg) {
        Wearer wearer =
                new Wearer(false).stands(deg, 0).bends().stands(deg + 1, 0).bends();
        assertThat(wearer.told).isEmpty();
        assertThat(wearer.stands(deg, 1).told).containsExactly(Stand.LOWER_MOVED);
    }

    @Test
    void standsThatDifferOrComeBackDoNotAgree() {
        assertThat(new Wearer(false)
                        .stands(5, 0)
                        .bends()
                        .stands(-5, 0)
                        .bends()
                        .stands(0, 5)
                        .bends()
                        .stands(5, 0)
                        .bends()
                        .stands(3, 0)
                        .bends()
                        .stands(5, 0)
                        .told)
                .isEmpty();
    }

    @Test
    void oneLongStandThatASwayInterruptsIsOneStand() {
        Wearer wearer = new Wearer(false);
        for (int i = 0; i < 6; i++) {
            wearer.stands(5, 0).stands(0.1, 9, 0, 0, 0);
        }
        assertThat(wearer.told).isEmpty();
    }

    @Test
    void aStandIsToldOnceHoweverLongItLasts() {
        assertThat(new Wearer(false).stands(20, 8, 0, 0, 0).told).containsExactly(Stand.LOWER_MOVED);
    }

    @Test
    void afterARestartOfASensorLessIsEnoughOnce() {
        Wearer wearer = new Wearer(false);
        wearer.detector.sensorRestarted();

        assertThat(wearer.stands(6, 0).told).containsExactly(Stand.LOWER_MOVED);
        assertThat(wearer.bends().stands(1, 0).bends().stands(6, 0).told).doesNotHaveDuplicates();
    }

    /**
     * A person who stands anew differs from before by 1.5° (one sigma) in each direction: a stand every minute for a
     * hundred hours.
     */
    @Test
    void aWearerWhoNeverStandsQuiteAlikeIsHardlyEverSuspected() {
        Random random = new Random(1);
        Wearer one = new Wearer(false);
        Wearer two = new Wearer(true);
        for (int i = 0; i < 6000; i++) {
            double lean = 1.5 * random.nextGaussian();
            double sideways = 1.5 * random.nextGaussian();
            one.stands(2.1, lean, sideways, 0, 0).bends();
            two.stands(2.1, lean, sideways, lean + 1.5 * random.nextGaussian(), sideways + 1.5 * random.nextGaussian())
                    .bends();
        }
        assertThat(one.told.stream().filter(stand -> stand != Stand.AS_CALIBRATED))
                .hasSizeLessThanOrEqualTo(10);
        assertThat(two.told.stream().filter(stand -> stand != Stand.AS_CALIBRATED))
                .hasSizeLessThanOrEqualTo(10);
    }

    @Property(tries = 20, seed = "21")
    void savingAndRestoringAtEverySampleChangesNothing(
            @ForAll @DoubleRange(min = -10, max = 10) double deg, @ForAll @IntRange(min = 1, max = 3) int stands) {
        Wearer plain = new Wearer(true);
        Wearer restored = new Wearer(true).restoredAtEverySample();
        for (int i = 0; i < stands; i++) {
            plain.stands(2.5, deg, 0, 0, deg).bends();
            restored.stands(2.5, deg, 0, 0, deg).bends();
        }
        assertThat(restored.told).isEqualTo(plain.told);
    }
}

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

        /** Upright as calibrated for a moment, as before and after most movements. */
        Wearer standsAsCalibrated() {
            return stands(0.7, 0, 0, 0, 0);
        }

        /** Both sensors turn, as when one sits down, squats or lies down outside a repetition. */
        Wearer turnsAway() {
            return stands(0.3, 20, 0, 30, 0);
        }

        /** A repetition that begins and ends with the sensors so; bent, both have turned by 30°. */
        Wearer squats(double lowSagittal, double highSagittal) {
            for (int i = 0; i < 2 / DT; i++) {
                double bent = 30 * Math.sin(Math.PI * i * DT / 2);
                follow(lowSagittal + bent, 0, highSagittal + bent, 0);
                detector.repetition();
            }
            return this;
        }

        Wearer squats() {
            return squats(0, 0);
        }

        private void follow(double lowSag, double lowLat, double highSag, double highLat) {
            @Nullable Stand handled = null;
            if (two) {
                handled = detector.follow(
                        DT,
                        Math.toRadians(lowSag),
                        Math.toRadians(lowLat),
                        Math.toRadians(highSag),
                        Math.toRadians(highLat));
            } else {
                detector.follow(DT, Math.toRadians(lowSag), Math.toRadians(lowLat));
            }
            if (handled != null) {
                told.add(handled);
            }
        }

        private void feed(double lowSag, double lowLat, double highSag, double highLat, double rateDeg) {
            if (restored) {
                SlipDetector before = detector;
                detector = SavedState.copy(before::save, saved -> new SlipDetector(two, saved));
            }
            follow(lowSag, lowLat, highSag, highLat);
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

    private static List<Stand> listOf(@Nullable Stand stand) {
        return stand == null ? List.of() : List.of(stand);
    }

    @ParameterizedTest(name = "{0}° forward, {1}° sideways: {2}")
    @CsvSource({
        "0, 0, AS_CALIBRATED",
        "2, -1, AS_CALIBRATED",
        "3, 0,",
        "8, 0,",
        "-8, 0,",
        "-30, 0,",
        "90, 0,",
        "130, 0,",
        "170, 0, LOWER_TURNED"
    })
    void ofOneSensorASingleStandTellsOnlyThatItSitsAsBeforeOrUpsideDown(
            double sagittal, double lateral, @Nullable Stand expected) {
        assertThat(new Wearer(false).stands(sagittal, lateral).told).isEqualTo(listOf(expected));
    }

    @ParameterizedTest(name = "lower {0}°, {1}°, upper {2}°, {3}°: {4}")
    @CsvSource({
        "1, 1, 0, 0, AS_CALIBRATED",
        "12, 0, 12, 0, AS_CALIBRATED",
        "0, 9, 0, 8, AS_CALIBRATED",
        "3, 0, 0, 0,",
        "6, 0, 0, 0,",
        "8, 0, 0, 0, LOWER_MOVED",
        "0, 0, 0, -8, UPPER_MOVED",
        "-2, 0, -10, 0, UPPER_MOVED",
        "-15, 0, -5, 0, LOWER_MOVED",
        "40, 0, 5, 0, LOWER_MOVED",
        "20, 0, 10, 0,",
        "-32, 0, -14, 0,",
        "40, 0, 60, 0,"
    })
    void ofTwoSensorsTheOneThatTurnedAloneWhileTheWearerStoodHasMoved(
            double lowSagittal, double lowLateral, double highSagittal, double highLateral, @Nullable Stand expected) {
        assertThat(new Wearer(true)
                        .standsAsCalibrated()
                        .stands(3, lowSagittal, lowLateral, highSagittal, highLateral)
                        .told)
                .isEqualTo(listOf(expected));
    }

    /** Pelvis and trunk as they sit, slouch, or rest at the bottom of a tucked squat. */
    @ParameterizedTest(name = "pelvis {0}°, trunk {1}°")
    @CsvSource({"-8, 0", "-12, 4", "-24, 2", "-30, -7", "0, 14", "7, 25", "-5, 6"})
    void oneWhoHasTurnedBothSinceStandingAndThenKeepsStillIsNotSuspected(double pelvis, double trunk) {
        Wearer wearer = new Wearer(true);
        for (int i = 0; i < 4; i++) {
            wearer.standsAsCalibrated()
                    .turnsAway()
                    .stands(30, pelvis, 0, trunk, 0)
                    .turnsAway();
        }
        assertThat(wearer.told).isEmpty();
    }

    @ParameterizedTest(name = "{0}° back")
    @CsvSource({"5", "8", "20"})
    void oneWhoWithOneSensorSitsBetweenSetsStandsUpForTheNextAndIsNotSuspected(double deg) {
        Wearer wearer = new Wearer(false);
        for (int i = 0; i < 5; i++) {
            wearer.standsAsCalibrated().squats().stands(0.5, 0, 0, 0, 0).stands(20, -deg, 0, 0, 0);
        }
        assertThat(wearer.told).isEmpty();
    }

    @ParameterizedTest(name = "{0} sensors, {1}°: at stand {2}")
    @CsvSource({"1, 5, 3", "1, -5, 3", "1, 8, 2", "1, -20, 2", "2, 4.6, 3", "2, -6.5, 2", "2, 12, 2"})
    void aSlipDuringRepetitionsIsToldByTheStandsBetweenThemThatAgree(int sensors, double deg, int stands) {
        Wearer wearer = new Wearer(sensors == 2);
        for (int i = 1; i < stands; i++) {
            wearer.squats(deg, 0).stands(3, deg, i % 2, 0, 0);
        }
        assertThat(wearer.told).isEmpty();
        assertThat(wearer.squats(deg, 0).stands(2.2, deg, 0, 0, 0).told).containsExactly(Stand.LOWER_MOVED);
    }

    @Test
    void standsThatDifferOrComeBackDoNotAgree() {
        assertThat(new Wearer(false)
                        .stands(5, 0)
                        .squats(5, 0)
                        .stands(-5, 0)
                        .squats(-5, 0)
                        .stands(0, 5)
                        .squats(5, 0)
                        .stands(5, 0)
                        .squats(3, 0)
                        .stands(3, 0)
                        .squats(5, 0)
                        .stands(5, 0)
                        .told)
                .isEmpty();
    }

    @Test
    void oneLongStandIsOneStand() {
        Wearer wearer = new Wearer(false);
        for (int i = 0; i < 6; i++) {
            wearer.stands(10, 5, 0, 0, 0).stands(0.1, 9, 0, 0, 0);
        }
        assertThat(wearer.told).isEmpty();
    }

    @Test
    void aSensorHeldAsNoBodyHoldsItWasTakenOff() {
        assertThat(new Wearer(true).stands(0.4, 90, 0, 0, 0).told).isEmpty();
        assertThat(new Wearer(true).stands(0.6, 90, 0, 0, 0).told).contains(Stand.LOWER_TURNED);
        assertThat(new Wearer(true).stands(0.6, 0, 0, 20, -80).told).contains(Stand.UPPER_TURNED);
        assertThat(new Wearer(true).stands(0.6, 90, 0, 60, 0).told).isEmpty();
    }

    @ParameterizedTest(name = "{0} sensors")
    @CsvSource({"1", "2"})
    void afterARestartOfASensorFiveDegreesAtTheNextStandAreEnough(int sensors) {
        Wearer moved = new Wearer(sensors == 2);
        moved.detector.sensorRestarted();
        assertThat(moved.stands(6, 0).told).containsExactly(Stand.LOWER_MOVED);

        Wearer same = new Wearer(sensors == 2);
        same.detector.sensorRestarted();
        assertThat(same.stands(1, 0).stands(0.3, 30, 0, 30, 0).stands(6, 0).told)
                .containsExactly(Stand.AS_CALIBRATED);
    }

    @Test
    void afterAGapOneWhoTurnedUnseenIsNotSuspected() {
        Wearer wearer = new Wearer(true).standsAsCalibrated();
        wearer.detector.gap();
        assertThat(wearer.stands(2.5, -12, 0, 0, 0).told).isEmpty();
    }

    @Test
    void theTrembleOfASlackBeltIsNoMotionAndASlowTurnIsOne() {
        Wearer trembling = new Wearer(false);
        Wearer turning = new Wearer(false);
        for (int i = 0; i < 3 / DT; i++) {
            double phase = 2 * Math.PI * 5 * i * DT;
            trembling.feed(0.3 * Math.sin(phase), 0, 0, 0, Math.abs(6 * Math.cos(phase)));
            turning.feed(-9 + 6 * i * DT, 0, 0, 0, 6);
        }
        assertThat(trembling.told).containsExactly(Stand.AS_CALIBRATED);
        assertThat(turning.told).isEmpty();
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
            one.stands(2.1, lean, sideways, 0, 0).squats(lean, 0);
            two.stands(2.1, lean, sideways, lean + 1.5 * random.nextGaussian(), sideways + 1.5 * random.nextGaussian())
                    .squats(lean, lean);
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
            plain.standsAsCalibrated().stands(2.5, deg, 0, 0, deg).squats(deg, 0);
            restored.standsAsCalibrated().stands(2.5, deg, 0, 0, deg).squats(deg, 0);
        }
        assertThat(restored.told).isEqualTo(plain.told);
    }
}

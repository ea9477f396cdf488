package io.plumbline.analytics.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.exercise.TestExercises;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.wearer.SavedState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    /** The squat's rounding: 15° and 25°. */
    private static final FaultRule ROUNDING = TestExercises.all().get(0).rules().get(2);

    @ParameterizedTest(name = "flexion {0}, flexion.red {1}: {2}° and {3}°")
    @CsvSource({
        ", , 15, 25",
        "12, , 12, 20",
        ", 30, 15, 30",
        ", 10, 10, 10",
        "12, 18, 12, 18",
        "12, 10, 12, 12",
        "60, , 60, 100"
    })
    void redIsAsSetOrFiveThirdsOfAmber(@Nullable Double amber, @Nullable Double red, double amberDeg, double redDeg) {
        Map<String, Double> set = new HashMap<>();
        if (amber != null) {
            set.put("flexion", amber);
        }
        if (red != null) {
            set.put("flexion.red", red);
        }

        assertThat(new Limits(set).of("squat", ROUNDING))
                .isEqualTo(ROUNDING.limit().withDegrees(amberDeg, redDeg));
    }

    @Test
    void theLimitsOfOtherFaultsChangeNothing() {
        assertThat(new Limits(Map.of("tuck", 5.0, "extension", 3.0)).of("squat", ROUNDING))
                .isEqualTo(ROUNDING.limit());
    }

    @Test
    void aMarkReplacesWhatWasStated() {
        Limits limits = new Limits(Map.of("flexion", 12.0));
        limits.set("flexion", 18);

        assertThat(limits.of("squat", ROUNDING).amberDeg()).isEqualTo(18);
    }

    @Test
    void whatIsLoweredIsSoForOneExerciseAndNeverRaised() {
        Limits limits = new Limits(Map.of());
        limits.lower("squat", "flexion", new Limit(12, 14, 0, 0));
        limits.lower("squat", "flexion", new Limit(13, 13, 0, 0));

        assertThat(limits.of("squat", ROUNDING)).isEqualTo(ROUNDING.limit().withDegrees(12, 13));
        assertThat(limits.of("hip-hinge", ROUNDING)).isEqualTo(ROUNDING.limit());
    }

    @ParameterizedTest(name = "{0} = {1}: {2}° and {3}°")
    @CsvSource({
        "flexion, 18, 18, 30",
        "squat.flexion, 18, 18, 30",
        "flexion.red, 30, 9, 30",
        "squat.flexion.red, 30, 9, 30",
        "tuck, 18, 9, 15",
        "hip-hinge.flexion, 18, 9, 15"
    })
    void whatIsSetAfterwardsHolds(String name, double deg, double amberDeg, double redDeg) {
        Limits limits = new Limits(Map.of("flexion", 12.0));
        limits.lower("squat", "flexion", new Limit(9, 15, 0, 0));

        limits.set(name, deg);

        assertThat(limits.of("squat", ROUNDING)).isEqualTo(ROUNDING.limit().withDegrees(amberDeg, redDeg));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        Limits limits = new Limits(Map.of("flexion", 12.0));
        Limits copy = new Limits(limits);
        copy.lower("squat", "flexion", new Limit(9, 15, 0, 0));

        assertThat(limits.of("squat", ROUNDING).amberDeg()).isEqualTo(12);
        assertThat(new Limits(copy).of("squat", ROUNDING).amberDeg()).isEqualTo(9);
    }

    @Test
    void savingAndRestoringKeepsThem() {
        Limits limits = new Limits(Map.of("flexion", 12.0));
        limits.set("flexion.red", 30);
        limits.lower("squat", "flexion", new Limit(11, 29, 0, 0));

        Limits restored = SavedState.copy(limits::save, Limits::new);

        assertThat(restored.of("squat", ROUNDING)).isEqualTo(limits.of("squat", ROUNDING));
    }

    @Test
    void whatIsSetForOneExerciseGoesBeforeWhatIsSetForAll() {
        Limits limits = new Limits(Map.of("flexion", 12.0, "squat.flexion", 9.0));

        assertThat(limits.of("squat", ROUNDING).amberDeg()).isEqualTo(9);
        assertThat(limits.of("hip-hinge", ROUNDING).amberDeg()).isEqualTo(12);
    }

    @Test
    void aLaterMarkForAllReplacesWhatWasSetForOne() {
        Limits limits = new Limits(Map.of("squat.flexion", 9.0, "squat.flexion.red", 30.0));
        limits.set("flexion", 18);

        assertThat(limits.of("squat", ROUNDING).amberDeg()).isEqualTo(18);
        assertThat(limits.of("squat", ROUNDING).redDeg()).isEqualTo(30);
    }
}

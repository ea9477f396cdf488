package io.plumbline.analytics.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.exercise.TestExercises;
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
    void savingAndRestoringKeepsThem() {
        Limits limits = new Limits(Map.of("flexion", 12.0));
        limits.set("flexion.red", 30);

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

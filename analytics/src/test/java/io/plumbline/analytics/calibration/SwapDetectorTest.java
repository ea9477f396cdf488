package io.plumbline.analytics.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.wearer.SavedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwapDetectorTest {

    private SwapDetector swaps = new SwapDetector();

    /** A bend that turns the two sensors by so much, degrees; whether it tells that they are swapped. */
    private boolean bend(double lowerDeg, double upperDeg, double offsetDeg) {
        boolean swapped = false;
        for (int i = 0; i <= 100; i++) {
            swaps = SavedState.copy(swaps::save, SwapDetector::new);
            double share = Math.sin(Math.PI * i / 100);
            swapped |= swaps.update(Math.toRadians(share * lowerDeg), Math.toRadians(share * upperDeg + offsetDeg));
        }
        return swapped;
    }

    @ParameterizedTest(name = "lower {0}°, upper {1}°: {2}")
    @CsvSource({
        "30, 50, false",
        "45, 45, false",
        "45, 35, false",
        "50, 32, false",
        "55, 30, true",
        "90, 65, false",
        "15, -15, false"
    })
    void oneBendTellsWhereTheBackGives(double lowerDeg, double upperDeg, boolean swapped) {
        assertThat(bend(lowerDeg, upperDeg, 0)).isEqualTo(swapped);
    }

    @Test
    void threeSmallerOnesInARowTell() {
        assertThat(bend(48, 30, 0)).isFalse();
        assertThat(bend(48, 30, 0)).isFalse();
        assertThat(bend(48, 30, 0)).isTrue();
    }

    @Test
    void aBendTheRightWayRoundBeginsTheCountAnew() {
        assertThat(bend(48, 30, 0)).isFalse();
        assertThat(bend(48, 30, 0)).isFalse();
        assertThat(bend(31, 48, 0)).isFalse();
        assertThat(bend(48, 30, 0)).isFalse();
    }

    @Test
    void anOffsetThatWasThereBeforeTheBendDoesNotCount() {
        assertThat(bend(45, 45, -9)).isFalse();
        assertThat(bend(45, 45, -9)).isFalse();
        assertThat(bend(45, 45, -9)).isFalse();
    }
}

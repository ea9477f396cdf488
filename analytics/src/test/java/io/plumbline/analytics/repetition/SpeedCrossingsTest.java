package io.plumbline.analytics.repetition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.wearer.SavedState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedCrossingsTest {

    private static final double REST_SECONDS = 5;

    private final SpeedCrossings crossings = new SpeedCrossings();

    /** Gains speed with the square of the time, up to the peak. */
    private void rise(double peakDegPerSecond, double seconds, double rateHz) {
        for (int i = 0; i < (REST_SECONDS + seconds) * rateHz; i++) {
            double share = Math.max(0, i / rateHz - REST_SECONDS) / seconds;
            crossings.rising(i / rateHz, Math.toRadians(peakDegPerSecond) * share * share);
        }
    }

    @ParameterizedTest(name = "to {0}°/s in {1} s, at {2} Hz")
    @CsvSource({"25, 0.5, 100", "60, 0.5, 100", "60, 1.5, 50", "60, 1.5, 400", "120, 0.3, 200"})
    void aSquareOfTheTimeIsDrawnBackToWhereItBegan(double peak, double seconds, double rateHz) {
        rise(peak, seconds, rateHz);

        assertThat(crossings.atRestSeconds(Math.toRadians(peak))).isCloseTo(REST_SECONDS, within(2 / rateHz));
    }

    @ParameterizedTest(name = "from {0}°/s in {1} s, at {2} Hz")
    @CsvSource({"25, 0.5, 100", "60, 0.5, 100", "60, 1.5, 50", "60, 1.5, 400", "120, 0.3, 200"})
    void oneThatSlowsIsDrawnOnToWhereItEnds(double peak, double seconds, double rateHz) {
        for (int i = (int) ((REST_SECONDS - seconds) * rateHz); i < (REST_SECONDS + 1) * rateHz; i++) {
            double share = Math.min(1, Math.max(0, REST_SECONDS - i / rateHz) / seconds);
            crossings.falling(i / rateHz, Math.toRadians(peak) * share * share);
        }

        assertThat(crossings.atRestSeconds(Math.toRadians(peak))).isCloseTo(REST_SECONDS, within(2 / rateHz));
    }

    @Test
    void ofASlowOneThePassingOfTheLeastLevelIsTaken() {
        rise(10, 2, 100);

        double passed = REST_SECONDS + 2 * Math.sqrt(2 / 10.0);
        assertThat(crossings.atRestSeconds(Math.toRadians(10))).isCloseTo(passed, within(0.02));
    }

    @Test
    void savedAndRestoredItSaysTheSame() {
        rise(60, 0.5, 100);

        SpeedCrossings restored = SavedState.copy(crossings::save, SpeedCrossings::new);
        assertThat(restored.atRestSeconds(1))
                .isEqualTo(crossings.atRestSeconds(1))
                .isGreaterThan(4);
    }
}

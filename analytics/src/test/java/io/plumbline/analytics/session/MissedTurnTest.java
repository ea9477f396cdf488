package io.plumbline.analytics.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissedTurnTest {

    @ParameterizedTest(name = "{0} s, from {1} to {2} °/s: {3}°")
    @CsvSource({
        "0.12, 100, 100, 0.576",
        "0.2, 100, 100, 2.667",
        "0.3, 100, 0, 9",
        "0.4, 2, 10, 4",
        "0.4, 0, 0, 0",
        "0.6, 0, 0, 72"
    })
    void isWhatTheCurvatureAllowsOrTheRatesInAShortGap(
            double gapSeconds, double beforeDegPerS, double afterDegPerS, double missedDeg) {
        double missed = MissedTurn.radians(gapSeconds, Math.toRadians(beforeDegPerS), Math.toRadians(afterDegPerS));

        assertThat(Math.toDegrees(missed)).isCloseTo(missedDeg, within(0.001));
    }
}

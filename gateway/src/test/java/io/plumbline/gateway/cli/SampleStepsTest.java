package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleStepsTest {

    @ParameterizedTest
    @CsvSource({
        "100, true, 0.0115, 0.01", // a logger's rounding
        "100, true, 0.0124, 0.01", // a quarter of a period
        "100, true, 0.0131, 0.0131", // neither
        "100, true, 0.0312, 0.03", // two samples lost
        "500, true, 0.003, 0.004",
        "100, true, 0.004, 0.004", // nearer to no period than to one
        "100, false, 0.0115, 0.0115", // the rate is only the times' own median
        "100, true, 0.9999, 1.0"
    })
    void aStepNearWholePeriodsIsTakenToBeThoseWhereTheRateIsStated(
            double rateHz, boolean stated, double step, double taken) {
        SampleSteps steps = new SampleSteps(rateHz, stated);
        steps.next(5);
        assertThat(steps.next(5 + step)).isCloseTo(taken, within(1e-9));
        assertThat(steps.afterGap()).isFalse();
    }

    @Test
    void theFirstStepIsAPeriod() {
        assertThat(new SampleSteps(50, false).next(123)).isEqualTo(0.02);
    }

    @Test
    void aGapOfMoreThanASecondIsSaid() {
        SampleSteps steps = new SampleSteps(50, false);
        steps.next(0);
        assertThat(steps.next(1.5)).isEqualTo(0.02);
        assertThat(steps.afterGap()).isTrue();
        steps.next(1.52);
        assertThat(steps.afterGap()).isFalse();
    }
}

package io.plumbline.analytics.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccelerometerCorrectionTest {

    private static final ImuSample SAMPLE = new ImuSample(Placement.L1, 2, 1, 2, 3, 0.1, 0.2, 0.3, 7);

    @Test
    void theOffsetIsTakenAwayAndThenTheScaleIsDividedOut() {
        assertThat(new AccelerometerCorrection(0.5, -1, 0.75, 1, 1.25, 0.9).applied(SAMPLE))
                .isEqualTo(new ImuSample(Placement.L1, 2, 0.5, 2.4, 2.25 / 0.9, 0.1, 0.2, 0.3, 7));
    }

    @Test
    void noCorrectionChangesNothing() {
        assertThat(AccelerometerCorrection.NONE.applied(SAMPLE)).isSameAs(SAMPLE);
    }

    @Test
    void itsTextIsReadAsItWas() {
        AccelerometerCorrection correction =
                new AccelerometerCorrection(0.1 + 0.2, -1e-5, 1.0 / 3, 1.000001, 0.97, 1.0 / 0.9);

        assertThat(AccelerometerCorrection.parse(correction.toString())).isEqualTo(correction);
        assertThat(correction.toString()).startsWith("0.30000000000000004,-0.000010,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1,0.2,0.3               | six numbers",
                "0.1,0.2,0.3,1,1,x         | six numbers",
                "0.1,0.2,0.3,1,1,1,1       | six numbers",
                "5,0,0,1,1,1               | between -3 and 3, was 5.0",
                "NaN,0,0,1,1,1             | between -3 and 3, was NaN",
                "0,0,0,1,1,0               | between 0.8 and 1.25, was 0.0",
                "0,0,0,1,1.3,1             | between 0.8 and 1.25, was 1.3",
            })
    void whatIsNoCorrectionIsRefused(String text, String message) {
        assertThatThrownBy(() -> AccelerometerCorrection.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}

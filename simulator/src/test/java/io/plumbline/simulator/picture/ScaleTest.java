package io.plumbline.simulator.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"0, 100, 20, 20", "0, 46.7, 64, 5", "-20, 40, 22, 20", "0, 1, 20, 0.2", "0, 3600, 64, 500"})
    void ticksAreAtRoundStepsThatAreFarEnoughApart(double low, double high, double leastPixels, double step) {
        Scale scale = new Scale(low, high, 0, high > 46 && high < 47 ? 1000 : high > 1000 ? 1000 : 100);

        assertThat(scale.step(leastPixels)).isCloseTo(step, within(1e-12));
        assertThat(scale.pixel(scale.step(leastPixels)) - scale.pixel(0)).isGreaterThanOrEqualTo(leastPixels - 1e-9);
    }

    @Test
    void ticksAreWrittenWithATrueMinusAndNoMoreDecimalsThanTheyNeed() {
        assertThat(Scale.text(-10, 5)).isEqualTo("−10");
        assertThat(Scale.text(0.4, 0.2)).isEqualTo("0.4");
        assertThat(Scale.text(-0.0, 0.2)).isEqualTo("0.0");
    }

    @Test
    void aPixelIsWhereItsShareOfTheScaleIs() {
        assertThat(new Scale(-10, 10, 100, 0).pixel(5)).isCloseTo(25, within(1e-12));
    }
}

package io.plumbline.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedDecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "0.25, 1, 0.3",
        "0.35, 1, 0.4",
        "-0.25, 1, -0.3",
        "1.005, 2, 1.01",
        "0.0005, 3, 0.001",
        "-0.0004, 3, 0.000",
        "-0.0, 1, 0.0",
        "1e-9, 3, 0.000",
        "1234567.8915, 3, 1234567.892",
        "1e7, 3, 10000000.000",
        "10, 0, 10"
    })
    void roundsTheShortestDecimalHalfAwayFromZero(double value, int decimals, String text) {
        assertThat(FixedDecimals.of(value, decimals)).isEqualTo(text);
    }

    @Property
    void isNeverFurtherOffThanHalfADigit(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double value, @ForAll @IntRange(max = 3) int decimals) {
        String text = FixedDecimals.of(value, decimals);
        assertThat(Math.abs(Double.parseDouble(text) - value))
                .isLessThanOrEqualTo(0.5 * Math.pow(10, -decimals) + 1e-9);
        assertThat(text).matches(decimals == 0 ? "-?[0-9]+" : "-?[0-9]+\\.[0-9]{" + decimals + "}");
        assertThat(text).doesNotMatch("-[0.]+");
    }
}

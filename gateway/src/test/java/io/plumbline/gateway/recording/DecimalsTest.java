package io.plumbline.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @Property
    void shortestReadsBackAsTheSameDouble(@ForAll double value) {
        String text = shortest(value);
        assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(value));
        assertThat(text).matches("-?[0-9]+(\\.[0-9]+)?");
    }

    @Property
    void aDecimalIsWrittenWithNoMoreDigitsThanItHas(
            @ForAll @IntRange(min = -99_999_999, max = 99_999_999) int digits,
            @ForAll @IntRange(max = 9) int decimals) {
        double value = digits / Math.pow(10, decimals);
        assertThat(shortest(value).length())
                .isLessThanOrEqualTo(new java.math.BigDecimal(digits)
                        .movePointLeft(decimals)
                        .toPlainString()
                        .length());
    }

    @Property
    void timeReadsBackAsTheSameWholeMicrosecond(@ForAll @DoubleRange(min = -4e9, max = 4e9) double seconds) {
        double rounded = Decimals.roundToMicroseconds(seconds);
        StringBuilder text = new StringBuilder();
        Decimals.appendMicroseconds(text, rounded);
        assertThat(text).matches("-?[0-9]+\\.[0-9]{6}");
        assertThat(Decimals.roundToMicroseconds(Double.parseDouble(text.toString())))
                .isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "0.1, 0.1",
        "-9.81, -9.81",
        "100, 100",
        "0.000001, 0.000001",
        "1e-7, 0.0000001",
        "1e21, 1000000000000000000000",
        "1.2345e-12, 0.0000000000012345",
        "0.30000000000000004, 0.30000000000000004"
    })
    void writesPlainDecimals(double value, String text) {
        assertThat(shortest(value)).isEqualTo(text);
    }

    private static String shortest(double value) {
        StringBuilder out = new StringBuilder();
        Decimals.appendShortest(out, value);
        return out.toString();
    }
}

package io.plumbline.gateway.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {

    private final DecimalParser parser = new DecimalParser();

    @Property
    void readsEveryDoubleAsJavaWritesIt(@ForAll double value) {
        assertReads(Double.toString(value));
    }

    @Property
    void readsEveryDoubleInPlainNotation(@ForAll double value) {
        assertReads(new BigDecimal(value).round(new java.math.MathContext(17)).toPlainString());
    }

    @Property
    void readsDecimalsOfASensor(
            @ForAll @LongRange(min = -999_999_999_999_999_999L, max = 999_999_999_999_999_999L) long digits,
            @ForAll @IntRange(max = 18) int decimals) {
        assertReads(BigDecimal.valueOf(digits, decimals).toPlainString());
    }

    @Property
    void readsDigitsOfAnyLength(
            @ForAll @NumericChars @StringLength(max = 25) String whole,
            @ForAll @NumericChars @StringLength(min = 1, max = 25) String fraction) {
        assertReads(whole + "." + fraction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1",
                "5.",
                ".5",
                "-.5",
                "007",
                "1e5",
                "1E-5",
                "-2.5e+3",
                "9007199254740993",
                "0.1",
                "1e308",
                "9007199254740992.000000000",
                "4.9e-324",
                "1e-400",
                "123456789012345678",
                "1234567890123456789012"
            })
    void readsEachWayOfWritingANumber(String text) {
        assertReads(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e999",
                "abc",
                " 1",
                "--1",
                "0x10"
            })
    void refusesWhatIsNoFiniteDecimal(String text) {
        byte[] bytes = (text + ",\n").getBytes(ISO_8859_1);
        double value = parser.parse(bytes, 0);
        assertThat(Double.isNaN(value) || parser.end() != text.length()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'1.5,2', 3", "'1.5d,2', 3", "'-0.25e1\n', 7", "'12\r\n', 2"})
    void stopsAfterTheNumber(String text, int end) {
        parser.parse((text + "\n").getBytes(ISO_8859_1), 0);
        assertThat(parser.end()).isEqualTo(end);
    }

    private void assertReads(String text) {
        byte[] bytes = ("7," + text + ",\n").getBytes(ISO_8859_1);
        assertThat(Double.doubleToRawLongBits(parser.parse(bytes, 2)))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
        assertThat(parser.end()).as(text).isEqualTo(2 + text.length());
    }
}

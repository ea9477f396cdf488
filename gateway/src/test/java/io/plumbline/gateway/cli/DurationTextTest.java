package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.gateway.cli.LiveConverters.DurationText;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationTextTest {

    @ParameterizedTest(name = "{0} is {1} s")
    @CsvSource({"60s, 60", "5m, 300", "1h30m, 5400", "2h, 7200", "1m30s, 90", "90m, 5400"})
    void aDurationIsHoursMinutesAndSeconds(String text, long seconds) {
        assertThat(new DurationText().convert(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "60", "1.5m", "-5m", "30m1h", "five minutes", "99999999999s"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> new DurationText().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("e.g. 90s, 5m or 1h30m; was '" + text + "'");
    }
}

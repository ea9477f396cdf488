package io.plumbline.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    @ParameterizedTest(name = "at speed {0} a sample {1} s after the first is due after {2} ns")
    @CsvSource({
        "1, 0, 0",
        "1, 2.5, 2500000000",
        "20, 2.5, 125000000",
        "0.5, 2.5, 5000000000",
        "Infinity, 2.5, 0",
    })
    void aSampleIsDueByItsOwnTime(double speed, double afterSeconds, long dueNanos) {
        Pace pace = new Pace(1000, 7, speed);

        assertThat(pace.dueNanos(1000 + afterSeconds)).isEqualTo(7 + dueNanos);
    }
}

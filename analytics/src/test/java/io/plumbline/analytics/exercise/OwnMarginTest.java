package io.plumbline.analytics.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnMarginTest {

    @ParameterizedTest(name = "{0}: {1}°")
    @CsvSource({"3 4 2 3 3, 12", "3 9 2 8 3, 15", "6 6 6 6 6, 12", "-4 -2 -8 -3 -1, 12", "7, 13"})
    void amberIsAMarginAboveTheLargestOfAFewButNeverUnderTheFloor(String peaks, double amberDeg) {
        double[] deg =
                Arrays.stream(peaks.split(" ")).mapToDouble(Double::parseDouble).toArray();

        assertThat(OwnMargin.USUAL.amberDeg(deg)).isEqualTo(amberDeg);
    }

    /** Of 1° to n°. */
    @ParameterizedTest(name = "of {0} repetitions the {1}th")
    @CsvSource({"19, 19", "20, 19", "21, 20", "40, 38", "100, 95"})
    void ofManyTheLargestDoNotCount(int repetitions, int rank) {
        OwnMargin margin = new OwnMargin(repetitions, 6, 1);
        List<Integer> peaks = IntStream.rangeClosed(1, repetitions).boxed().collect(Collectors.toList());
        Collections.reverse(peaks);

        assertThat(margin.amberDeg(peaks.stream().mapToDouble(peak -> peak).toArray()))
                .isEqualTo(rank + 6.0);
    }

    @Test
    void whatCanNotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OwnMargin(0, 6, 12));
        assertThatIllegalArgumentException().isThrownBy(() -> new OwnMargin(101, 6, 12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OwnMargin(5, 0, 12))
                .withMessage("aboveDeg must be in (0, 90), was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new OwnMargin(5, 6, 90));
    }
}

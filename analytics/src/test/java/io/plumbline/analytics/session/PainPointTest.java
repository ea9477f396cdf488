package io.plumbline.analytics.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.fault.Limit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PainPointTest {

    @ParameterizedTest(name = "{0}° / {1}°, it hurts at {2}°: {3}° / {4}°")
    @CsvSource({
        "15, 25, 15, 9, 15",
        "15, 25, 20, 12, 20",
        "15, 25, 24.9, 14.94, 24.9",
        "15, 25, 30, 15, 25", // past both already
        "15, 40, 30, 15, 30", // red alone
        "15, 25, 8, 5, 8", // amber never under 5°
        "15, 25, 5, 5, 6", // red stays above amber
        "8, 15, 6, 5, 6",
        "7, 12, 9, 5.4, 9",
        "4, 6, 20, 4, 6", // never raised
        "4, 8, 5, 4, 6",
        "32, 40, 35, 21, 35"
    })
    void redIsWhereItHurtsAndAmberThreeFifthsOfIt(
            double amber, double red, double hurts, double newAmber, double newRed) {
        Limit lowered = PainPoint.lowered(new Limit(amber, red, 0.15, 0.1), hurts);

        assertThat(lowered.amberDeg()).isEqualTo(newAmber, within(1e-9));
        assertThat(lowered.redDeg()).isEqualTo(newRed, within(1e-9));
        assertThat(lowered.amberDwellSeconds()).isEqualTo(0.15);
        assertThat(lowered.redDwellSeconds()).isEqualTo(0.1);
    }

    @Property(tries = 300, seed = "5")
    void nothingIsEverRaisedAndASecondReportOfTheSameChangesNothing(
            @ForAll @DoubleRange(min = 1, max = 89) double amber,
            @ForAll @DoubleRange(min = 0, max = 60) double apart,
            @ForAll @DoubleRange(min = 5, max = 180) double hurts) {
        Limit now = new Limit(amber, amber + apart, 0, 0);

        Limit lowered = PainPoint.lowered(now, hurts);

        assertThat(lowered.amberDeg()).isLessThanOrEqualTo(now.amberDeg());
        assertThat(lowered.redDeg()).isLessThanOrEqualTo(now.redDeg()).isGreaterThanOrEqualTo(lowered.amberDeg());
        assertThat(PainPoint.lowered(lowered, hurts)).isEqualTo(lowered);
    }
}

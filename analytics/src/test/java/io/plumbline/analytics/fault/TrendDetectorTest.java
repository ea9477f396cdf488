package io.plumbline.analytics.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendDetectorTest {

    private TrendDetector trend = new TrendDetector(TrendDetector.Parameters.DEFAULTS);

    private void hold(double seconds, double fromDeg, double degPerS) {
        for (int i = 0; i < seconds * 100; i++) {
            trend.update(0.01, Math.toRadians(fromDeg + degPerS * i / 100));
        }
    }

    private double reachesDeg(int sign) {
        return Math.toDegrees(trend.reachesRad(sign));
    }

    @Test
    void anAngleThatStaysHasNoTrend() {
        hold(120, 3, 0);

        assertThat(trend.reachesRad(1)).isZero();
        assertThat(trend.reachesRad(-1)).isZero();
    }

    @ParameterizedTest(name = "{0}°/s")
    @CsvSource({"0.1", "0.2", "-0.1", "-0.2"})
    void aDriftIsCarriedOnForFifteenSeconds(double degPerS) {
        hold(15, 0, 0);
        hold(30, 0, degPerS);

        double nowDeg = 30 * degPerS;
        assertThat(reachesDeg(degPerS > 0 ? 1 : -1)).isCloseTo(Math.abs(nowDeg + 15 * degPerS), within(0.2));
    }

    @Test
    void aQuickMovementIsNone() {
        hold(15, 0, 0);
        hold(2, 0, 4);
        hold(20, 8, 0);

        assertThat(trend.reachesRad(1)).isZero();
    }

    @Test
    void breathAloneIsNone() {
        SplittableRandom random = new SplittableRandom(1);
        double furthest = 0;
        for (int i = 0; i < 600 * 100; i++) {
            double noise = 0.3 * (random.nextDouble() - 0.5);
            trend.update(0.01, Math.toRadians(1.2 * Math.sin(2 * Math.PI * 0.25 * i / 100.0) + noise));
            furthest = Math.max(furthest, Math.max(reachesDeg(1), reachesDeg(-1)));
        }

        assertThat(furthest).isLessThan(7);
    }

    @Test
    void anotherHoldBeginsAnew() {
        hold(15, 0, 0);
        hold(30, 0, 0.2);
        trend.restart();
        hold(60, 5, 0);

        assertThat(trend.reachesRad(1)).isZero();
    }

    @Property(tries = 60, seed = "6")
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(max = 5000) int savedAt) {
        assertThat(savedAt(savedAt)).isEqualTo(savedAt(-1));
    }

    private static List<Double> savedAt(int savedAt) {
        TrendDetector trend = new TrendDetector(TrendDetector.Parameters.DEFAULTS);
        List<Double> said = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            if (i == savedAt) {
                trend = SavedState.copy(
                        trend::save, saved -> new TrendDetector(TrendDetector.Parameters.DEFAULTS, saved));
            }
            trend.update(0.01, 0.02 * Math.sin(i / 63.0) + (i < 1500 ? 0 : 4e-5 * (i - 1500)));
            said.add(trend.reachesRad(1));
        }
        return said;
    }
}

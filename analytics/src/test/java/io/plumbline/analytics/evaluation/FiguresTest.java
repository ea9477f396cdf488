package io.plumbline.analytics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    /** Garwood's table of exact limits for a Poisson count. */
    @ParameterizedTest(name = "{0} events: {1} to {2}")
    @CsvSource({"0, 0, 3.689", "1, 0.0253, 5.572", "2, 0.242, 7.225", "5, 1.623, 11.668", "10, 4.795, 18.390"})
    void theIntervalOfARateIsExact(int count, double lower, double upper) {
        FalseAlarmRate rate = new FalseAlarmRate(count, 1);
        assertThat(rate.lowerPerHour()).isCloseTo(lower, within(0.001));
        assertThat(rate.upperPerHour()).isCloseTo(upper, within(0.001));
        FalseAlarmRate longer = new FalseAlarmRate(count, 4);
        assertThat(longer.upperPerHour()).isCloseTo(upper / 4, within(0.001));
    }

    @Test
    void withNoEventTheOneSidedBoundIsThreeOverTheHours() {
        assertThat(new FalseAlarmRate(0, 8).upperBoundPerHour()).isCloseTo(2.996 / 8, within(0.001));
    }

    @Test
    void aRateNeedsHours() {
        assertThatThrownBy(() -> new FalseAlarmRate(0, 0)).hasMessageContaining("was 0 in 0.0 h");
    }

    @Test
    void anAnglesErrorHasItsFourFigures() {
        AngleError error = new AngleError(new double[] {3, -1}).plus(new AngleError(new double[] {1, 1}));
        assertThat(error.count()).isEqualTo(4);
        assertThat(error.rmseDeg()).isCloseTo(Math.sqrt(3), within(1e-12));
        assertThat(error.biasDeg()).isEqualTo(1);
        assertThat(error.maxDeg()).isEqualTo(3);
        assertThat(error.p95Deg()).isEqualTo(3);
        assertThat(AngleError.NONE.rmseDeg()).isNaN();
    }

    @ParameterizedTest(name = "{0} right, {1} missed, {2} false")
    @CsvSource({"3, 1, 0, 1, 0.75, 0.857", "3, 0, 1, 0.75, 1, 0.857", "0, 0, 0, NaN, NaN, NaN", "0, 2, 0, NaN, 0, 0"})
    void aScoreHasPrecisionRecallAndTheirMean(
            int hits, int missed, int falseAlarms, double precision, double recall, double f1) {
        DetectionScore score = new DetectionScore(hits, missed, falseAlarms, 0);
        assertThat(score.precision()).isEqualTo(Double.valueOf(precision));
        assertThat(score.recall()).isEqualTo(Double.valueOf(recall));
        assertThat(Math.rint(score.f1() * 1000) / 1000).isEqualTo(Double.valueOf(f1));
    }

    @Test
    void repetitionsAreMatchedToThoseTheyShareMostTimeWith() {
        RepetitionScore score = RepetitionScore.ofSet(
                List.of(new TimeSpan(1.1, 2.9), new TimeSpan(4.2, 6)),
                List.of(new TimeSpan(1, 3), new TimeSpan(4, 6), new TimeSpan(7, 9)));
        assertThat(score.counted()).isEqualTo(2);
        assertThat(score.truly()).isEqualTo(3);
        assertThat(score.exactSets()).isZero();
        assertThat(score.boundaryMeanMs()).isCloseTo(100, within(1e-6));
    }

    /** The limits of tables of the exact binomial interval. */
    @ParameterizedTest(name = "{0} of {1}: {2} to {3}")
    @CsvSource({
        "0, 10, 0, 0.3085",
        "10, 10, 0.6915, 1",
        "5, 10, 0.1871, 0.8129",
        "1, 20, 0.0013, 0.2487",
        "0, 0, NaN, NaN",
    })
    void theIntervalOfAShareIsExact(int part, int whole, double lower, double upper) {
        ExactShare share = new ExactShare(part, whole);
        assertThat(Math.rint(share.lower() * 1e4) / 1e4).isEqualTo(Double.valueOf(lower));
        assertThat(Math.rint(share.upper() * 1e4) / 1e4).isEqualTo(Double.valueOf(upper));
    }

    @Test
    void aShareIsAPartOfAWhole() {
        assertThatThrownBy(() -> new ExactShare(3, 2)).hasMessageContaining("was 3 of 2");
    }

    @Test
    void aCountThatIsOffByOneIsNotExactButNear() {
        TimeSpan one = new TimeSpan(1, 3);
        TimeSpan two = new TimeSpan(4, 6);
        RepetitionScore score = RepetitionScore.ofSet(List.of(one), List.of(one, two))
                .plus(RepetitionScore.ofSet(List.of(), List.of(one, two)))
                .plus(RepetitionScore.ofSet(List.of(one), List.of(one)));
        assertThat(score.sets()).isEqualTo(3);
        assertThat(score.exactSets()).isEqualTo(1);
        assertThat(score.setsWithinOne()).isEqualTo(2);
    }

    @Nested
    class IntervalByWearer {

        @Test
        void isAPointWhereAllWearersAreAlike() {
            DetectionScore same = new DetectionScore(3, 1, 0, 0);
            F1ByWearer f1 = F1ByWearer.of(Map.of("anna", same, "ben", same, "cleo", same));
            assertThat(f1.wearers()).isEqualTo(3);
            assertThat(f1.lower()).isEqualTo(f1.f1()).isEqualTo(f1.upper());
        }

        /** One of four wearers is never right: drawn as often as the others it takes F1 from 1 down to about a half. */
        @Test
        void isAsWideAsTheWearersDifferHoweverManyAlertsEachHad() {
            F1ByWearer few = F1ByWearer.of(oneOfFourIsMissed(1));
            F1ByWearer many = F1ByWearer.of(oneOfFourIsMissed(1000));
            assertThat(few.f1()).isCloseTo(6.0 / 7, within(1e-9));
            assertThat(few.lower()).isBetween(0.3, 0.7);
            assertThat(few.upper()).isEqualTo(1);
            assertThat(many.lower()).isCloseTo(few.lower(), within(1e-9));
        }

        private static Map<String, DetectionScore> oneOfFourIsMissed(int alerts) {
            DetectionScore found = new DetectionScore(alerts, 0, 0, 0);
            return Map.of("a", found, "b", found, "c", found, "d", new DetectionScore(0, alerts, 0, 0));
        }

        @Test
        void isUnknownWithOneWearerAndWhereNothingWasDue() {
            assertThat(F1ByWearer.of(Map.of("anna", new DetectionScore(3, 1, 0, 0)))
                            .lower())
                    .isNaN();
            assertThat(F1ByWearer.of(Map.of("anna", DetectionScore.NOTHING, "ben", DetectionScore.NOTHING))
                            .upper())
                    .isNaN();
        }
    }

    @Test
    void theSplineGoesThroughItsValuesAndStaysAtItsEnds() {
        TrueAngle angle = new TrueAngle(new double[] {1, 5, 2, 7});
        assertThat(angle.atDeg(0.2)).isCloseTo(2, within(1e-12));
        assertThat(angle.atDeg(-1)).isEqualTo(1);
        assertThat(angle.atDeg(9)).isCloseTo(7, within(1e-12));
    }
}

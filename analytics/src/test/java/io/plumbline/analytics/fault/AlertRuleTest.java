package io.plumbline.analytics.fault;

import static io.plumbline.analytics.fault.AlertRule.Change.CLEARED;
import static io.plumbline.analytics.fault.AlertRule.Change.NONE;
import static io.plumbline.analytics.fault.AlertRule.Change.RAISED_AMBER;
import static io.plumbline.analytics.fault.AlertRule.Change.RAISED_RED;
import static io.plumbline.analytics.fault.AlertRule.Change.TURNED_RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.analytics.fault.AlertRule.Change;
import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {

    private static final Limit LIMIT = new Limit(10, 20, 0.150, 0.100);

    private final AlertRule rule = new AlertRule(LIMIT);
    private int sample;

    /** The next sample, 10 ms after the last. */
    private Change size(double deg) {
        return rule.update(sample++ / 100.0, deg, true);
    }

    private Change sizes(double deg, int count) {
        Change last = NONE;
        for (int i = 0; i < count; i++) {
            assertThat(last).isEqualTo(NONE);
            last = size(deg);
        }
        return last;
    }

    @Nested
    class BeforeAnAlert {

        @Test
        void aFaultBeginsWithTheSampleThatCompletesTheDwell() {
            assertThat(sizes(11, 15)).isEqualTo(NONE);
            assertThat(size(11)).isEqualTo(RAISED_AMBER);
            assertThat(rule.onsetSeconds()).isZero();
        }

        @Test
        void aSizeOfExactlyTheLimitIsNoFault() {
            assertThat(sizes(10, 100)).isEqualTo(NONE);
        }

        @Test
        void oneSampleWithinTheLimitBeginsTheDwellAnew() {
            sizes(11, 15);
            size(10);
            assertThat(sizes(11, 15)).isEqualTo(NONE);
            assertThat(size(11)).isEqualTo(RAISED_AMBER);
            assertThat(rule.onsetSeconds()).isEqualTo(0.16);
        }

        @Test
        void redNeedsItsOwnShorterDwellOnly() {
            assertThat(sizes(21, 10)).isEqualTo(NONE);
            assertThat(size(21)).isEqualTo(RAISED_RED);
        }

        @Test
        void theOnsetOfARedAlertIsWhereAmberWasPassed() {
            sizes(11, 3);
            sizes(21, 10);
            assertThat(size(21)).isEqualTo(RAISED_RED);
            assertThat(rule.onsetSeconds()).isZero();
        }

        @Test
        void nothingIsRaisedWhileItMayNot() {
            for (int i = 0; i < 100; i++) {
                assertThat(rule.update(i / 100.0, 30, false)).isEqualTo(NONE);
            }
            assertThat(rule.update(1, 30, true)).isEqualTo(RAISED_RED);
        }

        @Test
        void anUnknownSizeBeginsTheDwellAnew() {
            sizes(11, 15);
            size(Double.NaN);
            assertThat(sizes(11, 15)).isEqualTo(NONE);
            assertThat(size(11)).isEqualTo(RAISED_AMBER);
        }
    }

    @Nested
    class WhileAnAlertStands {

        @Test
        void itTurnsRedOnceAfterTheRedDwell() {
            sizes(11, 16);
            assertThat(sizes(21, 10)).isEqualTo(NONE);
            assertThat(size(21)).isEqualTo(TURNED_RED);
            assertThat(sizes(21, 50)).isEqualTo(NONE);
        }

        @Test
        void itIsNotRaisedAgain() {
            sizes(11, 16);
            assertThat(sizes(12, 200)).isEqualTo(NONE);
            assertThat(rule.stands()).isTrue();
        }

        @Test
        void itIsClearedBelowThreeQuartersOfTheLimitAndThreeDegrees() {
            sizes(11, 16);
            assertThat(sizes(7.0, 50)).isEqualTo(NONE);
            assertThat(size(6.99)).isEqualTo(CLEARED);
            assertThat(rule.stands()).isFalse();
        }

        @Test
        void itIsClearedWhenTheSizeIsUnknown() {
            sizes(11, 16);
            assertThat(size(Double.NaN)).isEqualTo(CLEARED);
        }

        @Test
        void itIsClearedByCancelling() {
            sizes(11, 16);
            assertThat(rule.cancel()).isEqualTo(CLEARED);
            assertThat(rule.cancel()).isEqualTo(NONE);
        }

        @Test
        void itsPeakCountsFromItsOnset() {
            size(14);
            size(19);
            sizes(11, 14);
            size(12);

            assertThat(rule.stands()).isTrue();
            assertThat(rule.peakDeg()).isEqualTo(19);
        }

        @Test
        void aFaultOfBeforeIsNoPartOfItsPeak() {
            size(19);
            size(5);
            sizes(11, 16);

            assertThat(rule.peakDeg()).isEqualTo(11);
        }

        @Test
        void anotherLimitHoldsAtOnce() {
            sizes(11, 16);
            rule.setLimit(new Limit(20, 30, 0.150, 0.100));
            assertThat(size(11)).isEqualTo(CLEARED);
        }
    }

    /** Never two raises without a clear between them, nor an escalation or clear of what does not stand. */
    @Property(tries = 200)
    void anAlertsLifeIsInOrderWhateverComes(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AlertRule any = new AlertRule(LIMIT);
        boolean stands = false;
        boolean red = false;
        double deg = 0;
        for (int i = 0; i < 2000; i++) {
            deg = random.nextInt(20) == 0 ? random.nextDouble(-5, 40) : deg;
            boolean mayRaise = random.nextInt(10) > 0;
            switch (any.update(i / 100.0, deg, mayRaise)) {
                case RAISED_AMBER, RAISED_RED -> {
                    assertThat(stands).isFalse();
                    assertThat(mayRaise).isTrue();
                    stands = true;
                    red = deg > 20 && any.peakDeg() > 20;
                }
                case TURNED_RED -> {
                    assertThat(stands).isTrue();
                    red = true;
                }
                case CLEARED -> {
                    assertThat(stands).isTrue();
                    assertThat(deg).isLessThan(7.5);
                    stands = false;
                    red = false;
                }
                case NONE -> assertThat(stands && !red && deg < 7).isFalse();
            }
            assertThat(any.stands()).isEqualTo(stands);
        }
    }

    @Property(tries = 100)
    void savingAndRestoringAnywhereChangesNothing(@ForAll long seed, @ForAll @IntRange(max = 400) int savedAt) {
        assertThat(changes(seed, savedAt)).isEqualTo(changes(seed, -1));
    }

    private static List<Object> changes(long seed, int savedAt) {
        SplittableRandom random = new SplittableRandom(seed);
        AlertRule any = new AlertRule(LIMIT);
        List<Object> changes = new ArrayList<>();
        double deg = 0;
        for (int i = 0; i < 400; i++) {
            if (i == savedAt) {
                any = SavedState.copy(any::save, saved -> new AlertRule(LIMIT, saved));
            }
            deg = random.nextInt(10) == 0 ? random.nextDouble(0, 40) : deg;
            changes.add(any.update(i / 100.0, deg, true));
            changes.add(any.peakDeg());
            changes.add(any.onsetSeconds());
        }
        return changes;
    }

    @Nested
    class TheLimit {

        @ParameterizedTest(name = "amber {0}°: cleared below {1}°")
        @CsvSource({"40, 30", "20, 15", "12, 9", "10, 7", "8, 5", "7, 4", "5, 2"})
        void clearsBelowThreeQuartersAndAtLeastThreeDegrees(double amberDeg, double clearDeg) {
            assertThat(new Limit(amberDeg, 60, 0, 0).clearDeg()).isEqualTo(clearDeg);
        }

        /** A tuck is never less than none. */
        @ParameterizedTest(name = "amber {0}°")
        @CsvSource({"0.5", "1", "2", "3", "4"})
        void clearsAboveZeroHoweverSmallItIs(double amberDeg) {
            assertThat(new Limit(amberDeg, 60, 0, 0).clearDeg()).isPositive().isLessThan(amberDeg);
        }

        @Test
        void keepsItsDwellWithOtherDegrees() {
            assertThat(LIMIT.withDegrees(12, 18)).isEqualTo(new Limit(12, 18, 0.150, 0.100));
            assertThat(LIMIT.withDegrees(12, 5)).isEqualTo(new Limit(12, 12, 0.150, 0.100));
        }

        @ParameterizedTest(name = "{0}°, {1}°, {2} s, {3} s")
        @CsvSource(
                delimiter = '|',
                value = {
                    "0 | 10 | 1 | 1 | amberDeg must be in (0, 90), was 0.0",
                    "90 | 95 | 1 | 1 | amberDeg must be in (0, 90), was 90.0",
                    "NaN | 95 | 1 | 1 | amberDeg must be in (0, 90), was NaN",
                    "10 | 9 | 1 | 1 | redDeg must be at least amberDeg 10.0, was 9.0",
                    "10 | NaN | 1 | 1 | redDeg must be at least amberDeg 10.0, was NaN",
                    "10 | 20 | -1 | 1 | dwell must not be negative, was -1.0 and 1.0 s",
                    "10 | 20 | 1 | NaN | dwell must not be negative, was 1.0 and NaN s"
                })
        void isRefusedOutOfRange(double amber, double red, double amberDwell, double redDwell, String message) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Limit(amber, red, amberDwell, redDwell))
                    .withMessage(message);
        }
    }
}

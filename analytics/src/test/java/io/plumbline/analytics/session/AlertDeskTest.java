package io.plumbline.analytics.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.exercise.TestExercises;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertEscalated;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.wearer.SavedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertDeskTest {

    private static final SensorSet BOTH = new SensorSet(Placement.SACRUM, Placement.T12);

    private final List<SessionEvent> events = new ArrayList<>();
    private final AlertIds ids = new AlertIds("s");
    private AlertDesk desk = desk("squat");
    private double now;
    private int repetition;

    private AlertDesk desk(String exercise) {
        return new AlertDesk(exercise(exercise), BOTH, new Limits(Map.of()), ids);
    }

    private static Exercise exercise(String name) {
        return TestExercises.all().stream()
                .filter(exercise -> exercise.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Holds the same size of flexion against the limits for a while. */
    private void flexion(double deg, double seconds) {
        sizes(rule -> rule.limitName().equals("flexion") ? deg : 0, seconds);
    }

    private void sizes(ToDoubleFunction<FaultRule> sizes, double seconds) {
        for (int i = 0; i < Math.round(seconds * 100); i++) {
            desk.judge(now, sizes, false, repetition, "high", events::add);
            now += 0.01;
        }
    }

    private void beginRepetition() {
        repetition++;
        desk.beginMovement();
    }

    private List<String> kinds() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    @Test
    void aTuckIsCalledOneThoughTheBackPassedItsOwnLimitAMomentEarlier() {
        beginRepetition();
        flexion(16, 0.05);
        sizes(rule -> rule.limitName().equals("tuck") ? 9 : 17, 0.3);

        assertThat(Session.only(AlertRaised.class, events)).singleElement().satisfies(alert -> {
            assertThat(alert.pattern()).isEqualTo("pelvic-tuck");
            assertThat(alert.onsetSeconds()).isCloseTo(0.05, within(1e-9));
        });
    }

    @Test
    void aTuckTooShortToBeOneLeavesTheRoundingToItsOwnAlert() {
        beginRepetition();
        sizes(rule -> rule.limitName().equals("tuck") ? 9 : 17, 0.1);
        flexion(17, 0.1);

        assertThat(Session.only(AlertRaised.class, events))
                .singleElement()
                .satisfies(alert -> assertThat(alert.pattern()).isEqualTo("rounded-back"));
    }

    @Nested
    class AnAlertsWords {

        @Test
        void nameTheAngleAndTheRepetition() {
            repetition = 3;
            beginRepetition();
            flexion(16.4, 1);

            assertThat(Session.only(AlertRaised.class, events)).singleElement().satisfies(alert -> {
                assertThat(alert.message())
                        .isEqualTo("Lower back rounded by 16° in squat 4. Chest up, and stop a little higher.");
                assertThat(alert.repetition()).isEqualTo(4);
                assertThat(alert.exercise()).isEqualTo("squat");
                assertThat(alert.fault()).isEqualTo("flexion");
                assertThat(alert.pattern()).isEqualTo("rounded-back");
                assertThat(alert.confidence()).isEqualTo("high");
                assertThat(alert.onsetSeconds()).isZero();
            });
        }

        @Test
        void leaveTheRepetitionOutBetweenThem() {
            flexion(16.5, 1);

            assertThat(Session.only(AlertRaised.class, events).get(0).message())
                    .isEqualTo("Lower back rounded by 17° in squat. Chest up, and stop a little higher.");
        }

        @ParameterizedTest(name = "{0}°: {1}, limit {2}°")
        @CsvSource({"16, amber, 15", "25, amber, 15", "26, red, 25"})
        void nameTheLimitThatWasPassed(double deg, String severity, double limitDeg) {
            flexion(deg, 1);

            AlertRaised alert = Session.only(AlertRaised.class, events).get(0);
            assertThat(alert.severity()).isEqualTo(severity);
            assertThat(alert.limitDeg()).isEqualTo(limitDeg);
        }
    }

    @Test
    void anAlertIsRaisedEscalatedAndClearedUnderOneId() {
        beginRepetition();
        flexion(16, 1);
        flexion(26, 1);
        flexion(5, 1);

        assertThat(kinds()).containsExactly("AlertRaised", "AlertEscalated", "AlertCleared");
        assertThat(events)
                .allMatch(event ->
                        event instanceof SessionEvent.Alert alert && alert.id().equals("s-1"));
        AlertEscalated escalated = Session.only(AlertEscalated.class, events).get(0);
        assertThat(escalated.severity()).isEqualTo("red");
        assertThat(escalated.limitDeg()).isEqualTo(25);
        AlertCleared cleared = Session.only(AlertCleared.class, events).get(0);
        assertThat(cleared.peakDeg()).isEqualTo(26);
        assertThat(cleared.durationSeconds()).isEqualTo(cleared.timeSeconds());
    }

    @Nested
    class InRepetitions {

        @Test
        void aFaultIsSaidOncePerRepetition() {
            beginRepetition();
            flexion(16, 1);
            flexion(5, 1);
            flexion(16, 3);

            assertThat(kinds()).containsExactly("AlertRaised", "AlertCleared");
        }

        @Test
        void itIsSaidAgainInTheNext() {
            beginRepetition();
            flexion(16, 1);
            flexion(5, 0.5);
            desk.endMovement();
            beginRepetition();
            flexion(16, 0.5);

            assertThat(Session.only(AlertRaised.class, events))
                    .extracting(AlertRaised::id)
                    .containsExactly("s-1", "s-2");
        }

        @Test
        void anAlertClearedOnlyAfterItsRepetitionDoesNotSilenceTheNext() {
            beginRepetition();
            flexion(16, 1);
            desk.endMovement();
            flexion(5, 0.1);
            beginRepetition();
            flexion(16, 0.5);

            assertThat(kinds()).containsExactly("AlertRaised", "AlertCleared", "AlertRaised");
        }

        @Test
        void betweenThemAFaultRestsForTwoSeconds() {
            flexion(16, 0.5);
            flexion(5, 0.1);
            flexion(16, 1.8);
            assertThat(kinds()).containsExactly("AlertRaised", "AlertCleared");

            flexion(16, 0.3);
            assertThat(kinds()).containsExactly("AlertRaised", "AlertCleared", "AlertRaised");
        }

        @Test
        void theirPatternsAreKeptUntilTheNextBegins() {
            beginRepetition();
            flexion(16, 1);
            flexion(5, 0.1);
            desk.endMovement();
            assertThat(desk.patternsInMovement()).containsExactly("rounded-back");

            beginRepetition();
            assertThat(desk.patternsInMovement()).isEmpty();
        }

        @Test
        void anAlertThatStillStandsIsOneOfTheNextRepetitionToo() {
            beginRepetition();
            flexion(16, 1);
            desk.endMovement();
            beginRepetition();

            assertThat(desk.patternsInMovement()).containsExactly("rounded-back");
        }

        @Test
        void twoRulesOfOneFaultSpeakOneAtATime() {
            beginRepetition();
            sizes(rule -> 16, 1);

            assertThat(Session.only(AlertRaised.class, events))
                    .extracting(AlertRaised::pattern)
                    .containsExactly("pelvic-tuck");
        }
    }

    @Nested
    class InHolds {

        @Test
        void aFaultRestsForSixSecondsAfterItsAlert() {
            desk = desk("plank");
            desk.beginMovement();
            flexion(11, 2);
            flexion(0, 1);
            flexion(11, 4.9);
            assertThat(kinds()).containsExactly("AlertRaised", "AlertCleared");

            flexion(11, 0.2);
            assertThat(kinds()).containsExactly("AlertRaised", "AlertCleared", "AlertRaised");
        }

        @Test
        void aRestIsSavedAndRestored() {
            desk = desk("plank");
            desk.beginMovement();
            flexion(11, 2);
            flexion(0, 1);
            desk = SavedState.copy(
                    desk::save, saved -> new AlertDesk(exercise("plank"), BOTH, new Limits(Map.of()), ids, saved));
            flexion(11, 4.9);

            assertThat(kinds()).containsExactly("AlertRaised", "AlertCleared");
        }
    }

    @Test
    void cancellingClearsWhatStands() {
        flexion(16, 1);
        desk.cancel(now, events::add);
        desk.cancel(now, events::add);

        assertThat(kinds()).containsExactly("AlertRaised", "AlertCleared");
    }

    @Test
    void otherLimitsHoldForWhatFollows() {
        desk.setLimits(new Limits(Map.of("flexion", 30.0)));
        flexion(26, 1);

        assertThat(events).isEmpty();
        assertThat(desk.raised()).isZero();
    }

    @Test
    void savingAndRestoringKeepsAlertsRestsAndPatterns() {
        beginRepetition();
        flexion(16, 1);
        desk = SavedState.copy(
                desk::save, saved -> new AlertDesk(exercise("squat"), BOTH, new Limits(Map.of()), ids, saved));
        assertThat(desk.patternsInMovement()).containsExactly("rounded-back");
        assertThat(desk.raised()).isEqualTo(1);

        flexion(5, 1);
        flexion(16, 1);

        assertThat(kinds()).containsExactly("AlertRaised", "AlertCleared");
    }
}

package io.plumbline.analytics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.evaluation.DueAlert.Crossing;
import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMatcherTest {

    @ParameterizedTest(name = "onset {0} of {1}: {2} right, {3} missed, {4} false")
    @CsvSource({
        "10.00, flexion,   1, 0, 0",
        "9.86,  flexion,   1, 0, 0",
        "9.84,  flexion,   0, 1, 1",
        "12.24, flexion,   1, 0, 0",
        "12.26, flexion,   0, 1, 1",
        "11.00, extension, 0, 1, 1",
    })
    void anAlertAnswersAFaultOfItsOwnKindAboutItsTime(
            double onset, String fault, int hits, int missed, int falseAlarms) {
        DetectionScore score = score(List.of(due(10, 12)), List.of(alert(fault, onset)));
        assertThat(score).isEqualTo(new DetectionScore(hits, missed, falseAlarms, 0));
    }

    @Test
    void inASlowMovementItMayBeginWhereTheAngleComesNearTheLimit() {
        Crossing slow = new Crossing("sag", new TimeSpan(10, 14), 8, 12, true, true);
        DueAlert due = new DueAlert("extension", "plank", List.of(slow), true);
        assertThat(score(List.of(due), List.of(alert("extension", 8.1))).hits()).isEqualTo(1);
        assertThat(score(List.of(due), List.of(alert("extension", 7.9))).hits()).isZero();
    }

    @Test
    void oneDueAlertIsAnsweredOnce() {
        assertThat(score(List.of(due(10, 12)), List.of(alert("flexion", 10), alert("flexion", 11))))
                .isEqualTo(new DetectionScore(1, 0, 1, 0));
    }

    @Test
    void oneAlertAnswersOneOnly() {
        assertThat(score(List.of(due(10, 12), due(11, 13)), List.of(alert("flexion", 11.5))))
                .isEqualTo(new DetectionScore(1, 1, 0, 0));
    }

    @Test
    void whatIsNotRequiredCountsNeitherWay() {
        DueAlert near = new DueAlert(
                "flexion", "squat", List.of(crossing("rounded-back", 10, 12).notRequired()), false);
        assertThat(score(List.of(near), List.of())).isEqualTo(new DetectionScore(0, 0, 0, 1));
        assertThat(score(List.of(near), List.of(alert("flexion", 10.2)))).isEqualTo(new DetectionScore(0, 0, 0, 1));
        assertThat(score(List.of(near), List.of(alert("flexion", 10.2), alert("flexion", 11))))
                .isEqualTo(new DetectionScore(0, 0, 0, 1));
    }

    @Test
    void aSecondAlertIsFalseInARepetitionAndCountsNeitherWayAfterARest() {
        List<Crossing> two = List.of(crossing("hunch", 10, 12), crossing("hunch", 15, 20));
        List<AlertRaised> alerts = List.of(alert("flexion", 10), alert("flexion", 15));
        assertThat(score(List.of(new DueAlert("flexion", "squat", two, false)), alerts))
                .isEqualTo(new DetectionScore(1, 0, 1, 0));
        assertThat(score(List.of(new DueAlert("flexion", "plank", two, true)), alerts))
                .isEqualTo(new DetectionScore(1, 0, 0, 0));
    }

    @Test
    void anAlertWhollyInAnUnjudgeableStretchIsFalse() {
        List<TimeSpan> unjudgeable = List.of(new TimeSpan(9, 11));
        Matching matching = EventMatcher.match(
                List.of(due(10, 12)), List.of(alert("flexion", 10)), unjudgeable, none -> Optional.empty());
        assertThat(DetectionScore.of(matching)).isEqualTo(new DetectionScore(0, 1, 1, 0));
        matching = EventMatcher.match(
                List.of(due(10, 12)), List.of(alert("flexion", 10.9)), unjudgeable, none -> Optional.empty());
        assertThat(DetectionScore.of(matching)).isEqualTo(new DetectionScore(1, 0, 0, 0));
    }

    @ParameterizedTest(name = "warned of {0} {1} s before {2}, past the limit: {3}; false: {4}")
    @CsvSource({
        "extension, 10,   extension, true,  0",
        "extension, 24.9, extension, true,  0",
        "extension, 25.1, extension, true,  1",
        "extension, -1,   extension, true,  0",
        "extension, -2.1, extension, true,  1",
        "extension, 10,   extension, false, 1",
        "flexion,   10,   extension, true,  1",
        "extension, 10,   flexion,   true,  1",
        "fatigue,   10,   extension, true,  1",
    })
    void aWarningIsFalseWhereTheLimitItSpeaksOfIsNotTrulyPassedInTime(
            String warned, double before, String fault, boolean past, int falseAlarms) {
        Crossing crossing = new Crossing("sag", new TimeSpan(50, 52), 49, past ? 9 : 6, false, past);
        DueAlert due = new DueAlert(fault, "plank", List.of(crossing), true);
        AlertRaised warning = alert("fatigue", 50 - before - 0.15);

        Matching matching = EventMatcher.match(
                List.of(due),
                List.of(warning),
                List.of(),
                alert -> Stream.of(Fault.FLEXION, Fault.EXTENSION)
                        .filter(one -> one.word().equals(warned))
                        .findFirst());

        assertThat(matching.falseAlarms()).hasSize(falseAlarms);
        assertThat(matching.excludedAlerts()).hasSize(1 - falseAlarms);
    }

    @Test
    void aWarningAnswersNothing() {
        Crossing crossing = new Crossing("sag", new TimeSpan(50, 52), 49, 12, true, true);
        DueAlert due = new DueAlert("extension", "plank", List.of(crossing), true);

        Matching matching = EventMatcher.match(
                List.of(due), List.of(alert("fatigue", 50)), List.of(), alert -> Optional.of(Fault.EXTENSION));

        assertThat(DetectionScore.of(matching)).isEqualTo(new DetectionScore(0, 1, 0, 0));
    }

    @Test
    void latencyIsFromTheCrossingOfTheLimitThatTheAlertIsAbout() {
        DueAlert due = new DueAlert(
                "flexion",
                "squat",
                List.of(crossing("pelvic-tuck", 10, 12), crossing("rounded-back", 10.5, 12)),
                false);
        Matching matching =
                EventMatcher.match(List.of(due), List.of(alert("flexion", 10.6)), List.of(), none -> Optional.empty());
        assertThat(matching.hits().get(0).latencySeconds()).isCloseTo(0.25, within(1e-9));
    }

    @Property(tries = 200, seed = "7")
    void movingAllTimesChangesNothingAndNorDoesTheOrder(
            @ForAll long seed, @ForAll @DoubleRange(min = -1, max = 5000) double shift) {
        List<DueAlert> due = new ArrayList<>();
        List<AlertRaised> alerts = new ArrayList<>();
        List<DueAlert> dueLater = new ArrayList<>();
        List<AlertRaised> alertsLater = new ArrayList<>();
        Random random = new Random(seed);
        double at = 10;
        for (int i = 0; i < 12; i++) {
            at += 0.5 + random.nextInt(8);
            due.add(due(at, at + 1));
            dueLater.add(due(at + shift, at + shift + 1));
            double onset = at + 0.3 * (random.nextInt(9) - 4);
            alerts.add(alert("flexion", onset));
            alertsLater.add(alert("flexion", onset + shift));
        }
        DetectionScore score = score(due, alerts);
        assertThat(score(dueLater, alertsLater)).isEqualTo(score);
        Collections.shuffle(due, random);
        Collections.shuffle(alerts, random);
        assertThat(score(due, alerts)).isEqualTo(score);
    }

    @Property(tries = 100, seed = "8")
    void perfectDetectionScoresOne(@ForAll long seed) {
        Random random = new Random(seed);
        List<DueAlert> due = new ArrayList<>();
        List<AlertRaised> alerts = new ArrayList<>();
        for (double at = 5; at < 60; at += 1.5 + 4 * random.nextDouble()) {
            due.add(due(at, at + 1));
            alerts.add(alert("flexion", at + 0.9 * random.nextDouble()));
        }
        DetectionScore score = score(due, alerts);
        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.f1()).isEqualTo(1);
    }

    private static DetectionScore score(List<DueAlert> due, List<AlertRaised> alerts) {
        return DetectionScore.of(EventMatcher.match(due, alerts, List.of(), none -> Optional.empty()));
    }

    private static DueAlert due(double start, double end) {
        return new DueAlert("flexion", "squat", List.of(crossing("rounded-back", start, end)), false);
    }

    private static Crossing crossing(String pattern, double start, double end) {
        return new Crossing(pattern, new TimeSpan(start, end), start, 20, true, true);
    }

    private static AlertRaised alert(String fault, double onset) {
        return new AlertRaised(
                "s-" + onset, onset + 0.15, onset, "squat", 0, fault, "rounded-back", "amber", 16, 15, "high", "");
    }
}

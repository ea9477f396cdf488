package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.evaluation.TrueSession.Exercised;
import io.plumbline.analytics.evaluation.TrueSession.Expectation;
import io.plumbline.analytics.evaluation.TrueSession.Unjudgeable;
import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.repetition.Movement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the events of a session against what truly happened in it.
 *
 * <pre>{@code
 * SessionScore score = Evaluation.of(truth, settings, marks, endSeconds, events);
 * score.detection().f1();
 * }</pre>
 */
public final class Evaluation {

    private final TrueSession truth;
    private final List<SessionEvent> events;
    private final List<JudgedStretch> stretches;
    private final NotJudged notJudged;
    private final Set<String> notices = DueAlerts.newNotices();
    private final List<TimeSpan> unjudgeable = new ArrayList<>();

    private Evaluation(
            TrueSession truth,
            SessionSettings settings,
            List<Mark> marks,
            double endSeconds,
            List<SessionEvent> events) {
        this.truth = truth;
        this.events = events;
        stretches = JudgedStretch.of(settings, marks, endSeconds, events);
        notJudged = new NotJudged(events, endSeconds);
        truth.unjudgeable().stream().map(Unjudgeable::span).forEach(unjudgeable::add);
        unjudgeable.addAll(JudgedStretch.pauses(marks, endSeconds));
    }

    /**
     * Scores a session.
     *
     * @param settings what it was analysed with
     * @param marks its marks
     * @param endSeconds time of its last sample, s
     * @param events what the analysis said, with the angles where they are to be scored
     */
    public static SessionScore of(
            TrueSession truth,
            SessionSettings settings,
            List<Mark> marks,
            double endSeconds,
            List<SessionEvent> events) {
        return new Evaluation(truth, settings, marks, endSeconds, List.copyOf(events)).score();
    }

    private SessionScore score() {
        List<AlertRaised> raised = raised();
        List<DueAlert> due = truth.tellsFaults() ? due() : List.of();
        Matching matching = truth.tellsFaults()
                ? EventMatcher.match(due, raised, unjudgeable, this::warnsOf)
                : new Matching(List.of(), List.of(), List.of(), 0, raised);
        if (!truth.tellsFaults()) {
            notices.add("The truth tells no faults, so that alerts are not scored.");
        }
        double seconds = 0;
        double judged = 0;
        for (JudgedStretch stretch : stretches) {
            seconds += stretch.span().durationSeconds();
            judged += stretch.span().durationSeconds() - notJudged.secondsIn(stretch.span());
        }
        return new SessionScore(
                matching,
                DetectionScore.of(matching),
                Latency.of(matching.hits()),
                seconds,
                judged,
                repetitions(),
                classes(due, matching),
                notJudged.score(truth.unjudgeable()),
                angles(),
                asExpected(raised),
                List.copyOf(notices));
    }

    private List<AlertRaised> raised() {
        return events.stream()
                .filter(event -> event instanceof AlertRaised)
                .map(event -> (AlertRaised) event)
                .toList();
    }

    private Optional<Fault> warnsOf(AlertRaised warning) {
        return stretches.stream()
                .filter(stretch -> stretch.exercise().name().equals(warning.exercise()))
                .flatMap(stretch -> stretch.rules().stream())
                .filter(rule -> rule.fault() == Fault.FATIGUE && rule.pattern().equals(warning.pattern()))
                .flatMap(rule -> rule.measure().warnsOf().stream())
                .findFirst();
    }

    private List<DueAlert> due() {
        DueAlerts finder = new DueAlerts(truth, unjudgeable, notJudged.told("start"), notices);
        return stretches.stream()
                .flatMap(stretch -> finder.in(stretch).stream())
                .toList();
    }

    private RepetitionScore repetitions() {
        List<TimeSpan> truly = truth.repetitions();
        if (truly == null) {
            return RepetitionScore.NOTHING;
        }
        RepetitionScore score = RepetitionScore.NOTHING;
        for (int i = 0; i < stretches.size(); i++) {
            JudgedStretch stretch = stretches.get(i);
            if (!stretch.beginsExercise()) {
                continue;
            }
            double end = stretch.span().endSeconds();
            for (int next = i + 1;
                    next < stretches.size() && !stretches.get(next).beginsExercise();
                    next++) {
                end = stretches.get(next).span().endSeconds();
            }
            TimeSpan set = new TimeSpan(stretch.span().startSeconds(), end);
            score = score.plus(setScore(stretch, set, truly));
        }
        return score;
    }

    /** Of the repetitions of exercises that are judged. */
    private RepetitionClasses classes(List<DueAlert> due, Matching matching) {
        if (!truth.tellsFaults() || truth.repetitions() == null) {
            return RepetitionClasses.NONE;
        }
        List<TimeSpan> judged = truth.repetitions().stream()
                .filter(repetition -> stretches.stream()
                        .anyMatch(stretch -> !stretch.rules().isEmpty()
                                && stretch.span().contains(repetition)
                                && isOf(stretch.exercise().name(), repetition.middleSeconds())))
                .toList();
        return RepetitionClasses.of(judged, due, matching, unjudgeable);
    }

    private RepetitionScore setScore(JudgedStretch stretch, TimeSpan set, List<TimeSpan> truly) {
        String exercise = stretch.exercise().name();
        Movement movement = stretch.exercise().movement();
        List<TimeSpan> within = truly.stream()
                .filter(repetition ->
                        set.contains(repetition.middleSeconds()) && isOf(exercise, repetition.middleSeconds()))
                .toList();
        if (movement instanceof Movement.Free || (movement instanceof Movement.Hold && within.isEmpty())) {
            return RepetitionScore.NOTHING;
        }
        List<TimeSpan> counted = new ArrayList<>();
        for (SessionEvent event : events) {
            TimeSpan span = counted(event, exercise);
            if (span != null && set.contains(span.middleSeconds())) {
                counted.add(span);
            }
        }
        return RepetitionScore.ofSet(counted, within);
    }

    /** Whether the truth says nothing else than that this exercise was done at a time. */
    private boolean isOf(String exercise, double seconds) {
        List<Exercised> then = truth.exercises().stream()
                .filter(done -> done.span().contains(seconds))
                .toList();
        return then.isEmpty() || then.stream().anyMatch(done -> done.exercise().equals(exercise));
    }

    private static @Nullable TimeSpan counted(SessionEvent event, String exercise) {
        if (event instanceof SessionEvent.Repetition repetition
                && repetition.complete()
                && repetition.exercise().equals(exercise)) {
            return new TimeSpan(repetition.startSeconds(), repetition.endSeconds());
        }
        if (event instanceof SessionEvent.Hold hold
                && hold.complete()
                && hold.exercise().equals(exercise)) {
            return new TimeSpan(hold.startSeconds(), hold.endSeconds());
        }
        return null;
    }

    /** The lumbar angle while an exercise is judged; none with one sensor, whose events have no such angle. */
    private AngleError angles() {
        TrueAngle angle = truth.lumbarFlexion();
        if (angle == null) {
            return AngleError.NONE;
        }
        return new AngleError(events.stream()
                .filter(event -> event instanceof SessionEvent.Posture)
                .map(event -> (SessionEvent.Posture) event)
                .filter(posture -> !Double.isNaN(posture.lumbarFlexionDeg())
                        && posture.timeSeconds() <= angle.endSeconds()
                        && stretches.stream().anyMatch(stretch -> stretch.span().contains(posture.timeSeconds()))
                        && !notJudged.at(posture.timeSeconds()))
                .mapToDouble(posture -> posture.lumbarFlexionDeg() - angle.atDeg(posture.timeSeconds()))
                .toArray());
    }

    private SessionScore.AsExpected asExpected(List<AlertRaised> raised) {
        Expectation expectation = truth.expectation();
        if (expectation == null) {
            return SessionScore.AsExpected.NOT_CLAIMED;
        }
        Map<String, Integer> counts = new TreeMap<>();
        raised.forEach(alert -> counts.merge(alert.pattern(), 1, Integer::sum));
        List<String> differences = new ArrayList<>();
        Map<String, Integer> patterns = new TreeMap<>(expectation.alerts());
        counts.keySet().forEach(pattern -> patterns.putIfAbsent(pattern, 0));
        patterns.forEach((pattern, expected) -> {
            int came = counts.getOrDefault(pattern, 0);
            if (came != expected) {
                differences.add(pattern + ": " + came + " instead of " + expected);
            }
        });
        for (String reason : expectation.notJudged()) {
            if (!notJudged.reasons().contains(reason)) {
                differences.add("never told: " + reason);
            }
        }
        return new SessionScore.AsExpected(true, differences);
    }
}

package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.evaluation.DueAlert.Crossing;
import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each alert the due one that it answers: of the same fault, its onset between 150 ms before the limit was passed
 * (or, in a slow movement, from when the angle was within 2° of it) and 250 ms after the angle came back; one to one, in
 * order of time. A warning of fatigue answers nothing; it counts neither way where the limit that it speaks of is truly
 * passed within 25 s, and is false elsewhere: where another limit is passed, or this one nearly.
 */
public final class EventMatcher {

    static final double EARLY_SECONDS = 0.150;
    static final double LATE_SECONDS = 0.250;

    /** A warning that says "within 15 s" is right up to so long before, s: it looks ahead along a line that may bend. */
    static final double WARNED_SECONDS = 25;

    private EventMatcher() {}

    /**
     * Matches.
     *
     * @param due the alerts that the truth asks for, in any order
     * @param raised the alerts that came, in any order
     * @param unjudgeable where nobody can judge: an alert that lies wholly in one is false, whatever it says
     * @param warnsOf which fault a warning of fatigue says is to come; a warning of none is false
     */
    public static Matching match(
            List<DueAlert> due,
            List<AlertRaised> raised,
            List<TimeSpan> unjudgeable,
            Function<AlertRaised, Optional<Fault>> warnsOf) {
        Map<DueAlert, Matching.Hit> answers = new LinkedHashMap<>();
        List<DueAlert> dueByTime = due.stream()
                .sorted(Comparator.comparingDouble(DueAlert::startSeconds).thenComparing(DueAlert::fault))
                .toList();
        List<AlertRaised> falseAlarms = new ArrayList<>();
        List<AlertRaised> excluded = new ArrayList<>();
        for (AlertRaised alert : byTime(raised)) {
            if (unjudgeable.stream().anyMatch(span -> liesIn(span, alert))) {
                falseAlarms.add(alert);
                continue;
            }
            if (alert.fault().equals(Fault.FATIGUE.word())) {
                (cameTrue(dueByTime, alert, warnsOf.apply(alert)) ? excluded : falseAlarms).add(alert);
                continue;
            }
            Matching.Hit answer = firstFree(dueByTime, answers, alert);
            if (answer != null) {
                answers.put(answer.due(), answer);
                if (!answer.due().required()) {
                    excluded.add(alert);
                }
            } else if (answers.values().stream().anyMatch(hit -> mayRepeat(hit, alert))) {
                excluded.add(alert);
            } else {
                falseAlarms.add(alert);
            }
        }
        return new Matching(
                answers.values().stream().filter(hit -> hit.due().required()).toList(),
                dueByTime.stream()
                        .filter(one -> one.required() && !answers.containsKey(one))
                        .toList(),
                falseAlarms,
                (int) due.stream().filter(one -> !one.required()).count(),
                excluded);
    }

    private static List<AlertRaised> byTime(List<AlertRaised> raised) {
        return raised.stream()
                .sorted(Comparator.comparingDouble(AlertRaised::onsetSeconds)
                        .thenComparingDouble(AlertRaised::timeSeconds)
                        .thenComparing(AlertRaised::fault)
                        .thenComparing(AlertRaised::id))
                .toList();
    }

    /** Whether what a warning says is to come did come: what is required is past the limit, and so is what is exact. */
    private static boolean cameTrue(List<DueAlert> due, AlertRaised warning, Optional<Fault> warnsOf) {
        return due.stream()
                .filter(one ->
                        warnsOf.isPresent() && one.fault().equals(warnsOf.get().word()))
                .flatMap(one -> one.crossings().stream())
                .anyMatch(crossing -> (crossing.required() || crossing.exact())
                        && crossing.span().endSeconds() >= warning.timeSeconds()
                        && crossing.span().startSeconds() <= warning.timeSeconds() + WARNED_SECONDS);
    }

    private static boolean liesIn(TimeSpan span, AlertRaised alert) {
        return span.contains(alert.onsetSeconds()) && span.contains(alert.timeSeconds());
    }

    private static Matching.@Nullable Hit firstFree(
            List<DueAlert> dueByTime, Map<DueAlert, Matching.Hit> answers, AlertRaised alert) {
        for (DueAlert due : dueByTime) {
            if (due.fault().equals(alert.fault()) && !answers.containsKey(due)) {
                Crossing crossing = told(due, alert);
                if (crossing != null) {
                    return new Matching.Hit(due, crossing, alert);
                }
            }
        }
        return null;
    }

    /** The crossing that an alert tells: of those in whose window it begins one of its pattern, and the latest begun. */
    private static @Nullable Crossing told(DueAlert due, AlertRaised alert) {
        Comparator<Crossing> likeness = Comparator.<Crossing, Boolean>comparing(
                        crossing -> crossing.pattern().equals(alert.pattern()))
                .thenComparing(Crossing::required)
                .thenComparingDouble(crossing -> crossing.span().startSeconds());
        return due.crossings().stream()
                .filter(crossing -> answers(crossing, alert))
                .max(likeness)
                .orElse(null);
    }

    private static boolean answers(Crossing crossing, AlertRaised alert) {
        double earliest = Math.min(crossing.earliestSeconds(), crossing.span().startSeconds() - EARLY_SECONDS);
        return earliest <= alert.onsetSeconds()
                && alert.onsetSeconds() <= crossing.span().endSeconds() + LATE_SECONDS;
    }

    /** Whether an alert repeats what was answered and is no fault: one near a limit, or one that came again after its rest. */
    private static boolean mayRepeat(Matching.Hit hit, AlertRaised alert) {
        if (!hit.due().fault().equals(alert.fault())) {
            return false;
        }
        Crossing told = told(hit.due(), alert);
        return told != null && (!hit.due().required() || (hit.due().restsByTime() && !told.equals(hit.crossing())));
    }
}

package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Limits;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSet;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.session.SessionSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a session with one exercise and one set of limits in force.
 *
 * @param rules the rules that the session's sensors can judge; empty where they can show no fault of the exercise
 * @param limits the limits in force
 * @param lowest where the lowest sensor is worn
 * @param exerciseSeconds when the exercise was started, s; before the span where a limit was changed since
 */
record JudgedStretch(
        Exercise exercise,
        TimeSpan span,
        List<FaultRule> rules,
        Limits limits,
        Placement lowest,
        double exerciseSeconds) {

    /** Whether the exercise was started here; false where only a limit was changed. */
    boolean beginsExercise() {
        return exerciseSeconds == span.startSeconds();
    }

    /**
     * The stretches of a session that ends at {@code endSeconds}, in order. A limit that the wearer's own back has changed,
     * as the events say, is in force from then on: whether it was changed rightly is not scored.
     */
    static List<JudgedStretch> of(
            SessionSettings settings, List<Mark> marks, double endSeconds, List<SessionEvent> events) {
        SensorSet sensors = SensorSet.of(settings.sensors());
        Limits limits = new Limits(settings.limitsDeg());
        List<JudgedStretch> stretches = new ArrayList<>();
        Exercise exercise = null;
        double begun = 0;
        double start = 0;
        for (Change change : changes(marks, events)) {
            double at = change.timeSeconds();
            if (at > endSeconds) {
                break;
            }
            add(stretches, exercise, start, at, sensors, limits, begun);
            start = at;
            limits = new Limits(limits);
            if (change.mark() instanceof Mark.StartExercise mark) {
                exercise = named(settings, mark.exercise());
                begun = at;
            } else if (change.mark() instanceof Mark.SetLimit set) {
                limits.set(set.name(), set.limitDeg());
            } else if (change.lowered() != null) {
                lower(limits, change.lowered());
            }
        }
        add(stretches, exercise, start, endSeconds, sensors, limits, begun);
        return stretches;
    }

    /** What begins another stretch: a mark, or that a limit was lowered. */
    private record Change(
            double timeSeconds,
            @Nullable Mark mark,
            @Nullable LimitChanged lowered) {}

    /** By time; of one time the marks come first, as in the session. */
    private static List<Change> changes(List<Mark> marks, List<SessionEvent> events) {
        List<Change> changes = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark instanceof Mark.StartExercise || mark instanceof Mark.SetLimit) {
                changes.add(new Change(mark.timeSeconds(), mark, null));
            }
        }
        for (SessionEvent event : events) {
            if (event instanceof LimitChanged lowered && lowered.limit() != null) {
                changes.add(new Change(lowered.timeSeconds(), null, lowered));
            }
        }
        changes.sort(Comparator.comparingDouble(Change::timeSeconds));
        return changes;
    }

    private static void lower(Limits limits, LimitChanged to) {
        String name = Objects.requireNonNull(to.limit());
        Limit limit = new Limit(to.limitDeg(), to.redDeg(), 0, 0);
        if (to.reason().equals(LimitChanged.RANGE)) {
            limits.followRange(to.exercise(), name, limit);
        } else {
            limits.lower(to.exercise(), name, limit);
        }
    }

    /** Where the session was paused. */
    static List<TimeSpan> pauses(List<Mark> marks, double endSeconds) {
        List<TimeSpan> pauses = new ArrayList<>();
        double since = Double.NaN;
        for (Mark mark : inOrder(marks)) {
            if (mark instanceof Mark.Pause && Double.isNaN(since)) {
                since = mark.timeSeconds();
            } else if (mark instanceof Mark.Resume && !Double.isNaN(since)) {
                pauses.add(new TimeSpan(since, mark.timeSeconds()));
                since = Double.NaN;
            }
        }
        if (since < endSeconds) {
            pauses.add(new TimeSpan(since, endSeconds));
        }
        return pauses;
    }

    private static List<Mark> inOrder(List<Mark> marks) {
        return marks.stream()
                .sorted(Comparator.comparingDouble(Mark::timeSeconds))
                .toList();
    }

    private static void add(
            List<JudgedStretch> stretches,
            @Nullable Exercise exercise,
            double start,
            double end,
            SensorSet sensors,
            Limits limits,
            double begun) {
        if (exercise != null && end > start) {
            TimeSpan span = new TimeSpan(start, end);
            stretches.add(new JudgedStretch(exercise, span, sensors.judged(exercise), limits, sensors.lower(), begun));
        }
    }

    private static Exercise named(SessionSettings settings, String name) {
        return settings.exercises().stream()
                .filter(exercise -> exercise.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no exercise is called '" + name + "'"));
    }
}

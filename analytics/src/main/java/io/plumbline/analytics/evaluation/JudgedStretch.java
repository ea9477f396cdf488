package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.session.Limits;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSet;
import io.plumbline.analytics.session.SessionSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a session with one exercise and one set of limits in force.
 *
 * @param rules the rules that the session's sensors can judge; empty where they can show no fault of the exercise
 * @param limits the limits in force
 * @param beginsExercise whether the exercise was started here; false where only a limit was changed
 */
record JudgedStretch(Exercise exercise, TimeSpan span, List<FaultRule> rules, Limits limits, boolean beginsExercise) {

    /** The stretches of a session that ends at {@code endSeconds}, in order. */
    static List<JudgedStretch> of(SessionSettings settings, List<Mark> marks, double endSeconds) {
        SensorSet sensors = SensorSet.of(settings.sensors());
        Map<String, Double> limits = new TreeMap<>(settings.limitsDeg());
        List<JudgedStretch> stretches = new ArrayList<>();
        Exercise exercise = null;
        boolean begins = false;
        double start = 0;
        for (Mark mark : inOrder(marks)) {
            boolean changes = mark instanceof Mark.StartExercise || mark instanceof Mark.SetLimit;
            if (!changes || mark.timeSeconds() > endSeconds) {
                continue;
            }
            add(stretches, exercise, start, mark.timeSeconds(), sensors, limits, begins);
            begins = mark.timeSeconds() <= start && begins;
            start = mark.timeSeconds();
            if (mark instanceof Mark.StartExercise begun) {
                exercise = named(settings, begun.exercise());
                begins = true;
            } else if (mark instanceof Mark.SetLimit set) {
                limits = Limits.together(limits, Map.of(set.name(), set.limitDeg()));
            }
        }
        add(stretches, exercise, start, endSeconds, sensors, limits, begins);
        return stretches;
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
            Map<String, Double> limits,
            boolean begins) {
        if (exercise != null && end > start) {
            stretches.add(new JudgedStretch(
                    exercise, new TimeSpan(start, end), sensors.judged(exercise), new Limits(limits), begins));
        }
    }

    private static Exercise named(SessionSettings settings, String name) {
        return settings.exercises().stream()
                .filter(exercise -> exercise.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no exercise is called '" + name + "'"));
    }
}

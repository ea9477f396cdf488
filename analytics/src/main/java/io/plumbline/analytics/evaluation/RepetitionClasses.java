package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Each true repetition (or hold) by what was wrong in it and by what was told of it: {@code ok}, or its faults. One in which
 * something counts neither way, or which can't be judged throughout, is left out.
 *
 * @param pairs each repetition's true and told class
 * @param leftOut how many were left out
 */
public record RepetitionClasses(List<Pair> pairs, int leftOut) {

    /** No repetition. */
    public static final RepetitionClasses NONE = new RepetitionClasses(List.of(), 0);

    /** The class of one without a fault. */
    public static final String OK = "ok";

    /** One repetition: its true class, and the told one. */
    public record Pair(String truly, String told) {}

    public RepetitionClasses {
        pairs = List.copyOf(pairs);
    }

    /**
     * The classes of repetitions.
     *
     * @param repetitions that are judged
     * @param due every alert that the truth asks for, those that count neither way too
     * @param unjudgeable where nobody can judge
     */
    static RepetitionClasses of(
            List<TimeSpan> repetitions, List<DueAlert> due, Matching matching, List<TimeSpan> unjudgeable) {
        List<Pair> pairs = new ArrayList<>();
        int leftOut = 0;
        for (TimeSpan repetition : repetitions) {
            boolean unclear = unjudgeable.stream().anyMatch(span -> span.overlapSeconds(repetition) > 0)
                    || due.stream().anyMatch(one -> !one.required() && isIn(one, repetition))
                    || matching.excludedAlerts().stream().anyMatch(alert -> isIn(alert, repetition));
            if (unclear) {
                leftOut++;
                continue;
            }
            Set<String> truly = new TreeSet<>();
            Set<String> told = new TreeSet<>();
            for (Matching.Hit hit : matching.hits()) {
                if (isIn(hit.due(), repetition)) {
                    truly.add(hit.due().fault());
                    told.add(hit.alert().fault());
                }
            }
            matching.missed().stream().filter(one -> isIn(one, repetition)).forEach(one -> truly.add(one.fault()));
            matching.falseAlarms().stream()
                    .filter(alert -> isIn(alert, repetition))
                    .forEach(alert -> told.add(alert.fault()));
            pairs.add(new Pair(name(truly), name(told)));
        }
        return new RepetitionClasses(pairs, leftOut);
    }

    private static boolean isIn(DueAlert due, TimeSpan repetition) {
        return repetition.contains(due.foremost().span().middleSeconds());
    }

    private static boolean isIn(AlertRaised alert, TimeSpan repetition) {
        return repetition.contains(alert.onsetSeconds());
    }

    private static String name(Set<String> faults) {
        return faults.isEmpty() ? OK : String.join(" + ", faults);
    }

    /** Both together. */
    public RepetitionClasses plus(RepetitionClasses other) {
        List<Pair> both = new ArrayList<>(pairs);
        both.addAll(other.pairs);
        return new RepetitionClasses(both, leftOut + other.leftOut);
    }

    /** The mean of the classes' F1, each class that occurs or was told weighing the same; NaN where there is none. */
    public double macroF1() {
        Set<String> names = new TreeSet<>();
        pairs.forEach(pair -> names.addAll(List.of(pair.truly(), pair.told())));
        return names.stream().mapToDouble(this::f1).average().orElse(Double.NaN);
    }

    /** The F1 of one class; NaN where it neither occurs nor was told. */
    public double f1(String name) {
        int right = 0;
        int missed = 0;
        int wrong = 0;
        for (Pair pair : pairs) {
            boolean is = pair.truly().equals(name);
            boolean said = pair.told().equals(name);
            right += is && said ? 1 : 0;
            missed += is && !said ? 1 : 0;
            wrong += !is && said ? 1 : 0;
        }
        return new DetectionScore(right, missed, wrong, 0).f1();
    }
}

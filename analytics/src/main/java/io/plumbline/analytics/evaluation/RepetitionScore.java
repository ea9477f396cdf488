package io.plumbline.analytics.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How well repetitions (or holds) were counted.
 *
 * @param counted how many were counted
 * @param truly how many there were
 * @param sets how many sets: exercises from their start to the next
 * @param exactSets in how many sets the count was exact
 * @param setsWithinOne in how many sets it was off by 1 at most
 * @param boundaryErrorsMs how far each start and end of a counted one was from the true, ms, not negative
 */
public record RepetitionScore(
        int counted, int truly, int sets, int exactSets, int setsWithinOne, List<Double> boundaryErrorsMs) {

    /** Nothing to count. */
    public static final RepetitionScore NOTHING = new RepetitionScore(0, 0, 0, 0, 0, List.of());

    public RepetitionScore {
        boundaryErrorsMs = List.copyOf(boundaryErrorsMs);
    }

    /** One set's: a counted repetition is the true one with which it has most in common, one to one. */
    static RepetitionScore ofSet(List<TimeSpan> counted, List<TimeSpan> truly) {
        List<TimeSpan> free = new ArrayList<>(truly);
        List<Double> errors = new ArrayList<>();
        for (TimeSpan one : counted) {
            TimeSpan best = null;
            for (TimeSpan other : free) {
                if (other.overlapSeconds(one) > (best == null ? 0 : best.overlapSeconds(one))) {
                    best = other;
                }
            }
            if (best != null) {
                free.remove(best);
                errors.add(1000 * Math.abs(one.startSeconds() - best.startSeconds()));
                errors.add(1000 * Math.abs(one.endSeconds() - best.endSeconds()));
            }
        }
        int off = Math.abs(counted.size() - truly.size());
        return new RepetitionScore(counted.size(), truly.size(), 1, off == 0 ? 1 : 0, off <= 1 ? 1 : 0, errors);
    }

    /** Both together. */
    public RepetitionScore plus(RepetitionScore other) {
        List<Double> errors = new ArrayList<>(boundaryErrorsMs);
        errors.addAll(other.boundaryErrorsMs);
        return new RepetitionScore(
                counted + other.counted,
                truly + other.truly,
                sets + other.sets,
                exactSets + other.exactSets,
                setsWithinOne + other.setsWithinOne,
                errors);
    }

    /** Mean size of the errors of starts and ends, ms; NaN where none was matched. */
    public double boundaryMeanMs() {
        return boundaryErrorsMs.stream().mapToDouble(error -> error).average().orElse(Double.NaN);
    }
}

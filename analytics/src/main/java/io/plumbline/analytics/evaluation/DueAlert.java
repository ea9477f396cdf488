package io.plumbline.analytics.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * An alert that the truth asks for: one, however many times the limit was passed before a second could follow.
 *
 * @param fault {@code flexion} or {@code extension}
 * @param exercise in which exercise
 * @param crossings each time the limit was passed, by start; at least one
 * @param restsByTime whether a second alert may follow once the first has rested, rather than in the next repetition
 */
public record DueAlert(String fault, String exercise, List<Crossing> crossings, boolean restsByTime) {

    /**
     * One time that a limit was passed, or nearly so.
     *
     * @param pattern what a coach calls it
     * @param span where the true angle was past the limit; where it was near it if it never was past it
     * @param earliestSeconds from when on an alert may begin, s: where the angle came within 2° of the limit
     * @param peakDeg the largest angle, degrees; NaN where not told
     * @param required whether it must be alerted; false: it is too near to the limit or too short to count either way
     * @param exact whether the span is that of the limit in force, so that latency can be told
     */
    public record Crossing(
            String pattern, TimeSpan span, double earliestSeconds, double peakDeg, boolean required, boolean exact) {

        /** The same where the wearer could not be alerted from its beginning on. */
        Crossing withoutLatency() {
            return new Crossing(pattern, span, earliestSeconds, peakDeg, required, false);
        }

        Crossing notRequired() {
            return new Crossing(pattern, span, earliestSeconds, peakDeg, false, exact);
        }
    }

    public DueAlert {
        crossings = crossings.stream()
                .sorted(Comparator.comparingDouble(
                                (Crossing crossing) -> crossing.span().startSeconds())
                        .thenComparing(Crossing::pattern))
                .toList();
        if (crossings.isEmpty()) {
            throw new IllegalArgumentException("an alert is due for something: no crossing was given");
        }
    }

    /** Whether it must come; false: it counts neither way. */
    public boolean required() {
        return crossings.stream().anyMatch(Crossing::required);
    }

    /** When the limit was first passed, s. */
    public double startSeconds() {
        return crossings.get(0).span().startSeconds();
    }

    /** What to call it: the pattern of the first crossing that must be alerted, else of the first. */
    public Crossing foremost() {
        return crossings.stream().filter(Crossing::required).findFirst().orElse(crossings.get(0));
    }
}

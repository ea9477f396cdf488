package io.plumbline.analytics.exercise;

import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.fault.Measure;
import io.plumbline.analytics.imu.Placement;
import java.util.Set;

/**
 * A fault of an exercise and how it is judged with certain sensors.
 *
 * @param limitName the name by which the limit can be set: {@code flexion}, {@code tuck}, …
 * @param fault the direction
 * @param pattern what a coach would call it
 * @param measure what is held against the limit
 * @param placements where the one sensor must be; empty where the measure needs two
 * @param limit the default limit
 * @param restSeconds how long no such alert follows after one is cleared, s; NaN: for the rest of the repetition
 * @param message what the person on the mat is told; {@code {angle}} and {@code {repetition}} are filled in
 */
public record FaultRule(
        String limitName,
        Fault fault,
        String pattern,
        Measure measure,
        Set<Placement> placements,
        Limit limit,
        double restSeconds,
        String message) {

    public FaultRule {
        placements = Set.copyOf(placements);
        if (measure.needsBothSegments() != placements.isEmpty()) {
            throw new IllegalArgumentException("a rule on " + measure
                    + (placements.isEmpty()
                            ? " must name the placements it holds for"
                            : " holds for two sensors only"));
        }
        if (restSeconds < 0) {
            throw new IllegalArgumentException("restSeconds must not be negative, was " + restSeconds);
        }
    }

    /** Whether an alert rests until the repetition is over. */
    public boolean restsForTheRepetition() {
        return Double.isNaN(restSeconds);
    }
}

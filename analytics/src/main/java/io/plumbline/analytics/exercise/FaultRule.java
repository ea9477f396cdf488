package io.plumbline.analytics.exercise;

import io.plumbline.analytics.fault.Fault;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.fault.Measure;
import io.plumbline.analytics.imu.Placement;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fault of an exercise and how it is judged with certain sensors.
 *
 * @param limitName the name by which the limit can be set: {@code flexion}, {@code tuck}, …
 * @param fault the direction
 * @param pattern what a coach would call it
 * @param measure what is held against the limit
 * @param placements where the one sensor must be; empty where the measure needs two
 * @param limit the default limit
 * @param ofRange the limit where the wearer's own range of flexion is known; null: the default all the same
 * @param own how the wearer's own accepted repetitions narrow the limit; null: they don't
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
        @Nullable RangeShare ofRange,
        @Nullable OwnMargin own,
        double restSeconds,
        String message) {

    public FaultRule {
        if (measure.needsBothSegments() != placements.isEmpty()) {
            throw new IllegalArgumentException("a rule on " + measure
                    + (placements.isEmpty()
                            ? " must name the placements it holds for"
                            : " holds for two sensors only"));
        }
        if (ofRange != null && fault != Fault.FLEXION) {
            throw new IllegalArgumentException("a share of the range of flexion is no limit on " + fault.word());
        }
        if (restSeconds < 0) {
            throw new IllegalArgumentException("restSeconds must not be negative, was " + restSeconds);
        }
        EnumSet<Placement> inOrder = EnumSet.noneOf(Placement.class);
        inOrder.addAll(placements);
        placements = Collections.unmodifiableSet(inOrder);
    }

    /** Whether an alert rests until the repetition is over. */
    public boolean restsForTheRepetition() {
        return Double.isNaN(restSeconds);
    }

    /** This rule with another limit. */
    public FaultRule withLimit(Limit other) {
        return new FaultRule(limitName, fault, pattern, measure, placements, other, ofRange, own, restSeconds, message);
    }

    /** This rule for a wearer whose own range of flexion is known, degrees; its limit no longer follows one that is measured. */
    FaultRule withFlexionRange(double rangeDeg) {
        return ofRange == null
                ? this
                : new FaultRule(
                        limitName,
                        fault,
                        pattern,
                        measure,
                        placements,
                        ofRange.of(rangeDeg, limit),
                        null,
                        own,
                        restSeconds,
                        message);
    }
}

package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.imu.Placement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What truly happened in a session, as far as somebody has told. What was not told is null, and is not scored.
 *
 * @param exercises what was done when; empty where not told
 * @param faults where lumbar flexion or extension was past the limit that each names
 * @param tucks where the pelvis was tipped back past the limit that each names
 * @param repetitions repetitions (or holds) of the exercises
 * @param repetitionTucksDeg the largest tuck of each repetition, as many as there are repetitions, degrees
 * @param holds where a position was held, by start; null where not told
 * @param unjudgeable where nobody can judge
 * @param expectation what the maker of the recording says should be alerted
 * @param lumbarFlexion from neutral, flexion positive
 * @param trunkInclination of the thorax from the vertical, forward positive
 * @param segmentInclination the same of the segment beneath a sensor, as far as it is told
 */
public record TrueSession(
        List<Exercised> exercises,
        @Nullable List<Excursion> faults,
        @Nullable List<Excursion> tucks,
        @Nullable List<TimeSpan> repetitions,
        @Nullable List<Double> repetitionTucksDeg,
        @Nullable List<TimeSpan> holds,
        List<Unjudgeable> unjudgeable,
        @Nullable Expectation expectation,
        @Nullable TrueAngle lumbarFlexion,
        @Nullable TrueAngle trunkInclination,
        Map<Placement, TrueAngle> segmentInclination) {

    /** One exercise and when it was done. */
    public record Exercised(String exercise, TimeSpan span) {}

    /**
     * A stretch in which an angle was past a limit.
     *
     * @param kind {@code flexion}, {@code extension}, {@code tuck} or another, which is not scored
     * @param peakDeg the largest angle in it, positive, degrees; NaN where not told
     * @param limitDeg the limit, positive, degrees
     */
    public record Excursion(String kind, TimeSpan span, double peakDeg, double limitDeg) {}

    /** A stretch in which nobody can judge, and why: a word of the events, e.g. {@code sensor-gap}. */
    public record Unjudgeable(TimeSpan span, String reason) {}

    /**
     * What should be said of the session with default limits.
     *
     * @param alerts how many alerts of each pattern; a pattern not named is none
     * @param notJudged reasons not to judge that must be told at some time
     */
    public record Expectation(Map<String, Integer> alerts, List<String> notJudged) {}

    public TrueSession {
        exercises = List.copyOf(exercises);
        unjudgeable = List.copyOf(unjudgeable);
        segmentInclination = Map.copyOf(segmentInclination);
        if (repetitionTucksDeg != null && (repetitions == null || repetitions.size() != repetitionTucksDeg.size())) {
            throw new IllegalArgumentException(
                    "there must be as many tucks of repetitions as repetitions, were " + repetitionTucksDeg.size());
        }
    }

    /** Whether anything is told by which alerts can be scored. */
    public boolean tellsFaults() {
        return faults != null || tucks != null || lumbarFlexion != null;
    }
}

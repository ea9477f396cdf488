package io.plumbline.analytics.evaluation;

import io.plumbline.analytics.evaluation.DueAlert.Crossing;
import io.plumbline.analytics.fault.Limit;
import io.plumbline.analytics.repetition.Movement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How one segment truly turned while a position was held, from its neutral there: the mean of its true angle when the
 * exercise says that neutral is taken. Neutral is taken anew after a loss of samples or a pause that cuts the hold off.
 */
final class HeldSegment {

    /** What can't be judged for longer than this, s, cuts a hold off: a loss of 0.2 s and the second after it. */
    private static final double CUTTING_SECONDS = 1.2;

    private static final double STEP_SECONDS = 1 / TrueAngle.RATE_HZ;

    /** A part of a hold that was not cut off, from when its neutral had been taken. */
    private record Part(TimeSpan span, double neutralDeg) {}

    private final TrueAngle angle;
    private final List<Part> parts = new ArrayList<>();

    /**
     * Looks into an exercise.
     *
     * @param angle inclination of the segment
     * @param holds where a position was held
     * @param unjudgeable where nobody could judge
     * @param startSeconds when the exercise was started: a hold that began earlier begins then
     */
    HeldSegment(
            TrueAngle angle,
            List<TimeSpan> holds,
            List<TimeSpan> unjudgeable,
            Movement.Hold movement,
            double startSeconds) {
        this.angle = angle;
        for (TimeSpan hold : holds) {
            double begin = Math.max(hold.startSeconds(), startSeconds);
            List<TimeSpan> cuts = unjudgeable.stream()
                    .filter(span -> span.durationSeconds() > CUTTING_SECONDS)
                    .filter(span -> span.endSeconds() > begin && span.startSeconds() < hold.endSeconds())
                    .sorted((one, other) -> Double.compare(one.startSeconds(), other.startSeconds()))
                    .toList();
            double from = begin;
            for (TimeSpan cut : cuts) {
                add(from, cut.startSeconds(), movement);
                from = Math.max(from, cut.endSeconds());
            }
            add(from, hold.endSeconds(), movement);
        }
    }

    private void add(double startSeconds, double endSeconds, Movement.Hold movement) {
        double settled = startSeconds + movement.settleSeconds();
        double taken = settled + movement.neutralUntilSeconds();
        if (taken >= endSeconds) {
            return;
        }
        double sum = 0;
        int count = 0;
        for (double seconds = settled + movement.neutralFromSeconds(); seconds <= taken; seconds += STEP_SECONDS) {
            sum += angle.atDeg(seconds);
            count++;
        }
        parts.add(new Part(new TimeSpan(taken, endSeconds), sum / count));
    }

    /**
     * Where the limit is passed.
     *
     * @param sign 1: forward, −1: backward
     */
    List<Crossing> crossings(int sign, String pattern, Limit limit, TimeSpan within) {
        List<Crossing> found = new ArrayList<>();
        for (Part part : parts) {
            double from = Math.max(part.span().startSeconds(), within.startSeconds());
            double until = Math.min(part.span().endSeconds(), within.endSeconds());
            if (from < until) {
                DoubleUnaryOperator turned = seconds -> sign * (angle.atDeg(seconds) - part.neutralDeg());
                found.addAll(TrueCrossings.crossings(turned, turned, pattern, limit, new TimeSpan(from, until)));
            }
        }
        return found;
    }
}

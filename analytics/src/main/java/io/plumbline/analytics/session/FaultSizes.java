package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.TuckDetector;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.repetition.Movement;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How large each fault is at the pose in hand, degrees. */
final class FaultSizes implements ToDoubleFunction<FaultRule> {

    private static final double BENT_RAD = Math.toRadians(45);
    private static final double FLEXION_RISE_RAD = Math.toRadians(5);

    /** A neutral taken in a hold is believed only this near to the one of the still stand. */
    private final double maxNeutralShiftRad;

    private final TuckDetector tuck;
    private double flexionRad = Double.NaN;
    private double forwardRad = Double.NaN;
    private double trunkRad = Double.NaN;

    FaultSizes(Movement movement) {
        maxNeutralShiftRad = movement instanceof Movement.Hold hold ? hold.largestNeutralShiftRad() : 0;
        tuck = new TuckDetector();
    }

    FaultSizes(Movement movement, DataInput saved) throws IOException {
        maxNeutralShiftRad = movement instanceof Movement.Hold hold ? hold.largestNeutralShiftRad() : 0;
        tuck = new TuckDetector(saved);
    }

    void save(DataOutput out) throws IOException {
        tuck.save(out);
    }

    /** Follows every pose, judged or not. */
    void update(SpinePose pose, MovementCounter counter) {
        SegmentMotion lower = pose.lower();
        if (lower != null && lower.aligned()) {
            tuck.update(pose, lower, counter.inRepetition(), counter.beforeTurn());
        }
    }

    /** Reads the pose that is about to be judged. */
    void prepare(SpinePose pose, Neutral neutral, MovementCounter counter) {
        SegmentMotion lower = pose.lower();
        SegmentMotion upper = pose.upper();
        flexionRad = Inclination.wrap(pose.sagittalDifferenceRad() - neutralDifference(neutral, counter));
        forwardRad = lower == null ? Double.NaN : Inclination.wrap(lower.sagittalRad() - counter.heldNeutralRad());
        trunkRad = sagittal(upper == null ? lower : upper);
    }

    private double neutralDifference(Neutral neutral, MovementCounter counter) {
        double held = counter.heldDifferenceRad();
        if (Double.isNaN(held)) {
            return neutral.differenceRad();
        }
        boolean believed =
                !neutral.known() || Math.abs(Inclination.wrap(held - neutral.differenceRad())) <= maxNeutralShiftRad;
        return believed ? held : neutral.differenceRad();
    }

    private static double sagittal(@Nullable SegmentMotion motion) {
        return motion == null ? Double.NaN : motion.sagittalRad();
    }

    @Override
    public double applyAsDouble(FaultRule rule) {
        double rad = switch (rule.measure()) {
            case LUMBAR_FLEXION -> flexionRad;
            case LUMBAR_EXTENSION -> -flexionRad;
            case BENT_LUMBAR_FLEXION -> trunkRad > BENT_RAD ? flexionRad : 0;
            case PELVIC_TUCK -> tuck.tuckRad();
            case PELVIC_TUCK_WITH_FLEXION -> tuck.flexionRiseRad() > FLEXION_RISE_RAD ? tuck.tuckRad() : 0;
            case SEGMENT_FORWARD -> forwardRad;
            case SEGMENT_BACKWARD -> -forwardRad;
        };
        return Math.toDegrees(rad);
    }
}

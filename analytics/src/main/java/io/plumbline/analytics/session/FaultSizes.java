package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.MovingTrunk;
import io.plumbline.analytics.fault.TrendDetector;
import io.plumbline.analytics.fault.TuckDetector;
import io.plumbline.analytics.orientation.Inclination;
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

    private final TuckDetector tuck;
    private final MovingTrunk trunk;
    private final TrendDetector trend;
    private double flexionRad = Double.NaN;
    private double forwardRad = Double.NaN;
    private double trunkRad = Double.NaN;

    FaultSizes() {
        tuck = new TuckDetector();
        trunk = new MovingTrunk();
        trend = new TrendDetector(TrendDetector.Parameters.DEFAULTS);
    }

    FaultSizes(DataInput saved) throws IOException {
        tuck = new TuckDetector(saved);
        trunk = new MovingTrunk(saved);
        trend = new TrendDetector(TrendDetector.Parameters.DEFAULTS, saved);
    }

    void save(DataOutput out) throws IOException {
        tuck.save(out);
        trunk.save(out);
        trend.save(out);
    }

    /** Follows every pose, judged or not. */
    void update(SpinePose pose, MovementCounter counter) {
        SegmentMotion lower = pose.lower();
        if (lower != null && lower.aligned()) {
            tuck.update(pose, lower, counter.inRepetition(), counter.beforeTurn());
            trunk.update(lower);
        }
        if (Double.isNaN(counter.heldNeutralRad())) {
            trend.restart();
        }
    }

    /** Whether the lowest segment, where it is a trunk that was held, is on its way to somewhere else. */
    boolean moving() {
        return trunk.moves();
    }

    /** Reads the pose that is about to be judged. */
    void prepare(SpinePose pose, Neutral neutral, MovementCounter counter) {
        SegmentMotion lower = pose.lower();
        SegmentMotion upper = pose.upper();
        flexionRad = Inclination.wrap(pose.sagittalDifferenceRad() - neutralDifference(neutral, counter));
        forwardRad = lower == null ? Double.NaN : Inclination.wrap(lower.sagittalRad() - counter.heldNeutralRad());
        trunkRad = sagittal(upper == null ? lower : upper);
        if (!Double.isNaN(counter.heldNeutralRad())) {
            trend.update(pose.stepSeconds(), flexionRad);
        }
    }

    private static double neutralDifference(Neutral neutral, MovementCounter counter) {
        double held = counter.heldDifferenceRad();
        return Double.isNaN(held) ? neutral.differenceRad() : held;
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
            case LUMBAR_FLEXION_TREND -> trend.reachesRad(1);
            case LUMBAR_EXTENSION_TREND -> trend.reachesRad(-1);
        };
        return Math.toDegrees(rad);
    }
}

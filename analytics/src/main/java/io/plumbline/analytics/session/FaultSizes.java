package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.FaultRule;
import io.plumbline.analytics.fault.Measure;
import io.plumbline.analytics.fault.MovingTrunk;
import io.plumbline.analytics.fault.TrendDetector;
import io.plumbline.analytics.fault.TuckDetector;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How large each fault is at the pose in hand, degrees. */
final class FaultSizes implements ToDoubleFunction<FaultRule> {

    private static final double BENT_RAD = Math.toRadians(45);
    private static final double FLEXION_RISE_RAD = Math.toRadians(5);

    private final TuckDetector tuck;
    private final MovingTrunk trunk;
    private final TrendDetector trend;
    private final boolean tucks;
    private final boolean holdsOne;
    private final boolean trends;

    /** Whether the trend has seen something since it was begun anew. */
    private boolean trendBegun = true;

    private double flexionRad = Double.NaN;
    private double forwardRad = Double.NaN;
    private double trunkRad = Double.NaN;

    /** Sizes of the faults of these rules; what none of them asks for is not followed. */
    FaultSizes(List<FaultRule> rules) {
        this(rules, new TuckDetector(), new MovingTrunk(), new TrendDetector(TrendDetector.Parameters.DEFAULTS));
    }

    FaultSizes(List<FaultRule> rules, DataInput saved) throws IOException {
        this(
                rules,
                new TuckDetector(saved),
                new MovingTrunk(saved),
                new TrendDetector(TrendDetector.Parameters.DEFAULTS, saved));
    }

    private FaultSizes(List<FaultRule> rules, TuckDetector tuck, MovingTrunk trunk, TrendDetector trend) {
        this.tuck = tuck;
        this.trunk = trunk;
        this.trend = trend;
        tucks = rules.stream()
                .anyMatch(rule ->
                        rule.measure() == Measure.PELVIC_TUCK || rule.measure() == Measure.PELVIC_TUCK_WITH_FLEXION);
        holdsOne = rules.stream().anyMatch(rule -> rule.measure().isOfOneSegmentHeld());
        trends = rules.stream().anyMatch(rule -> rule.measure().warnsOf().isPresent());
    }

    void save(DataOutput out) throws IOException {
        tuck.save(out);
        trunk.save(out);
        trend.save(out);
    }

    /** Follows every pose, judged or not. */
    void update(SpinePose pose, MovementCounter counter) {
        SegmentMotion lower = pose.lower();
        if (tucks && lower != null && lower.aligned()) {
            tuck.update(pose, lower, counter.inRepetition(), counter.beforeTurn());
        }
        if (holdsOne && lower != null && lower.aligned()) {
            trunk.update(lower);
        }
        if (trends && trendBegun && Double.isNaN(counter.heldNeutralRad())) {
            trend.restart();
            trendBegun = false;
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
        double heldNeutralRad = counter.heldNeutralRad();
        flexionRad = Inclination.wrap(pose.sagittalDifferenceRad() - neutralDifference(neutral, counter));
        forwardRad = lower == null ? Double.NaN : Inclination.wrap(lower.sagittalRad() - heldNeutralRad);
        trunkRad = sagittal(upper == null ? lower : upper);
        if (trends && !Double.isNaN(heldNeutralRad)) {
            trend.update(pose.stepSeconds(), flexionRad);
            trendBegun = true;
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

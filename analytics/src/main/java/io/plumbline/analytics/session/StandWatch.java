package io.plumbline.analytics.session;

import io.plumbline.analytics.calibration.SlipDetector;
import io.plumbline.analytics.calibration.SwapDetector;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Watches how a wearer stands and bends, by each sensor's inclination from its neutral, for what tells that a sensor has
 * slipped or that two are swapped.
 */
final class StandWatch {

    private final SensorTrack lower;
    private final @Nullable SensorTrack upper;
    private final SlipDetector slips;
    private final SwapDetector swaps;

    // Inclinations of the pose in hand from neutral, rad; NaN where neutral was assumed or isn't known.
    private double lowSagittal;
    private double lowLateral;
    private double highSagittal;
    private double highLateral;

    StandWatch(SensorTrack lower, @Nullable SensorTrack upper) {
        this.lower = lower;
        this.upper = upper;
        slips = new SlipDetector(upper != null);
        swaps = new SwapDetector();
    }

    StandWatch(SensorTrack lower, @Nullable SensorTrack upper, DataInput saved) throws IOException {
        this.lower = lower;
        this.upper = upper;
        slips = new SlipDetector(upper != null, saved);
        swaps = new SwapDetector(saved);
    }

    void save(DataOutput out) throws IOException {
        slips.save(out);
        swaps.save(out);
    }

    /** Takes the next pose; false where it can't be followed, and what was watched so far tells nothing. */
    boolean follow(SpinePose pose) {
        SegmentMotion low = pose.lower();
        SegmentMotion high = pose.upper();
        boolean complete = low != null && low.aligned() && (upper == null || (high != null && high.aligned()));
        if (low == null || !complete || pose.gapSeconds() > 0) {
            slips.gap();
            swaps.restart();
            return false;
        }
        lowSagittal = sagittal(low, lower);
        lowLateral = lateral(low, lower);
        if (upper != null && high != null) {
            highSagittal = sagittal(high, upper);
            highLateral = lateral(high, upper);
        }
        return true;
    }

    private static double sagittal(SegmentMotion motion, SensorTrack track) {
        return Inclination.wrap(motion.sagittalRad() - track.alignment().neutralRad(motion.timeSeconds()));
    }

    private static double lateral(SegmentMotion motion, SensorTrack track) {
        return motion.lateralRad() - track.alignment().neutralLateralRad(motion.timeSeconds());
    }

    /** Whether the bend that has ended with the pose followed last tells that two sensors are swapped. */
    boolean swapped() {
        return upper != null && swaps.update(lowSagittal, highSagittal);
    }

    /** What the pose followed last tells of how the sensors sit; null: nothing. */
    SlipDetector.@Nullable Stand stand(SpinePose pose, ExerciseSegment now) {
        SegmentMotion low = pose.lower();
        if (low == null || Double.isNaN(lowSagittal + lowLateral)) {
            return null; // neutral was assumed, so that there is no stand to compare with
        }
        SlipDetector.Stand handled = handled(pose.stepSeconds());
        return handled != null ? handled : still(pose.stepSeconds(), low, pose.upper(), now);
    }

    private SlipDetector.@Nullable Stand handled(double step) {
        if (upper == null) {
            slips.follow(step, lowSagittal, lowLateral);
            return null;
        }
        return slips.follow(step, lowSagittal, lowLateral, highSagittal, highLateral);
    }

    private SlipDetector.@Nullable Stand still(
            double step, SegmentMotion low, @Nullable SegmentMotion high, ExerciseSegment now) {
        boolean oneStands = slips.oneStands();
        if (now.inRepetition() && !(oneStands && now.turnsAll())) {
            slips.repetition();
            return null;
        }
        slips.lower(step, lowSagittal, lowLateral, low.rateRadPerS(), low.upForce());
        if (high != null) {
            slips.upper(step, highSagittal, highLateral, high.rateRadPerS(), high.upForce());
        }
        if (now.moving() && !oneStands) {
            slips.interrupt();
        }
        return slips.stand();
    }

    /** The sensors were calibrated anew. */
    void recalibrated() {
        slips.recalibrated();
        swaps.restart();
    }

    /** A sensor has started anew, perhaps in another place. */
    void sensorRestarted() {
        slips.sensorRestarted();
        swaps.restart();
    }
}

package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How a segment turns in a squat, forward and back: how far, whether it has come back, and when it left rest and came to
 * rest. It says where the squat begins and ends more exactly than the height, which hardly changes there.
 */
final class SegmentTurn {

    /** A segment has come back with no more than this share of its turn left; chosen, not measured. */
    private static final double BACK_SHARE = 0.25;

    /** A segment that still turns back faster than this, rad/s, has not come up yet; chosen, not measured. */
    private static final double RETURNING_RAD_PER_S = Math.toRadians(-12);

    private final SpeedCrossings startCrossings;
    private final SpeedCrossings endCrossings;
    private double forwardPeak;
    private double backPeak;
    private double minRad = Double.POSITIVE_INFINITY;
    private double maxRad;

    SegmentTurn() {
        startCrossings = new SpeedCrossings();
        endCrossings = new SpeedCrossings();
    }

    SegmentTurn(DataInput saved) throws IOException {
        startCrossings = new SpeedCrossings(saved);
        endCrossings = new SpeedCrossings(saved);
        forwardPeak = saved.readDouble();
        backPeak = saved.readDouble();
        minRad = saved.readDouble();
        maxRad = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        startCrossings.save(out);
        endCrossings.save(out);
        out.writeDouble(forwardPeak);
        out.writeDouble(backPeak);
        out.writeDouble(minRad);
        out.writeDouble(maxRad);
    }

    /** Takes a motion while nothing is under way. */
    void awaitStart(SegmentMotion motion) {
        startCrossings.rising(motion.timeSeconds(), motion.sagittalRateRadPerS());
        forwardPeak = 0;
    }

    /** Takes a motion at the top, where the turn is measured from. */
    void followTop(SegmentMotion motion) {
        minRad = Math.min(minRad, motion.sagittalRad());
    }

    /** Something may have begun with this motion. */
    void begin(SegmentMotion motion) {
        maxRad = motion.sagittalRad();
    }

    /** Takes a motion of what is under way. */
    void follow(SegmentMotion motion, boolean rises) {
        double rate = motion.sagittalRateRadPerS();
        maxRad = Math.max(maxRad, motion.sagittalRad());
        forwardPeak = rises ? forwardPeak : Math.max(forwardPeak, rate);
        backPeak = rises ? Math.max(backPeak, -rate) : 0;
        endCrossings.falling(motion.timeSeconds(), -rate);
    }

    /** It is over; where the next follows without a stand, its turn is measured from the same top. */
    void end(boolean goesOn) {
        minRad = goesOn ? minRad : Double.POSITIVE_INFINITY;
    }

    boolean isBack(SegmentMotion motion) {
        return motion.sagittalRad() - minRad < BACK_SHARE * rangeRad();
    }

    static boolean returns(SegmentMotion motion) {
        return motion.sagittalRateRadPerS() < RETURNING_RAD_PER_S;
    }

    /** How far it has turned, rad. */
    double rangeRad() {
        return maxRad - minRad;
    }

    /** When it left rest, s. */
    double leftRestSeconds() {
        return startCrossings.atRestSeconds(forwardPeak);
    }

    /** When it comes to rest, s; may lie ahead. */
    double atRestSeconds() {
        return endCrossings.atRestSeconds(backPeak);
    }
}

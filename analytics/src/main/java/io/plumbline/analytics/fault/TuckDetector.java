package io.plumbline.analytics.fault;

import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far the pelvis tips back before the bottom of a squat, from the most forward angle it had in it. Once the wearer
 * rises the pelvis must come back anyway, so that from then on only a tuck that is being undone still counts: the
 * pelvis turning forward again.
 */
public final class TuckDetector {

    /** Slower than this the pelvis is taken to keep its angle. */
    private static final double STANDS_RAD_PER_S = Math.toRadians(-3);

    /** A tuck is undone within this time after the turn; the wearer stands up else, s. */
    private static final double UNDOING_SECONDS = 0.6;

    /** In a squat the pelvis first tips forward; what never did so comes up from one. */
    private static final double MIN_FORWARD_RAD = Math.toRadians(3);

    private boolean follows;
    private double startRad;
    private double forwardRad;
    private double differenceAtForwardRad;
    private double tuckRad;
    private double flexionRiseRad;
    private double sinceTurnSeconds;

    /** Begins outside of a repetition. */
    public TuckDetector() {}

    /** Restores what {@link #save} wrote. */
    public TuckDetector(DataInput saved) throws IOException {
        follows = saved.readBoolean();
        startRad = saved.readDouble();
        forwardRad = saved.readDouble();
        differenceAtForwardRad = saved.readDouble();
        tuckRad = saved.readDouble();
        flexionRiseRad = saved.readDouble();
        sinceTurnSeconds = saved.readDouble();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(follows);
        out.writeDouble(startRad);
        out.writeDouble(forwardRad);
        out.writeDouble(differenceAtForwardRad);
        out.writeDouble(tuckRad);
        out.writeDouble(flexionRiseRad);
        out.writeDouble(sinceTurnSeconds);
    }

    /**
     * Takes the next pose.
     *
     * @param inRepetition whether a repetition is under way
     * @param beforeTurn whether its bottom lies ahead
     */
    public void update(SpinePose pose, SegmentMotion pelvis, boolean inRepetition, boolean beforeTurn) {
        if (!inRepetition && !beforeTurn) {
            follows = false;
            tuckRad = 0;
            flexionRiseRad = 0;
            return;
        }
        if (!follows && beforeTurn) {
            follows = true;
            startRad = pelvis.sagittalRad();
            forwardRad = startRad;
            differenceAtForwardRad = pose.sagittalDifferenceRad();
        }
        sinceTurnSeconds = beforeTurn ? 0 : sinceTurnSeconds + pose.stepSeconds();
        boolean undone =
                tuckRad > 0 && sinceTurnSeconds < UNDOING_SECONDS && pelvis.sagittalRateRadPerS() > STANDS_RAD_PER_S;
        follows = follows && (beforeTurn || undone);
        if (!follows) {
            tuckRad = 0;
            flexionRiseRad = 0;
            return;
        }
        if (pelvis.sagittalRad() > forwardRad) {
            forwardRad = pelvis.sagittalRad();
            differenceAtForwardRad = pose.sagittalDifferenceRad();
        }
        boolean tippedForward = forwardRad - startRad > MIN_FORWARD_RAD;
        tuckRad = tippedForward && inRepetition ? forwardRad - pelvis.sagittalRad() : 0;
        flexionRiseRad = pose.sagittalDifferenceRad() - differenceAtForwardRad;
    }

    /** How far the pelvis has tipped back, rad, never negative. */
    public double tuckRad() {
        return tuckRad;
    }

    /** How much lumbar flexion has risen meanwhile, rad; NaN with one sensor. */
    public double flexionRiseRad() {
        return flexionRiseRad;
    }
}

package io.plumbline.analytics.repetition;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds a hold: in its posture and calm for a while, then neutral is taken, then
 * held until the posture is left or the body moves on. Sagging and hunching turn the pelvis by little and slowly (a
 * fifth of a degree per degree); getting up turns it fast and far, and that ends the hold.
 *
 * <p>With two sensors a bad start never becomes neutral: where the back is more than 8° from how it stood, the start is
 * wrong, and neutral is taken once it is right. Who stays so for 5 s after that was found is held against the neutral of
 * the stand.
 */
public final class HoldTracker {

    /** Where the tracker stands. */
    public enum Phase {
        AWAY,
        SETTLING,
        TAKING_NEUTRAL,
        WRONG_START,
        HOLDING
    }

    /** A start that is called wrong has been so for so long, s: a quarter of a breath (chosen). */
    private static final double START_SEEN_SECONDS = 1;

    /** Time constant of the mean by which a start is told, s (chosen). */
    private static final double START_TIME_CONSTANT_SECONDS = 0.5;

    /** A wrong start is right again at this share of the largest shift (chosen: 2° inside 8°, as breath moves it by 1°). */
    private static final double RIGHT_AGAIN_SHARE = 0.75;

    /** Who has not put a wrong start right for so long is held against the neutral of the stand, s (chosen). */
    private static final double START_PATIENCE_SECONDS = 5;

    private static final double RATE_TIME_CONSTANT_SECONDS = 0.3;
    private static final double CALM_RATE_RAD_PER_S = Math.toRadians(15);

    /** Turning faster than this the wearer is not still yet; breath and sway stay below 3°/s (chosen). */
    private static final double STILL_RATE_RAD_PER_S = Math.toRadians(6);

    private static final double PELVIS_LEAVES_RATE_RAD_PER_S = Math.toRadians(25);
    private static final double TRUNK_LEAVES_RATE_RAD_PER_S = Math.toRadians(60);
    private static final double PELVIS_LEAVES_RAD = Math.toRadians(18);
    private static final double TRUNK_LEAVES_RAD = Math.toRadians(35);

    private final Movement.Hold hold;
    private final double leavesRate;
    private final double leavesRad;
    private Phase phase = Phase.AWAY;
    private double phaseSeconds;
    private double startSeconds;
    private double lowerRate;
    private double anyRate;
    private double samples;
    private double lowerSum;
    private double differenceSum;
    private double lowerReference;
    private double startDifference;
    private double wrongSeconds;
    private double neutralDifference;

    /**
     * A tracker that is away.
     *
     * @param hold the times of the exercise
     * @param lowest where the lowest sensor is worn
     */
    public HoldTracker(Movement.Hold hold, Placement lowest) {
        this.hold = hold;
        boolean trunk = lowest.region() == Placement.Region.TRUNK;
        leavesRate = trunk ? TRUNK_LEAVES_RATE_RAD_PER_S : PELVIS_LEAVES_RATE_RAD_PER_S;
        leavesRad = trunk ? TRUNK_LEAVES_RAD : PELVIS_LEAVES_RAD;
    }

    /** Restores what {@link #save} wrote. */
    public HoldTracker(Movement.Hold hold, Placement lowest, DataInput saved) throws IOException {
        this(hold, lowest);
        phase = Phase.valueOf(saved.readUTF());
        phaseSeconds = saved.readDouble();
        startSeconds = saved.readDouble();
        lowerRate = saved.readDouble();
        anyRate = saved.readDouble();
        samples = saved.readDouble();
        lowerSum = saved.readDouble();
        differenceSum = saved.readDouble();
        lowerReference = saved.readDouble();
        startDifference = saved.readDouble();
        wrongSeconds = saved.readDouble();
        neutralDifference = saved.readDouble();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeUTF(phase.name());
        for (double value : new double[] {
            phaseSeconds,
            startSeconds,
            lowerRate,
            anyRate,
            samples,
            lowerSum,
            differenceSum,
            lowerReference,
            startDifference,
            wrongSeconds,
            neutralDifference
        }) {
            out.writeDouble(value);
        }
    }

    /**
     * Takes the next pose.
     *
     * @param inPosture whether the wearer is in the hold's posture
     * @param standingDifferenceRad θ_upper − θ_lower in the still stand, rad; NaN with one sensor or where it is not known
     * @return whether a hold that was judged has ended with this pose
     */
    public boolean update(SpinePose pose, boolean inPosture, double standingDifferenceRad) {
        SegmentMotion lower = pose.lower();
        if (lower == null) {
            return leave();
        }
        followRates(pose.stepSeconds(), lower, pose.upper());
        phaseSeconds += pose.stepSeconds();
        if (!inPosture) {
            return leave();
        }
        switch (phase) {
            case AWAY -> become(Phase.SETTLING);
            case SETTLING -> settle(pose.timeSeconds(), lower);
            case TAKING_NEUTRAL -> takeNeutral(pose, lower, standingDifferenceRad);
            case WRONG_START -> awaitRightStart(pose, lower, standingDifferenceRad);
            case HOLDING -> {
                return hasLeft(lower) && leave();
            }
        }
        return false;
    }

    private void followRates(double dt, SegmentMotion lower, @Nullable SegmentMotion upper) {
        double share = Math.min(1, dt / RATE_TIME_CONSTANT_SECONDS);
        double any = upper == null ? lower.rateRadPerS() : Math.max(lower.rateRadPerS(), upper.rateRadPerS());
        lowerRate += share * (lower.sagittalRateRadPerS() - lowerRate);
        anyRate += share * (any - anyRate);
    }

    private void settle(double timeSeconds, SegmentMotion lower) {
        if (anyRate > CALM_RATE_RAD_PER_S) {
            phaseSeconds = 0;
        } else if (phaseSeconds >= hold.settleSeconds()) {
            startSeconds = timeSeconds;
            lowerReference = lower.sagittalRad();
            beginNeutral();
        }
    }

    private void beginNeutral() {
        become(Phase.TAKING_NEUTRAL);
        samples = 0;
        lowerSum = 0;
        differenceSum = 0;
        startDifference = Double.NaN;
        wrongSeconds = 0;
    }

    private void takeNeutral(SpinePose pose, SegmentMotion lower, double standingDifferenceRad) {
        if (Math.abs(lowerRate) > STILL_RATE_RAD_PER_S || hasLeft(lower)) {
            become(Phase.SETTLING);
            return;
        }
        if (pose.gapSeconds() > 0) {
            phaseSeconds -= pose.stepSeconds(); // neutral needs its whole time of sound poses
            return;
        }
        followStart(pose, standingDifferenceRad);
        wrongSeconds =
                Math.abs(startDifference) > hold.largestNeutralShiftRad() ? wrongSeconds + pose.stepSeconds() : 0;
        if (wrongSeconds >= START_SEEN_SECONDS) {
            become(Phase.WRONG_START);
            return;
        }
        if (phaseSeconds >= hold.neutralFromSeconds()) {
            samples++;
            lowerSum += Inclination.wrap(lower.sagittalRad() - lowerReference);
            differenceSum += pose.sagittalDifferenceRad();
        }
        if (phaseSeconds >= hold.neutralUntilSeconds()) {
            lowerReference = Inclination.wrap(lowerReference + lowerSum / samples);
            neutralDifference = differenceSum / samples;
            become(Phase.HOLDING);
        }
    }

    private void awaitRightStart(SpinePose pose, SegmentMotion lower, double standingDifferenceRad) {
        if (hasLeft(lower)) {
            become(Phase.SETTLING);
            return;
        }
        if (pose.gapSeconds() > 0) {
            phaseSeconds -= pose.stepSeconds();
            return;
        }
        followStart(pose, standingDifferenceRad);
        if (!(Math.abs(startDifference) > RIGHT_AGAIN_SHARE * hold.largestNeutralShiftRad())) {
            lowerReference = lower.sagittalRad();
            startSeconds = pose.timeSeconds();
            beginNeutral();
        } else if (phaseSeconds >= START_PATIENCE_SECONDS) {
            neutralDifference = standingDifferenceRad;
            become(Phase.HOLDING);
        }
    }

    /** The mean of how far the back is from the neutral of the stand; NaN where that is not known. */
    private void followStart(SpinePose pose, double standingDifferenceRad) {
        double off = Inclination.wrap(pose.sagittalDifferenceRad() - standingDifferenceRad);
        double share = Math.min(1, pose.stepSeconds() / START_TIME_CONSTANT_SECONDS);
        startDifference = Double.isNaN(startDifference) ? off : startDifference + share * (off - startDifference);
    }

    private boolean hasLeft(SegmentMotion lower) {
        return Math.abs(lowerRate) > leavesRate
                || Math.abs(Inclination.wrap(lower.sagittalRad() - lowerReference)) > leavesRad;
    }

    private void become(Phase next) {
        phase = next;
        phaseSeconds = 0;
    }

    /** Gives the hold up; returns whether it was a judged one. */
    public boolean leave() {
        boolean held = phase == Phase.HOLDING;
        become(Phase.AWAY);
        return held;
    }

    /** Where the tracker stands. */
    public Phase phase() {
        return phase;
    }

    /** When the wearer had settled, s. */
    public double startSeconds() {
        return startSeconds;
    }

    /** The lowest segment's sagittal inclination in neutral, rad; while {@link Phase#HOLDING}. */
    public double neutralRad() {
        return lowerReference;
    }

    /** θ_upper − θ_lower in neutral, rad; while {@link Phase#HOLDING}; NaN with one sensor. */
    public double neutralDifferenceRad() {
        return neutralDifference;
    }

    /** How far the back is flexed from the neutral of the stand, rad; while {@link Phase#WRONG_START}. */
    public double startFlexionRad() {
        return startDifference;
    }
}

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
 */
public final class HoldTracker {

    /** Where the tracker stands. */
    public enum Phase {
        AWAY,
        SETTLING,
        TAKING_NEUTRAL,
        HOLDING
    }

    private static final double RATE_TIME_CONSTANT_SECONDS = 0.3;
    private static final double CALM_RATE_RAD_PER_S = Math.toRadians(15);
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
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeUTF(phase.name());
        for (double value : new double[] {
            phaseSeconds, startSeconds, lowerRate, anyRate, samples, lowerSum, differenceSum, lowerReference
        }) {
            out.writeDouble(value);
        }
    }

    /**
     * Takes the next pose.
     *
     * @param inPosture whether the wearer is in the hold's posture
     * @return whether a hold that was judged has ended with this pose
     */
    public boolean update(SpinePose pose, boolean inPosture) {
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
            case TAKING_NEUTRAL -> takeNeutral(pose, lower);
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
            become(Phase.TAKING_NEUTRAL);
            startSeconds = timeSeconds;
            lowerReference = lower.sagittalRad();
            samples = 0;
            lowerSum = 0;
            differenceSum = 0;
        }
    }

    private void takeNeutral(SpinePose pose, SegmentMotion lower) {
        if (hasLeft(lower)) {
            become(Phase.SETTLING);
            return;
        }
        if (pose.gapSeconds() > 0) {
            phaseSeconds -= pose.stepSeconds(); // neutral needs its whole time of sound poses
        } else if (phaseSeconds >= hold.neutralFromSeconds()) {
            samples++;
            lowerSum += Inclination.wrap(lower.sagittalRad() - lowerReference);
            differenceSum += pose.sagittalDifferenceRad();
        }
        if (phaseSeconds >= hold.neutralUntilSeconds()) {
            lowerReference = Inclination.wrap(lowerReference + lowerSum / samples);
            become(Phase.HOLDING);
        }
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
        return differenceSum / samples;
    }
}

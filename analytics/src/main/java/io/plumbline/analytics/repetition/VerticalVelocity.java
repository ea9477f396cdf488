package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How fast a sensor goes up, from its vertical specific force: a leaky integral, freed of the accelerometer's offset in
 * three ways. Standing quietly shows gravity and a velocity of zero; a whole repetition, which begins and ends at rest,
 * has a mean force of gravity and leaves a velocity of zero; and for counting, a slow mean is taken off besides.
 */
final class VerticalVelocity {

    private static final double STANDARD_GRAVITY = 9.80665;

    /** An offset of 0.1 m/s² then shifts the velocity by 0.3 m/s at most; a repetition of 4 s is hardly bent by it. */
    private static final double LEAK_SECONDS = 3;

    private static final double SLOW_MEAN_SECONDS = 4;
    /** Between repetitions a person is quiet below these: about to stand, if not still. */
    private static final double QUIET_RATE_RAD_PER_S = Math.toRadians(12);

    private static final double QUIET_FORCE = 1.0;
    /** Only rest looks like this for a quarter of a second; the turn of a movement at even speed does not. */
    private static final double STILL_RATE_RAD_PER_S = Math.toRadians(6);

    private static final double STILL_FORCE = 0.12;
    private static final double STILL_CHANGE = 0.10;
    private static final double STILL_AFTER_SECONDS = 0.25;
    private static final double FORCE_MEAN_SECONDS = 0.15;

    /** A still moment tells the velocity better than a whole repetition does, for this long, s. */
    private static final double STILL_HOLDS_SECONDS = 8;

    /** Until something has shown gravity, it is the mean force over some seconds. */
    private static final double UNGROUNDED_SECONDS = 4;

    private static final double QUIET_AFTER_SECONDS = 0.25;
    private static final double QUIET_TIME_CONSTANT_SECONDS = 0.6;
    private static final double STILL_TIME_CONSTANT_SECONDS = 0.05;

    /** Share of a repetition's mean force that is taken up as gravity at its end. */
    private static final double GRAVITY_SHARE = 0.8;

    private double gravity = STANDARD_GRAVITY;
    private boolean grounded;
    private double velocity;
    private double slowMean;
    private double quietSeconds;
    private double stillSeconds;
    private double sinceStillSeconds = Double.POSITIVE_INFINITY;
    private double meanForce = Double.NaN;
    private double cycleForce;
    private double cycleSeconds;

    VerticalVelocity() {}

    VerticalVelocity(DataInput saved) throws IOException {
        grounded = saved.readBoolean();
        gravity = saved.readDouble();
        velocity = saved.readDouble();
        slowMean = saved.readDouble();
        quietSeconds = saved.readDouble();
        stillSeconds = saved.readDouble();
        sinceStillSeconds = saved.readDouble();
        meanForce = saved.readDouble();
        cycleForce = saved.readDouble();
        cycleSeconds = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(grounded);
        for (double value : new double[] {
            gravity,
            velocity,
            slowMean,
            quietSeconds,
            stillSeconds,
            sinceStillSeconds,
            meanForce,
            cycleForce,
            cycleSeconds
        }) {
            out.writeDouble(value);
        }
    }

    /** Takes the next motion; {@code atTop}: no repetition is under way, so that quiet means standing. */
    void update(SegmentMotion motion, boolean atTop) {
        double dt = motion.stepSeconds();
        followRest(motion, dt);
        if (stillSeconds > STILL_AFTER_SECONDS) {
            rest(gravity, Math.min(1, dt / STILL_TIME_CONSTANT_SECONDS));
            sinceStillSeconds = 0;
        }
        if (atTop && quietSeconds > QUIET_AFTER_SECONDS) {
            rest(motion.upForce(), Math.min(1, dt / QUIET_TIME_CONSTANT_SECONDS));
        }
        if (!grounded) {
            gravity += dt / UNGROUNDED_SECONDS * (motion.upForce() - gravity);
        }
        velocity += (motion.upForce() - gravity) * dt - velocity * dt / LEAK_SECONDS;
        slowMean += (velocity - slowMean) * dt / SLOW_MEAN_SECONDS;
        cycleForce += motion.upForce() * dt;
        cycleSeconds += dt;
    }

    private void followRest(SegmentMotion motion, double dt) {
        double force = motion.upForce();
        meanForce = Double.isNaN(meanForce)
                ? force
                : meanForce + Math.min(1, dt / FORCE_MEAN_SECONDS) * (force - meanForce);
        double fromGravity = Math.abs(force - gravity);
        boolean quiet = motion.rateRadPerS() < QUIET_RATE_RAD_PER_S && fromGravity < QUIET_FORCE;
        boolean still = motion.rateRadPerS() < STILL_RATE_RAD_PER_S
                && fromGravity < STILL_FORCE
                && Math.abs(force - meanForce) < STILL_CHANGE;
        quietSeconds = quiet ? quietSeconds + dt : 0;
        stillSeconds = still ? stillSeconds + dt : 0;
        sinceStillSeconds += dt;
    }

    private void rest(double upForce, double share) {
        grounded = true;
        gravity += share * (upForce - gravity);
        velocity -= share * velocity;
        slowMean -= share * slowMean;
    }

    /** A repetition has ended where it began: at rest, so that its mean force was gravity. */
    void endCycle() {
        if (cycleSeconds > 0 && sinceStillSeconds > STILL_HOLDS_SECONDS) {
            gravity += GRAVITY_SHARE * (cycleForce / cycleSeconds - gravity);
            grounded = true;
        }
        velocity = 0;
        slowMean = 0;
        forgetCycle();
    }

    /** What came since the last end was no repetition. */
    void forgetCycle() {
        cycleForce = 0;
        cycleSeconds = 0;
    }

    /** After a gap nothing is known of the velocity; gravity still is. */
    void restart() {
        velocity = 0;
        slowMean = 0;
        quietSeconds = 0;
        stillSeconds = 0;
        sinceStillSeconds = Double.POSITIVE_INFINITY;
        meanForce = Double.NaN;
        forgetCycle();
    }

    /** Best estimate of the velocity, m/s, up positive. */
    double metresPerSecond() {
        return velocity;
    }

    /** Free of any constant part, at the price of the slowest motions: for counting, m/s. */
    double swing() {
        return velocity - slowMean;
    }

    /** Vertical acceleration, m/s², up positive. */
    double acceleration(SegmentMotion motion) {
        return motion.upForce() - gravity;
    }

    double quietSeconds() {
        return quietSeconds;
    }

    /** Whether the sensor surely rests. */
    boolean still() {
        return stillSeconds > STILL_AFTER_SECONDS;
    }
}

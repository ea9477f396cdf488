package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How high a sensor is and how fast it goes up, by a {@link HeightFilter} on its vertical specific force, and whether it
 * rests. Height, velocity and the accelerometer's offset are learnt from what is known without looking: standing, the velocity
 * is zero and the height that of standing; at rest the velocity is zero; a repetition ends where it began.
 */
public final class VerticalMotion {

    /** What is known of the wearer, and so what rest tells. */
    public enum Doing {
        /** Stands, or is about to begin: at rest, the height is that of standing. */
        STANDING,
        /** In a repetition: what looks like rest may be a slow turn. */
        REPEATING,
        /** Anything: rest is rest, at an unknown height. */
        ANYTHING
    }

    /** Covariance is carried on once in so long, s. */
    private static final double BLOCK_SECONDS = 0.04;

    /** Nothing is carried over a longer loss, s. */
    private static final double MOST_STEP_SECONDS = 0.2;

    /** A wearer is about so high, m, and so fast, m/s, where nothing else is known for some seconds. */
    private static final double USUAL_HEIGHT = 0.5;

    private static final double USUAL_SPEED = 0.5;
    private static final double USUAL_SECONDS = 2;

    /** Standing without a squat under way, the height drifts back to standing within so many seconds. */
    private static final double STANDING_HEIGHT = 0.05;

    private static final double STANDING_SECONDS = 1;

    private static final double STILL_RATE_RAD_PER_S = Math.toRadians(6);
    private static final double STILL_CHANGE = 0.10;
    private static final double STILL_FORCE = 0.2;
    private static final double STILL_AFTER_SECONDS = 0.25;
    private static final double QUIET_RATE_RAD_PER_S = Math.toRadians(12);
    private static final double QUIET_FORCE = 1.0;
    private static final double QUIET_AFTER_SECONDS = 0.25;
    private static final double FORCE_MEAN_SECONDS = 0.15;

    private final HeightFilter filter;
    private double lastSeconds = Double.NaN;
    private double acceleration;
    private double meanForce = Double.NaN;
    private double stillSeconds;
    private double quietSeconds;

    /** Knows nothing yet. */
    public VerticalMotion() {
        filter = new HeightFilter();
    }

    /** Restores what {@link #save} wrote. */
    public VerticalMotion(DataInput saved) throws IOException {
        filter = new HeightFilter(saved);
        lastSeconds = saved.readDouble();
        acceleration = saved.readDouble();
        meanForce = saved.readDouble();
        stillSeconds = saved.readDouble();
        quietSeconds = saved.readDouble();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        filter.save(out);
        for (double value : new double[] {lastSeconds, acceleration, meanForce, stillSeconds, quietSeconds}) {
            out.writeDouble(value);
        }
    }

    /**
     * Takes the next motion, whose segment is aligned. After a loss, or after motions that it was not given, it begins
     * anew, but for the offset.
     */
    public void update(SegmentMotion motion, Doing doing) {
        double dt = motion.stepSeconds();
        double awaySeconds = Double.isNaN(lastSeconds) ? dt : Math.max(dt, motion.timeSeconds() - lastSeconds);
        lastSeconds = motion.timeSeconds();
        if (awaySeconds > MOST_STEP_SECONDS) {
            restart();
            filter.wander(awaySeconds);
            return;
        }
        double sin = Math.sin(motion.sagittalRad());
        double cos = 1 - Math.cos(motion.sagittalRad());
        acceleration = filter.acceleration(motion.upForce(), sin, cos);
        followRest(motion, dt);
        filter.follow(dt, motion.upForce(), acceleration, sin, cos);
        if (filter.blockSeconds() >= BLOCK_SECONDS) {
            filter.carry();
            useWhatIsKnown(doing, sin, cos);
            filter.endBlock();
        }
    }

    private void followRest(SegmentMotion motion, double dt) {
        double force = motion.upForce();
        meanForce = Double.isNaN(meanForce)
                ? force
                : meanForce + Math.min(1, dt / FORCE_MEAN_SECONDS) * (force - meanForce);
        boolean quiet = motion.rateRadPerS() < QUIET_RATE_RAD_PER_S && Math.abs(acceleration) < QUIET_FORCE;
        boolean still = motion.rateRadPerS() < STILL_RATE_RAD_PER_S
                && Math.abs(acceleration) < STILL_FORCE
                && Math.abs(force - meanForce) < STILL_CHANGE;
        quietSeconds = quiet ? quietSeconds + dt : 0;
        stillSeconds = still ? stillSeconds + dt : 0;
    }

    private void useWhatIsKnown(Doing doing, double sin, double cos) {
        double t = filter.blockSeconds();
        filter.knowHeight(0, USUAL_HEIGHT * USUAL_HEIGHT * USUAL_SECONDS / t);
        filter.knowVelocity(0, USUAL_SPEED * USUAL_SPEED * USUAL_SECONDS / t);
        if (doing == Doing.STANDING) {
            filter.knowHeight(0, STANDING_HEIGHT * STANDING_HEIGHT * STANDING_SECONDS / t);
        }
        if (still() && Math.abs(metresPerSecond()) < 2.5 * uncertaintyMetresPerSecond() + 0.02) {
            filter.knowVelocity(0, 0.02 * 0.02 * 0.25 / t);
        }
        if (doing != Doing.REPEATING && quietSeconds > QUIET_AFTER_SECONDS) {
            filter.knowVelocity(0, 0.03 * 0.03 * 0.5 / t);
            if (doing == Doing.STANDING) {
                filter.knowHeight(0, 0.03 * 0.03 * 0.5 / t);
            }
            filter.knowForce(filter.meanForce(), sin, cos, 0.1 * 0.1 * 0.5 / t);
        }
    }

    /** A repetition has ended where it began, at rest. */
    void endCycle(double depthMetres, boolean late) {
        filter.knowVelocity(0, late ? 0.25 * 0.25 : 0.06 * 0.06);
        double sd = 0.03 + 0.1 * depthMetres;
        filter.knowHeight(0, sd * sd);
        beginAtTop();
    }

    /** What stands here now is taken for standing. */
    void beginAtTop() {
        filter.beginHeight(0.03);
    }

    /** After a gap nothing is known of height and velocity; the offset still is. */
    void restart() {
        filter.forgetMotion();
        meanForce = Double.NaN;
        quietSeconds = 0;
        stillSeconds = 0;
    }

    /** Velocity, m/s, up positive. */
    double metresPerSecond() {
        return filter.metresPerSecond();
    }

    /** Its standard deviation, m/s. */
    double uncertaintyMetresPerSecond() {
        return filter.uncertaintyMetresPerSecond();
    }

    /** Height above standing, m. */
    double metres() {
        return filter.metres();
    }

    /** Its standard deviation, m. */
    double uncertaintyMetres() {
        return filter.uncertaintyMetres();
    }

    /** Vertical acceleration of the last motion, m/s², up positive. */
    double acceleration() {
        return acceleration;
    }

    double quietSeconds() {
        return quietSeconds;
    }

    /** Whether the sensor surely rests. */
    boolean still() {
        return stillSeconds > STILL_AFTER_SECONDS;
    }
}

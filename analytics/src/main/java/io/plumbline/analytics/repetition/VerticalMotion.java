package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How high a sensor is and how fast it goes up: a Kalman filter on its vertical specific force f, with what the
 * accelerometer's offset adds to it. Tilted by θ, an offset shows as f = g + p sin θ + q (1 − cos θ) + acceleration, and
 * g, p and q are estimated along with height and velocity. They are learnt from what is known without looking: standing,
 * the velocity is zero and the height that of standing; at rest the velocity is zero; a repetition ends where it began.
 *
 * <p>The state follows every sample, its covariance and what is known blocks of 40 ms, which costs a fifth.
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

    private static final int N = 5;
    private static final int Z = 0;
    private static final int V = 1;
    private static final int G = 2;
    private static final int P_SIN = 3;
    private static final int Q_COS = 4;

    private static final double STANDARD_GRAVITY = 9.80665;

    /** Covariance is carried on once in so long, s. */
    private static final double BLOCK_SECONDS = 0.04;

    /** Nothing is carried over a longer loss, s. */
    private static final double MOST_STEP_SECONDS = 0.2;

    /** Before anything is known: standard deviations of height, m, velocity, m/s, and the three of the force, m/s². */
    private static final double[] UNKNOWN = {0.05, 0.25, 0.3, 0.25, 0.25};

    /** Density of what the model of the force does not hold, m/s² per √Hz. */
    private static final double FORCE_DENSITY = 0.015;

    /** How fast the offset may wander, m/s² per √s. */
    private static final double WANDER = 0.004;

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

    private final double[] x = {0, 0, STANDARD_GRAVITY, 0, 0};
    private final double[][] cov = new double[N][N];
    private final double[][] carried = new double[N][N];
    private final double[] gain = new double[N];
    private double lastSeconds = Double.NaN;
    private double blockSeconds;
    private double sin1;
    private double sin2;
    private double cos1;
    private double cos2;
    private double forceSum;
    private double acceleration;
    private double meanForce = Double.NaN;
    private double stillSeconds;
    private double quietSeconds;

    /** Knows nothing yet. */
    public VerticalMotion() {
        for (int i = 0; i < N; i++) {
            cov[i][i] = UNKNOWN[i] * UNKNOWN[i];
        }
    }

    /** Restores what {@link #save} wrote. */
    public VerticalMotion(DataInput saved) throws IOException {
        for (int i = 0; i < N; i++) {
            x[i] = saved.readDouble();
            for (int j = 0; j < N; j++) {
                cov[i][j] = saved.readDouble();
            }
        }
        lastSeconds = saved.readDouble();
        blockSeconds = saved.readDouble();
        sin1 = saved.readDouble();
        sin2 = saved.readDouble();
        cos1 = saved.readDouble();
        cos2 = saved.readDouble();
        forceSum = saved.readDouble();
        acceleration = saved.readDouble();
        meanForce = saved.readDouble();
        stillSeconds = saved.readDouble();
        quietSeconds = saved.readDouble();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        for (int i = 0; i < N; i++) {
            out.writeDouble(x[i]);
            for (int j = 0; j < N; j++) {
                out.writeDouble(cov[i][j]);
            }
        }
        for (double value : new double[] {
            lastSeconds,
            blockSeconds,
            sin1,
            sin2,
            cos1,
            cos2,
            forceSum,
            acceleration,
            meanForce,
            stillSeconds,
            quietSeconds
        }) {
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
            wander(awaySeconds);
            return;
        }
        double sin = Math.sin(motion.sagittalRad());
        double cos = 1 - Math.cos(motion.sagittalRad());
        acceleration = motion.upForce() - x[G] - x[P_SIN] * sin - x[Q_COS] * cos;
        followRest(motion, dt);
        x[Z] += x[V] * dt + acceleration * dt * dt / 2;
        x[V] += acceleration * dt;
        sin2 += sin1 * dt + sin * dt * dt / 2;
        sin1 += sin * dt;
        cos2 += cos1 * dt + cos * dt * dt / 2;
        cos1 += cos * dt;
        forceSum += motion.upForce() * dt;
        blockSeconds += dt;
        if (blockSeconds >= BLOCK_SECONDS) {
            carry();
            useWhatIsKnown(doing, sin, cos);
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

    /** Carries the covariance over the block: F P Fᵀ + Q. */
    private void carry() {
        double t = blockSeconds;
        double half = t * t / 2;
        for (int j = 0; j < N; j++) {
            carried[Z][j] = cov[Z][j] + t * cov[V][j] - half * cov[G][j] - sin2 * cov[P_SIN][j] - cos2 * cov[Q_COS][j];
            carried[V][j] = cov[V][j] - t * cov[G][j] - sin1 * cov[P_SIN][j] - cos1 * cov[Q_COS][j];
            carried[G][j] = cov[G][j];
            carried[P_SIN][j] = cov[P_SIN][j];
            carried[Q_COS][j] = cov[Q_COS][j];
        }
        for (int i = 0; i < N; i++) {
            double[] c = carried[i];
            cov[i][Z] = c[Z] + t * c[V] - half * c[G] - sin2 * c[P_SIN] - cos2 * c[Q_COS];
            cov[i][V] = c[V] - t * c[G] - sin1 * c[P_SIN] - cos1 * c[Q_COS];
            cov[i][G] = c[G];
            cov[i][P_SIN] = c[P_SIN];
            cov[i][Q_COS] = c[Q_COS];
        }
        double noise = FORCE_DENSITY * FORCE_DENSITY * t;
        cov[V][V] += noise;
        cov[Z][V] += noise * t / 2;
        cov[V][Z] += noise * t / 2;
        cov[Z][Z] += noise * t * t / 3;
        wander(t);
    }

    private void wander(double seconds) {
        cov[G][G] += WANDER * WANDER * seconds;
        cov[P_SIN][P_SIN] += WANDER * WANDER * seconds;
        cov[Q_COS][Q_COS] += WANDER * WANDER * seconds;
    }

    private void useWhatIsKnown(Doing doing, double sin, double cos) {
        double t = blockSeconds;
        know(Z, 0, USUAL_HEIGHT * USUAL_HEIGHT * USUAL_SECONDS / t);
        know(V, 0, USUAL_SPEED * USUAL_SPEED * USUAL_SECONDS / t);
        if (doing == Doing.STANDING) {
            know(Z, 0, STANDING_HEIGHT * STANDING_HEIGHT * STANDING_SECONDS / t);
        }
        if (still() && Math.abs(x[V]) < 2.5 * uncertaintyMetresPerSecond() + 0.02) {
            know(V, 0, 0.02 * 0.02 * 0.25 / t);
        }
        if (doing != Doing.REPEATING && quietSeconds > QUIET_AFTER_SECONDS) {
            know(V, 0, 0.03 * 0.03 * 0.5 / t);
            if (doing == Doing.STANDING) {
                know(Z, 0, 0.03 * 0.03 * 0.5 / t);
            }
            knowForce(forceSum / t, sin, cos, 0.1 * 0.1 * 0.5 / t);
        }
        blockSeconds = 0;
        sin1 = 0;
        sin2 = 0;
        cos1 = 0;
        cos2 = 0;
        forceSum = 0;
    }

    /** One of the state is known, with a variance. */
    private void know(int which, double value, double variance) {
        double total = cov[which][which] + variance;
        double miss = value - x[which];
        for (int i = 0; i < N; i++) {
            gain[i] = cov[i][which] / total;
        }
        System.arraycopy(cov[which], 0, carried[0], 0, N);
        for (int i = 0; i < N; i++) {
            x[i] += gain[i] * miss;
            for (int j = 0; j < N; j++) {
                cov[i][j] -= gain[i] * carried[0][j];
            }
        }
    }

    /** At rest the force is all gravity and offset. */
    private void knowForce(double force, double sin, double cos, double variance) {
        double miss = force - x[G] - x[P_SIN] * sin - x[Q_COS] * cos;
        double[] row = carried[0];
        for (int i = 0; i < N; i++) {
            row[i] = cov[i][G] + sin * cov[i][P_SIN] + cos * cov[i][Q_COS];
        }
        double total = row[G] + sin * row[P_SIN] + cos * row[Q_COS] + variance;
        for (int i = 0; i < N; i++) {
            gain[i] = row[i] / total;
        }
        for (int i = 0; i < N; i++) {
            x[i] += gain[i] * miss;
            for (int j = 0; j < N; j++) {
                cov[i][j] -= gain[i] * row[j];
            }
        }
    }

    /** A repetition has ended where it began, at rest. */
    void endCycle(double depthMetres, boolean late) {
        know(V, 0, late ? 0.25 * 0.25 : 0.06 * 0.06);
        double sd = 0.03 + 0.1 * depthMetres;
        know(Z, 0, sd * sd);
        beginAtTop();
    }

    /** What stands here now is taken for standing. */
    void beginAtTop() {
        x[Z] = 0;
        for (int i = 0; i < N; i++) {
            cov[Z][i] = 0;
            cov[i][Z] = 0;
        }
        cov[Z][Z] = 0.03 * 0.03;
    }

    /** After a gap nothing is known of height and velocity; the offset still is. */
    void restart() {
        for (int i = 0; i < N; i++) {
            cov[Z][i] = 0;
            cov[i][Z] = 0;
            cov[V][i] = 0;
            cov[i][V] = 0;
        }
        x[Z] = 0;
        x[V] = 0;
        cov[Z][Z] = UNKNOWN[Z] * UNKNOWN[Z];
        cov[V][V] = UNKNOWN[V] * UNKNOWN[V];
        meanForce = Double.NaN;
        quietSeconds = 0;
        stillSeconds = 0;
        blockSeconds = 0;
        sin1 = 0;
        sin2 = 0;
        cos1 = 0;
        cos2 = 0;
        forceSum = 0;
    }

    /** Velocity, m/s, up positive. */
    double metresPerSecond() {
        return x[V];
    }

    /** Its standard deviation, m/s. */
    double uncertaintyMetresPerSecond() {
        return Math.sqrt(Math.max(0, cov[V][V]));
    }

    /** Height above standing, m. */
    double metres() {
        return x[Z];
    }

    /** Its standard deviation, m. */
    double uncertaintyMetres() {
        return Math.sqrt(Math.max(0, cov[Z][Z]));
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

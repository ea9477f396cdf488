package io.plumbline.analytics.repetition;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A Kalman filter of height, velocity and what an accelerometer's offset adds to the vertical specific force f: tilted by θ,
 * f = g + p sin θ + q (1 − cos θ) + acceleration. The state follows every sample, its covariance blocks of them, which costs
 * a fifth; what is known from elsewhere is told at the end of a block.
 */
final class HeightFilter {

    private static final int N = 5;
    private static final int Z = 0;
    private static final int V = 1;
    private static final int G = 2;
    private static final int P_SIN = 3;
    private static final int Q_COS = 4;

    private static final double STANDARD_GRAVITY = 9.80665;

    /** Before anything is known: standard deviations of height, m, velocity, m/s, and the three of the force, m/s². */
    private static final double[] UNKNOWN = {0.05, 0.25, 0.3, 0.25, 0.25};

    /** Density of what the model of the force does not hold, m/s² per √Hz. */
    private static final double FORCE_DENSITY = 0.015;

    /** How fast the offset may wander, m/s² per √s. */
    private static final double WANDER = 0.004;

    private final double[] x = {0, 0, STANDARD_GRAVITY, 0, 0};
    private final double[][] cov = new double[N][N];
    private final double[][] carried = new double[N][N];
    private final double[] gain = new double[N];
    private double blockSeconds;
    private double sin1;
    private double sin2;
    private double cos1;
    private double cos2;
    private double forceSum;

    HeightFilter() {
        for (int i = 0; i < N; i++) {
            cov[i][i] = UNKNOWN[i] * UNKNOWN[i];
        }
    }

    HeightFilter(DataInput saved) throws IOException {
        for (int i = 0; i < N; i++) {
            x[i] = saved.readDouble();
            for (int j = 0; j < N; j++) {
                cov[i][j] = saved.readDouble();
            }
        }
        blockSeconds = saved.readDouble();
        sin1 = saved.readDouble();
        sin2 = saved.readDouble();
        cos1 = saved.readDouble();
        cos2 = saved.readDouble();
        forceSum = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        for (int i = 0; i < N; i++) {
            out.writeDouble(x[i]);
            for (int j = 0; j < N; j++) {
                out.writeDouble(cov[i][j]);
            }
        }
        for (double value : new double[] {blockSeconds, sin1, sin2, cos1, cos2, forceSum}) {
            out.writeDouble(value);
        }
    }

    /** The vertical acceleration in a force, m/s², at a tilt's sin θ and 1 − cos θ. */
    double acceleration(double force, double sin, double cos) {
        return force - x[G] - x[P_SIN] * sin - x[Q_COS] * cos;
    }

    /** Carries the state on over a sample with that force and acceleration. */
    void follow(double dt, double force, double acceleration, double sin, double cos) {
        x[Z] += x[V] * dt + acceleration * dt * dt / 2;
        x[V] += acceleration * dt;
        sin2 += sin1 * dt + sin * dt * dt / 2;
        sin1 += sin * dt;
        cos2 += cos1 * dt + cos * dt * dt / 2;
        cos1 += cos * dt;
        forceSum += force * dt;
        blockSeconds += dt;
    }

    /** How long the block under way is, s. */
    double blockSeconds() {
        return blockSeconds;
    }

    /** The mean force of the block under way, m/s². */
    double meanForce() {
        return forceSum / blockSeconds;
    }

    /** Carries the covariance over the block: F P Fᵀ + Q. */
    void carry() {
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

    /** The offset may have changed in so many seconds. */
    void wander(double seconds) {
        cov[G][G] += WANDER * WANDER * seconds;
        cov[P_SIN][P_SIN] += WANDER * WANDER * seconds;
        cov[Q_COS][Q_COS] += WANDER * WANDER * seconds;
    }

    /** Begins another block. */
    void endBlock() {
        blockSeconds = 0;
        sin1 = 0;
        sin2 = 0;
        cos1 = 0;
        cos2 = 0;
        forceSum = 0;
    }

    /** The height is known, m, with a variance, m². */
    void knowHeight(double metres, double variance) {
        know(Z, metres, variance);
    }

    /** The velocity is known, m/s, with a variance, m²/s². */
    void knowVelocity(double metresPerSecond, double variance) {
        know(V, metresPerSecond, variance);
    }

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
    void knowForce(double force, double sin, double cos, double variance) {
        double miss = acceleration(force, sin, cos);
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

    /** The height is zero here, with a standard deviation, m, whatever it was. */
    void beginHeight(double standardDeviation) {
        begin(Z, standardDeviation);
    }

    /** Nothing is known of height and velocity; the offset still is. */
    void forgetMotion() {
        begin(Z, UNKNOWN[Z]);
        begin(V, UNKNOWN[V]);
        endBlock();
    }

    private void begin(int which, double standardDeviation) {
        x[which] = 0;
        for (int i = 0; i < N; i++) {
            cov[which][i] = 0;
            cov[i][which] = 0;
        }
        cov[which][which] = standardDeviation * standardDeviation;
    }

    /** Height, m. */
    double metres() {
        return x[Z];
    }

    /** Its standard deviation, m. */
    double uncertaintyMetres() {
        return Math.sqrt(Math.max(0, cov[Z][Z]));
    }

    /** Velocity, m/s, up positive. */
    double metresPerSecond() {
        return x[V];
    }

    /** Its standard deviation, m/s. */
    double uncertaintyMetresPerSecond() {
        return Math.sqrt(Math.max(0, cov[V][V]));
    }
}

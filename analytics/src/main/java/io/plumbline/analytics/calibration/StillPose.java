package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Notices that a sensor is held still, for how long, and what the mean vertical and the mean gyro reading are
 * meanwhile. A person who stands still sways by about half a degree a second; the limits leave room for that and for a
 * gyro whose bias is not known yet.
 *
 * <p>A slack belt trembles at 4 to 6 Hz about a mean that is still (at that frequency half a degree is 16° a second), and a
 * person does not move so. Hence a faster rate passes too where little is left of it after two low-passes of 0.06 s, which
 * let a fifth of 5 Hz through and nearly all of a movement that takes a second. These limits are chosen, not measured.
 */
final class StillPose {

    /** The gyro may differ from its own slow mean by this much, rad/s … */
    static final double MAX_RATE_RAD_PER_S = Math.toRadians(5);

    /** … or, of one that trembles, what is slow in it by this much, … */
    private static final double MAX_SLOW_RATE_RAD_PER_S = Math.toRadians(3);

    /** … and all of it by this much. */
    static final double MAX_TREMBLE_RAD_PER_S = Math.toRadians(20);

    /** Time constant of each of the two low-passes between tremble and movement, s. */
    static final double TREMBLE_SECONDS = 0.06;

    /** The vertical may leave the mean of the still stand by this much, rad. */
    private static final double MAX_TILT_RAD = Math.toRadians(3);

    /** The specific force may differ from its own slow mean by this much, m/s². */
    private static final double MAX_FORCE_DEVIATION = 0.6;

    private static final double MEAN_TIME_CONSTANT_SECONDS = 0.5;

    private double seconds;
    private double upX;
    private double upY;
    private double upZ;
    private double rateX;
    private double rateY;
    private double rateZ;
    private double slowRateX;
    private double slowRateY;
    private double slowRateZ;
    private double slowForce = Double.NaN;
    private final double[] once = new double[3];
    private final double[] twice = new double[3];

    StillPose() {}

    StillPose(DataInput saved) throws IOException {
        seconds = saved.readDouble();
        upX = saved.readDouble();
        upY = saved.readDouble();
        upZ = saved.readDouble();
        rateX = saved.readDouble();
        rateY = saved.readDouble();
        rateZ = saved.readDouble();
        slowRateX = saved.readDouble();
        slowRateY = saved.readDouble();
        slowRateZ = saved.readDouble();
        slowForce = saved.readDouble();
        for (int axis = 0; axis < 3; axis++) {
            once[axis] = saved.readDouble();
            twice[axis] = saved.readDouble();
        }
    }

    void save(DataOutput out) throws IOException {
        for (double value :
                new double[] {seconds, upX, upY, upZ, rateX, rateY, rateZ, slowRateX, slowRateY, slowRateZ, slowForce
                }) {
            out.writeDouble(value);
        }
        for (int axis = 0; axis < 3; axis++) {
            out.writeDouble(once[axis]);
            out.writeDouble(twice[axis]);
        }
    }

    /** Takes a sample: the vertical (unit) and the rates (rad/s) in sensor axes, the size of the force (m/s²). */
    void update(double dt, double ux, double uy, double uz, double wx, double wy, double wz, double force) {
        if (Double.isNaN(slowForce)) {
            slowForce = force;
            slowRateX = wx;
            slowRateY = wy;
            slowRateZ = wz;
            Arrays.fill(once, 0);
            Arrays.fill(twice, 0);
        }
        double share = Math.min(1, dt / MEAN_TIME_CONSTANT_SECONDS);
        slowForce += share * (force - slowForce);
        slowRateX += share * (wx - slowRateX);
        slowRateY += share * (wy - slowRateY);
        slowRateZ += share * (wz - slowRateZ);
        double dx = wx - slowRateX;
        double dy = wy - slowRateY;
        double dz = wz - slowRateZ;
        smooth(0, dt, dx);
        smooth(1, dt, dy);
        smooth(2, dt, dz);
        double rate = norm(dx, dy, dz);
        boolean trembles = rate < MAX_TREMBLE_RAD_PER_S && norm(twice[0], twice[1], twice[2]) < MAX_SLOW_RATE_RAD_PER_S;
        boolean still = Math.abs(force - slowForce) < MAX_FORCE_DEVIATION
                && (rate < MAX_RATE_RAD_PER_S || trembles)
                && (seconds == 0 || angle(ux, uy, uz) < MAX_TILT_RAD);
        if (!still) {
            seconds = 0;
            return;
        }
        double weight = seconds == 0 ? 1 : dt / (seconds + dt);
        upX += weight * (ux - upX);
        upY += weight * (uy - upY);
        upZ += weight * (uz - upZ);
        rateX += weight * (wx - rateX);
        rateY += weight * (wy - rateY);
        rateZ += weight * (wz - rateZ);
        seconds += dt;
    }

    private void smooth(int axis, double dt, double deviation) {
        double share = Math.min(1, dt / TREMBLE_SECONDS);
        once[axis] += share * (deviation - once[axis]);
        twice[axis] += share * (once[axis] - twice[axis]);
    }

    /** How long it has been still, s; 0 in motion. */
    double seconds() {
        return seconds;
    }

    void restart() {
        seconds = 0;
        slowForce = Double.NaN;
    }

    double upX() {
        return upX;
    }

    double upY() {
        return upY;
    }

    double upZ() {
        return upZ;
    }

    double rateX() {
        return rateX;
    }

    double rateY() {
        return rateY;
    }

    double rateZ() {
        return rateZ;
    }

    /** Angle between a unit vector and the mean vertical of the still stand, rad. */
    double angle(double x, double y, double z) {
        double cosine = (x * upX + y * upY + z * upZ) / norm(upX, upY, upZ);
        return Math.acos(Math.max(-1, Math.min(1, cosine)));
    }

    private static double norm(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }
}

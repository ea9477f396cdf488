package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Notices that a sensor is held still, for how long, and what the mean vertical and the mean gyro reading are
 * meanwhile. A person who stands still sways by about half a degree a second; the limits leave room for that and for a
 * gyro whose bias is not known yet.
 */
final class StillPose {

    /** The gyro may differ from its own slow mean by this much, rad/s. */
    private static final double MAX_RATE_RAD_PER_S = Math.toRadians(5);

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
    }

    void save(DataOutput out) throws IOException {
        for (double value :
                new double[] {seconds, upX, upY, upZ, rateX, rateY, rateZ, slowRateX, slowRateY, slowRateZ, slowForce
                }) {
            out.writeDouble(value);
        }
    }

    /** Takes a sample: the vertical (unit) and the rates (rad/s) in sensor axes, the size of the force (m/s²). */
    void update(double dt, double ux, double uy, double uz, double wx, double wy, double wz, double force) {
        if (Double.isNaN(slowForce)) {
            slowForce = force;
            slowRateX = wx;
            slowRateY = wy;
            slowRateZ = wz;
        }
        double share = Math.min(1, dt / MEAN_TIME_CONSTANT_SECONDS);
        slowForce += share * (force - slowForce);
        slowRateX += share * (wx - slowRateX);
        slowRateY += share * (wy - slowRateY);
        slowRateZ += share * (wz - slowRateZ);
        boolean still = Math.abs(force - slowForce) < MAX_FORCE_DEVIATION
                && norm(wx - slowRateX, wy - slowRateY, wz - slowRateZ) < MAX_RATE_RAD_PER_S
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

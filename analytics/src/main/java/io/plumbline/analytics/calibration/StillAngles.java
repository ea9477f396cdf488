package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Notices that a segment of the body is held still, and at what inclination in the mean. The same limits as those of the
 * still stand that a calibration begins with, but read from angles, which cost nothing at each sample.
 */
final class StillAngles {

    private static final double MAX_RATE_RAD_PER_S = Math.toRadians(5);
    private static final double MAX_TILT_RAD = Math.toRadians(3);
    private static final double MAX_FORCE_DEVIATION = 0.6;
    private static final double FORCE_TIME_CONSTANT_SECONDS = 0.5;

    private double seconds;
    private double sagittalRad;
    private double lateralRad;
    private double slowForce = Double.NaN;

    StillAngles() {}

    StillAngles(DataInput saved) throws IOException {
        seconds = saved.readDouble();
        sagittalRad = saved.readDouble();
        lateralRad = saved.readDouble();
        slowForce = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(seconds);
        out.writeDouble(sagittalRad);
        out.writeDouble(lateralRad);
        out.writeDouble(slowForce);
    }

    /** Takes inclinations from neutral (rad), the size of the angular rate (rad/s) and the vertical force (m/s²). */
    void update(double dt, double sagittal, double lateral, double rate, double force) {
        slowForce = Double.isNaN(slowForce)
                ? force
                : slowForce + Math.min(1, dt / FORCE_TIME_CONSTANT_SECONDS) * (force - slowForce);
        boolean still = rate < MAX_RATE_RAD_PER_S
                && Math.abs(force - slowForce) < MAX_FORCE_DEVIATION
                && (seconds == 0 || distance(sagittal, lateral) < MAX_TILT_RAD);
        if (!still) {
            seconds = 0;
            return;
        }
        if (seconds == 0) {
            sagittalRad = sagittal;
            lateralRad = lateral;
        }
        double weight = dt / (seconds + dt);
        sagittalRad += weight * (sagittal - sagittalRad);
        lateralRad += weight * (lateral - lateralRad);
        seconds += dt;
    }

    void restart() {
        seconds = 0;
        slowForce = Double.NaN;
    }

    /** How long it has been still, s; 0 in motion. */
    double seconds() {
        return seconds;
    }

    /** Mean sagittal inclination of the last stillness, from neutral, rad. */
    double sagittalRad() {
        return sagittalRad;
    }

    /** Mean lateral inclination of the last stillness, from neutral, rad. */
    double lateralRad() {
        return lateralRad;
    }

    /** How far from neutral, rad. */
    double sizeRad() {
        return Math.sqrt(sagittalRad * sagittalRad + lateralRad * lateralRad);
    }

    /** How far an inclination is from the mean of the last stillness, rad; for small ones the angle between verticals. */
    double distance(double sagittal, double lateral) {
        double ds = sagittal - sagittalRad;
        double dl = lateral - lateralRad;
        return Math.sqrt(ds * ds + dl * dl);
    }
}

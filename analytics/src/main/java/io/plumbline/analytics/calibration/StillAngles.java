package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Notices that a segment of the body is held still, and at what inclination in the mean. The same limits as those of the
 * still stand that a calibration begins with, but read from angles, which cost nothing at each sample; and the mean size of
 * the rate is limited too, so that a gyro whose bias the filter does not find, which tilts its vertical, tells nothing.
 */
final class StillAngles {

    private static final double MAX_TILT_RAD = Math.toRadians(3);
    private static final double MAX_FORCE_DEVIATION = 0.6;
    private static final double MEAN_TIME_CONSTANT_SECONDS = 0.5;

    /** What a turn leaves behind is forgotten in a third of a second, whatever its speed (chosen). */
    private static final double MOST_MEAN_RATE_RAD_PER_S = 2 * StillPose.MAX_RATE_RAD_PER_S;

    private double seconds;
    private double sagittalRad;
    private double lateralRad;
    private double slowForce = Double.NaN;
    private double meanRate;
    private double sagittalOnce = Double.NaN;
    private double sagittalTwice;
    private double lateralOnce;
    private double lateralTwice;

    StillAngles() {}

    StillAngles(DataInput saved) throws IOException {
        seconds = saved.readDouble();
        sagittalRad = saved.readDouble();
        lateralRad = saved.readDouble();
        slowForce = saved.readDouble();
        meanRate = saved.readDouble();
        sagittalOnce = saved.readDouble();
        sagittalTwice = saved.readDouble();
        lateralOnce = saved.readDouble();
        lateralTwice = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(seconds);
        out.writeDouble(sagittalRad);
        out.writeDouble(lateralRad);
        out.writeDouble(slowForce);
        out.writeDouble(meanRate);
        out.writeDouble(sagittalOnce);
        out.writeDouble(sagittalTwice);
        out.writeDouble(lateralOnce);
        out.writeDouble(lateralTwice);
    }

    /** Takes inclinations from neutral (rad), the size of the angular rate (rad/s) and the vertical force (m/s²). */
    void update(double dt, double sagittal, double lateral, double rate, double force) {
        if (Double.isNaN(slowForce)) {
            slowForce = force;
            meanRate = rate;
        }
        double share = Math.min(1, dt / MEAN_TIME_CONSTANT_SECONDS);
        slowForce += share * (force - slowForce);
        meanRate = Math.min(meanRate + share * (rate - meanRate), MOST_MEAN_RATE_RAD_PER_S);
        boolean still = slowRate(dt, sagittal, lateral) < StillPose.MAX_RATE_RAD_PER_S
                && meanRate < StillPose.MAX_RATE_RAD_PER_S
                && rate < StillPose.MAX_TREMBLE_RAD_PER_S
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

    /** The rate of turn against gravity without the tremble of a slack belt, rad/s. */
    private double slowRate(double dt, double sagittal, double lateral) {
        if (Double.isNaN(sagittalOnce)) {
            sagittalOnce = sagittal;
            sagittalTwice = sagittal;
            lateralOnce = lateral;
            lateralTwice = lateral;
        }
        double share = Math.min(1, dt / StillPose.TREMBLE_SECONDS);
        sagittalOnce += share * (sagittal - sagittalOnce);
        lateralOnce += share * (lateral - lateralOnce);
        sagittalTwice += share * (sagittalOnce - sagittalTwice);
        lateralTwice += share * (lateralOnce - lateralTwice);
        double ds = sagittalOnce - sagittalTwice;
        double dl = lateralOnce - lateralTwice;
        return Math.sqrt(ds * ds + dl * dl) / StillPose.TREMBLE_SECONDS;
    }

    void restart() {
        seconds = 0;
        slowForce = Double.NaN;
        sagittalOnce = Double.NaN;
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

package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Whether the wearer is upright as calibrated, and which of two sensors has stayed near its neutral since. The limits are
 * {@link SlipDetector}'s.
 */
final class Uprightness {

    /** The segment of a sensor nearer to its neutral than this stands, rad. */
    static final double STANDS_RAD = Math.toRadians(8);

    private static final double NEAR_RAD = Math.toRadians(3.5);
    private static final double NEAR_SECONDS = 0.5;

    private double nearSeconds;

    /** How far each sensor has been from neutral since the wearer surely stood; infinite where that is not known. */
    private double lowerStrayRad = Double.POSITIVE_INFINITY;

    private double upperStrayRad = Double.POSITIVE_INFINITY;

    Uprightness() {}

    Uprightness(DataInput saved) throws IOException {
        nearSeconds = saved.readDouble();
        lowerStrayRad = saved.readDouble();
        upperStrayRad = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(nearSeconds);
        out.writeDouble(lowerStrayRad);
        out.writeDouble(upperStrayRad);
    }

    /** Takes how far the only sensor is from neutral, rad; whether the wearer surely stands as calibrated. */
    boolean follow(double dt, double sizeRad) {
        return near(dt, sizeRad < NEAR_RAD);
    }

    /** Takes how far two sensors are from neutral, and how far they differ, rad; whether the wearer surely stands so. */
    boolean follow(double dt, double lowerRad, double upperRad, double differenceRad) {
        lowerStrayRad = Math.max(lowerStrayRad, lowerRad);
        upperStrayRad = Math.max(upperStrayRad, upperRad);
        return near(dt, differenceRad < NEAR_RAD && Math.max(lowerRad, upperRad) < STANDS_RAD);
    }

    private boolean near(double dt, boolean near) {
        nearSeconds = near ? nearSeconds + dt : 0;
        if (nearSeconds <= NEAR_SECONDS) {
            return false;
        }
        lowerStrayRad = 0;
        upperStrayRad = 0;
        return true;
    }

    /** Whether one of two sensors has stayed upright since both were as calibrated. */
    boolean oneStands() {
        return Math.min(lowerStrayRad, upperStrayRad) < STANDS_RAD;
    }

    /** What happened meanwhile is not known. */
    void forget() {
        nearSeconds = 0;
        lowerStrayRad = Double.POSITIVE_INFINITY;
        upperStrayRad = Double.POSITIVE_INFINITY;
    }
}

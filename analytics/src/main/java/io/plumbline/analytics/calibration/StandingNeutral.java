package io.plumbline.analytics.calibration;

import io.plumbline.analytics.orientation.Inclination;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Takes a wearer's upright angle from the first still stand of two seconds, for a sensor whose mount was stated. One
 * who lies or leans does not stand.
 */
public final class StandingNeutral {

    private static final double MAX_SAGITTAL_RAD = Math.toRadians(45);
    private static final double MAX_LATERAL_RAD = Math.toRadians(30);

    private final StillPose still;
    private double lateralRad = Double.NaN;

    /** Begins with nothing known. */
    public StandingNeutral() {
        still = new StillPose();
    }

    /** Restores what {@link #save} wrote. */
    public StandingNeutral(DataInput saved) throws IOException {
        still = new StillPose(saved);
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        still.save(out);
    }

    /**
     * Takes a sample.
     *
     * @param dt seconds since the last
     * @param ux x of the vertical in sensor axes (unit vector, with uy, uz)
     * @param wx x of the angular rate, rad/s (with wy, wz)
     * @param force size of the specific force, m/s²
     * @param axes the sensor's axes on the body
     * @return the upright sagittal inclination, rad, once it is known; NaN until then
     */
    public double update(
            double dt,
            double ux,
            double uy,
            double uz,
            double wx,
            double wy,
            double wz,
            double force,
            Alignment.Accepted axes) {
        still.update(dt, ux, uy, uz, wx, wy, wz, force);
        if (still.seconds() < BowCalibration.MIN_STILL_SECONDS) {
            return Double.NaN;
        }
        double forward = axes.forward(still.upX(), still.upY(), still.upZ());
        double left = axes.left(still.upX(), still.upY(), still.upZ());
        double up = axes.up(still.upX(), still.upY(), still.upZ());
        double sagittal = Inclination.sagittal(forward, up);
        lateralRad = Inclination.lateral(left);
        return upright(sagittal, lateralRad) ? sagittal : Double.NaN;
    }

    /** Whether one whose sensor is inclined by these angles, rad, may be standing; false for NaN. */
    public static boolean upright(double sagittalRad, double lateralRad) {
        return Math.abs(sagittalRad) < MAX_SAGITTAL_RAD && Math.abs(lateralRad) < MAX_LATERAL_RAD;
    }

    /** The lateral inclination, rad, of the stand whose sagittal one {@link #update} has just given. */
    public double lateralRad() {
        return lateralRad;
    }

    /** Forgets the stand. */
    public void restart() {
        still.restart();
    }
}

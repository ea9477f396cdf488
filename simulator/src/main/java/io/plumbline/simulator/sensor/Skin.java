package io.plumbline.simulator.sensor;

import org.apache.commons.math3.util.FastMath;
import org.jspecify.annotations.Nullable;

/** How a sensor moves against the bone beneath it: it slips, and the tissue moves it. Each may be absent, not both. */
final class Skin {

    private final @Nullable Slip slip;
    private final @Nullable Tissue tissue;
    private final double[] slipped = {1, 0, 0, 0};
    private final double[] tilted = {1, 0, 0, 0};
    private final double[] turn = {1, 0, 0, 0};
    private final double[] extra = new double[3];

    private Skin(@Nullable Slip slip, @Nullable Tissue tissue) {
        this.slip = slip;
        this.tissue = tissue;
    }

    /** A skin where anything moves; else null. */
    static @Nullable Skin of(@Nullable Slip slip, @Nullable Tissue tissue) {
        return slip == null && tissue == null ? null : new Skin(slip, tissue);
    }

    /** Begins at rest while the bone does this; see {@link #advance}. */
    void begin(double seconds, double lumbarFlexion, double[] acceleration) {
        if (tissue != null) {
            tissue.settle(lumbarFlexion, acceleration);
        }
        turnTo(seconds);
    }

    /**
     * Goes on to the next sampling instant.
     *
     * @param lumbarFlexion beneath the sensor, rad
     * @param acceleration of the bone in the site's axes, m/s²
     */
    void advance(double seconds, double lumbarFlexion, double[] acceleration) {
        if (tissue != null) {
            tissue.advance(lumbarFlexion, acceleration);
        }
        turnTo(seconds);
    }

    /** Adds the sensor's acceleration beyond the bone's to one in earth axes, m/s². */
    void addAcceleration(double[] siteToEarth, double[] earth) {
        if (tissue == null) {
            return;
        }
        for (int axis = 0; axis < 3; axis++) {
            extra[axis] = tissue.acceleration(axis);
        }
        Quaternions.rotate(siteToEarth, extra);
        for (int axis = 0; axis < 3; axis++) {
            earth[axis] += extra[axis];
        }
    }

    /** Unit quaternion from where the sensor has got to, to where it was put; always the same array. */
    double[] turn() {
        return turn;
    }

    private void turnTo(double seconds) {
        if (slip != null) {
            double half = 0.5 * slip.turnedAt(seconds);
            double sin = FastMath.sin(half);
            slipped[0] = FastMath.cos(half);
            slipped[1] = slip.axis() == Slip.Axis.ROLL ? sin : 0;
            slipped[2] = slip.axis() == Slip.Axis.PITCH ? sin : 0;
            slipped[3] = slip.axis() == Slip.Axis.YAW ? sin : 0;
        }
        if (tissue != null) {
            double y = tissue.pitch();
            double z = tissue.yaw();
            double angle = FastMath.sqrt(y * y + z * z);
            double perAngle = angle < 1e-9 ? 0.5 : FastMath.sin(0.5 * angle) / angle;
            tilted[0] = FastMath.cos(0.5 * angle);
            tilted[2] = perAngle * y;
            tilted[3] = perAngle * z;
        }
        Quaternions.multiply(tilted, slipped, turn);
    }
}

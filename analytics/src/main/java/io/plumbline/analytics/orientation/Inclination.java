package io.plumbline.analytics.orientation;

/**
 * The angles of a body segment against the vertical, from the earth's up direction {@code u} in <em>body</em> axes: x
 * forward, y left, z up the spine. They hold upright, prone, supine and upside down, whichever way the wearer faces;
 * only near side-lying (|lateral| close to π/2) does the sagittal angle lose its meaning. The frames, the signs and why
 * not other angles: docs/coordinate-frames.md.
 */
public final class Inclination {

    private Inclination() {}

    /**
     * How far the segment is turned forward about the body's left–right axis: θ = atan2(−u_x, u_z). The angle of the
     * innermost turn in R = Rz(heading) Rx(lateral) Ry(sagittal).
     *
     * @param upX up direction along the body's forward axis
     * @param upZ up direction along the body's spine axis
     * @return rad, in (−π, π]: 0 upright, π/2 prone (a plank), −π/2 supine; forward is positive
     */
    public static double sagittal(double upX, double upZ) {
        double angle = Math.atan2(-upX, upZ);
        return angle <= -Math.PI ? Math.PI : angle;
    }

    /**
     * How far the body's left–right axis is from horizontal: φ = asin(u_y). Who leans to the right raises the left
     * side, so that leaning right is positive; prone or supine, it is the right side hanging lower.
     *
     * @param upY up direction along the body's left axis; may be beyond ±1 by rounding
     * @return rad, in [−π/2, π/2]
     */
    public static double lateral(double upY) {
        return Math.asin(Math.max(-1, Math.min(1, upY)));
    }

    /**
     * The same angle, in (−π, π]: for differences of angles that wrap.
     *
     * @param radians any finite angle, rad; NaN, an angle that is not known, stays NaN
     */
    public static double wrap(double radians) {
        if (radians > -Math.PI && radians <= Math.PI) {
            return radians;
        }
        if (Double.isNaN(radians)) {
            return radians;
        }
        double wrapped = Math.IEEEremainder(radians, 2 * Math.PI);
        return wrapped <= -Math.PI ? Math.PI : wrapped;
    }
}

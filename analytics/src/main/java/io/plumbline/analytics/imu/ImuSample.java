package io.plumbline.analytics.imu;

/**
 * One reading of one inertial sensor, in the sensor's own right-handed axes.
 *
 * @param placement where on the back the sensor sits
 * @param timeSeconds time on the sensor's clock, s, unwrapped, increasing per placement; never the time of arrival
 * @param ax specific force along x, m/s²; at rest +9.81 along whatever axis points up
 * @param ay specific force along y, m/s²
 * @param az specific force along z, m/s²
 * @param gx angular rate about x, rad/s
 * @param gy angular rate about y, rad/s
 * @param gz angular rate about z, rad/s
 * @param arrivalSeconds host's monotonic time of arrival, s; NaN where it is not known
 */
public record ImuSample(
        Placement placement,
        double timeSeconds,
        double ax,
        double ay,
        double az,
        double gx,
        double gy,
        double gz,
        double arrivalSeconds) {

    /** A sample whose time of arrival is not known. */
    public ImuSample(
            Placement placement, double timeSeconds, double ax, double ay, double az, double gx, double gy, double gz) {
        this(placement, timeSeconds, ax, ay, az, gx, gy, gz, Double.NaN);
    }
}

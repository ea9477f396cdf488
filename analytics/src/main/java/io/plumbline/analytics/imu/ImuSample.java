package io.plumbline.analytics.imu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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

    /** The same sample at another time, s. */
    public ImuSample at(double newTimeSeconds) {
        return newTimeSeconds == timeSeconds
                ? this
                : new ImuSample(placement, newTimeSeconds, ax, ay, az, gx, gy, gz, arrivalSeconds);
    }

    /** Writes the sample. */
    public void save(DataOutput out) throws IOException {
        out.writeUTF(placement.name());
        for (double value : new double[] {timeSeconds, ax, ay, az, gx, gy, gz, arrivalSeconds}) {
            out.writeDouble(value);
        }
    }

    /** Restores what {@link #save} wrote. */
    public static ImuSample restore(DataInput saved) throws IOException {
        return new ImuSample(
                Placement.valueOf(saved.readUTF()),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble(),
                saved.readDouble());
    }
}

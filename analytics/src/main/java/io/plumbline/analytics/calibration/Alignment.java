package io.plumbline.analytics.calibration;

import io.plumbline.analytics.imu.Mount;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What became of an attempt to find a sensor's axes on the body. */
public sealed interface Alignment {

    /**
     * The axes are known.
     *
     * @param forwardX x of the body's forward direction in sensor axes, and so on for the other eight: the rows of the
     *     rotation from sensor to body
     * @param quality 0 to 1, the share of the bow's rotation about its main axis; NaN where the mount was stated
     */
    record Accepted(
            double forwardX,
            double forwardY,
            double forwardZ,
            double leftX,
            double leftY,
            double leftZ,
            double upX,
            double upY,
            double upZ,
            double quality)
            implements Alignment {

        /** The rotation of a stated mount. */
        public static Accepted of(Mount mount) {
            double[] r = mount.sensorToBody();
            return new Accepted(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], Double.NaN);
        }

        /** The body's forward component of a vector in sensor axes. */
        public double forward(double x, double y, double z) {
            return forwardX * x + forwardY * y + forwardZ * z;
        }

        /** The body's leftward component of a vector in sensor axes. */
        public double left(double x, double y, double z) {
            return leftX * x + leftY * y + leftZ * z;
        }

        /** The component of a vector in sensor axes up the spine. */
        public double up(double x, double y, double z) {
            return upX * x + upY * y + upZ * z;
        }

        /** Writes the state. */
        public void save(DataOutput out) throws IOException {
            for (double value :
                    new double[] {forwardX, forwardY, forwardZ, leftX, leftY, leftZ, upX, upY, upZ, quality}) {
                out.writeDouble(value);
            }
        }

        /** Restores what {@link #save} wrote. */
        public static Accepted restore(DataInput saved) throws IOException {
            return new Accepted(
                    saved.readDouble(),
                    saved.readDouble(),
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

    /**
     * The movement was not good enough.
     *
     * @param reason what was wrong, with its value and the rule
     * @param advice what to do
     * @param quality as in {@link Accepted}; NaN where it was not got so far
     */
    record Rejected(String reason, String advice, double quality) implements Alignment {}
}

package io.plumbline.gateway.sensor;

/** What a notification, or a part of it, turned out to be. */
public sealed interface Decoded {

    /**
     * A sample, in the sensor's own axes. NaN stands for what the payload does not hold.
     *
     * @param timeSeconds the sensor's own clock, unwrapped within one decoder, s
     * @param ax specific force along x, m/s²
     * @param ay along y, m/s²
     * @param az along z, m/s²
     * @param gx angular rate about x, rad/s
     * @param gy about y, rad/s
     * @param gz about z, rad/s
     */
    record Reading(double timeSeconds, double ax, double ay, double az, double gx, double gy, double gz)
            implements Decoded {

        /** Whether it tells the specific force. */
        public boolean hasForce() {
            return !Double.isNaN(ax + ay + az);
        }

        /** Whether it tells the angular rate. */
        public boolean hasRate() {
            return !Double.isNaN(gx + gy + gz);
        }
    }

    /**
     * Something that is rightly made but of no use for an angle of the back.
     *
     * @param timeSeconds the sensor's own clock, s; NaN where the payload has none
     * @param what what it is, in a word or two, e.g. {@code magnetometer}
     */
    record Unsupported(double timeSeconds, String what) implements Decoded {}

    /**
     * Bytes that are no notification of this sensor.
     *
     * @param why what is wrong with them, for a person
     */
    record Malformed(String why) implements Decoded {}
}

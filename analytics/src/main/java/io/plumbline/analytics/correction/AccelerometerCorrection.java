package io.plumbline.analytics.correction;

import io.plumbline.analytics.imu.ImuSample;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What one accelerometer reads wrongly: along each of its axes it reads {@code scale · truth + offset}, so that the truth is
 * {@code (reading − offset) / scale}. Axes that are not quite perpendicular, noise and temperature are not in it.
 *
 * @param offsetX what the x axis reads where nothing acts along it, m/s², in [−3, 3] (three tenths of g; parts have up to
 *     a tenth); offsetY and offsetZ likewise
 * @param scaleX what the x axis reads per unit of truth, in [0.8, 1.25]; scaleY and scaleZ likewise
 */
public record AccelerometerCorrection(
        double offsetX, double offsetY, double offsetZ, double scaleX, double scaleY, double scaleZ) {

    /** That of a perfect accelerometer: changes nothing. */
    public static final AccelerometerCorrection NONE = new AccelerometerCorrection(0, 0, 0, 1, 1, 1);

    private static final double LARGEST_OFFSET = 3;
    private static final double SMALLEST_SCALE = 0.8;
    private static final double LARGEST_SCALE = 1.25;

    public AccelerometerCorrection {
        for (double offset : new double[] {offsetX, offsetY, offsetZ}) {
            if (!(Math.abs(offset) <= LARGEST_OFFSET)) {
                throw new IllegalArgumentException(
                        "an accelerometer's offset is in m/s² and between -3 and 3, was " + offset);
            }
        }
        for (double scale : new double[] {scaleX, scaleY, scaleZ}) {
            if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
                throw new IllegalArgumentException(
                        "an accelerometer's scale is near 1, between 0.8 and 1.25, was " + scale);
            }
        }
    }

    /**
     * Reads three offsets (m/s²) and three scales, separated by commas.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong
     */
    public static AccelerometerCorrection parse(String text) {
        String[] words = text.trim().split("\\s*,\\s*", -1);
        if (words.length != 6) {
            throw wrong(text, null);
        }
        double[] v = new double[6];
        for (int i = 0; i < v.length; i++) {
            try {
                v[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                throw wrong(text, e);
            }
        }
        return new AccelerometerCorrection(v[0], v[1], v[2], v[3], v[4], v[5]);
    }

    /** The sample with the true specific force; the same one where nothing is to be corrected. */
    public ImuSample applied(ImuSample s) {
        if (equals(NONE)) {
            return s;
        }
        return new ImuSample(
                s.placement(),
                s.timeSeconds(),
                (s.ax() - offsetX) / scaleX,
                (s.ay() - offsetY) / scaleY,
                (s.az() - offsetZ) / scaleZ,
                s.gx(),
                s.gy(),
                s.gz(),
                s.arrivalSeconds());
    }

    /** Size of the true specific force where the sensor reads x, y, z, m/s². */
    public double size(double x, double y, double z) {
        double trueX = (x - offsetX) / scaleX;
        double trueY = (y - offsetY) / scaleY;
        double trueZ = (z - offsetZ) / scaleZ;
        return Math.sqrt(trueX * trueX + trueY * trueY + trueZ * trueZ);
    }

    /** As {@link #parse} reads it, to the bit. */
    @Override
    public String toString() {
        return DoubleStream.of(offsetX, offsetY, offsetZ, scaleX, scaleY, scaleZ)
                .mapToObj(value -> BigDecimal.valueOf(value).toPlainString())
                .collect(Collectors.joining(","));
    }

    private static IllegalArgumentException wrong(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "an accelerometer's errors are six numbers, the offsets of x, y and z in m/s² and then their scales, e.g."
                        + " 0.12,-0.05,0.31,1.004,0.998,1.01; was '" + text + "'",
                cause);
    }
}

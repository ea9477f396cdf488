package io.plumbline.analytics.orientation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A second-order Butterworth low pass on three components. Until one time constant has passed it gives the running mean
 * instead, and starts from that: no transient from zero.
 *
 * <p>Cut-off √2 / (2π τ), bilinear transform with the cut-off kept (prewarping), transposed direct form II.
 */
final class VectorLowPass {

    private final double timeConstantSeconds;
    private final double startSamples;
    private final double b0;
    private final double a1;
    private final double a2;

    private double samples;
    // The two delays of each component; while the mean is running, its sum in the first.
    private double x1;
    private double x2;
    private double y1;
    private double y2;
    private double z1;
    private double z2;

    private double x;
    private double y;
    private double z;

    VectorLowPass(double timeConstantSeconds, double rateHz) {
        this.timeConstantSeconds = timeConstantSeconds;
        double cutOffHz = Math.sqrt(2) / (2 * Math.PI * timeConstantSeconds);
        double warped = Math.tan(Math.PI * cutOffHz / rateHz);
        double scale = 1 / (warped * warped + Math.sqrt(2) * warped + 1);
        b0 = warped * warped * scale;
        a1 = 2 * (warped * warped - 1) * scale;
        a2 = (warped * warped - Math.sqrt(2) * warped + 1) * scale;
        startSamples = Math.ceil(timeConstantSeconds * rateHz - 1e-6);
    }

    /** Takes the next three components; what comes out is in {@link #x()}, {@link #y()} and {@link #z()}. */
    void next(double inX, double inY, double inZ) {
        if (samples < startSamples) {
            runMean(inX, inY, inZ);
            return;
        }
        x = b0 * inX + x1;
        x1 = 2 * b0 * inX - a1 * x + x2;
        x2 = b0 * inX - a2 * x;
        y = b0 * inY + y1;
        y1 = 2 * b0 * inY - a1 * y + y2;
        y2 = b0 * inY - a2 * y;
        z = b0 * inZ + z1;
        z1 = 2 * b0 * inZ - a1 * z + z2;
        z2 = b0 * inZ - a2 * z;
    }

    private void runMean(double inX, double inY, double inZ) {
        samples++;
        x1 += inX;
        y1 += inY;
        z1 += inZ;
        x = x1 / samples;
        y = y1 / samples;
        z = z1 / samples;
        if (samples >= startSamples) {
            settleAtMean();
        }
    }

    /** The state in which the filter would be after an endless input of the mean. */
    private void settleAtMean() {
        x1 = x * (1 - b0);
        x2 = x * (b0 - a2);
        y1 = y * (1 - b0);
        y2 = y * (b0 - a2);
        z1 = z * (1 - b0);
        z2 = z * (b0 - a2);
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double z() {
        return z;
    }

    /** Whether the running mean still comes out. */
    boolean starting() {
        return samples < startSamples;
    }

    /** How much input the running mean is made of, s; one time constant once the filter runs. */
    double meanSeconds() {
        return timeConstantSeconds * samples / startSamples;
    }

    /** Forgets all input, and starts with this as the mean of an input of so many seconds, below one time constant. */
    void restartAt(double meanX, double meanY, double meanZ, double seconds) {
        restart();
        samples = seconds / timeConstantSeconds * startSamples;
        x1 = meanX * samples;
        y1 = meanY * samples;
        z1 = meanZ * samples;
    }

    /** Forgets all input. */
    void restart() {
        samples = 0;
        x1 = 0;
        x2 = 0;
        y1 = 0;
        y2 = 0;
        z1 = 0;
        z2 = 0;
    }

    /** Writes the state, without the last output. */
    void save(DataOutput out) throws IOException {
        out.writeDouble(samples);
        out.writeDouble(x1);
        out.writeDouble(x2);
        out.writeDouble(y1);
        out.writeDouble(y2);
        out.writeDouble(z1);
        out.writeDouble(z2);
    }

    void restore(DataInput in) throws IOException {
        samples = in.readDouble();
        x1 = in.readDouble();
        x2 = in.readDouble();
        y1 = in.readDouble();
        y2 = in.readDouble();
        z1 = in.readDouble();
        z2 = in.readDouble();
    }
}

package io.plumbline.simulator.sensor;

import org.apache.commons.math3.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Three axes of an accelerometer or a gyroscope, from what truly acts on them to the numbers that they give. What is off is
 * null and costs nothing.
 */
final class Triad {

    private final @Nullable Matrix axes;
    private final double[] bias;
    private final double noiseSd;
    private final RandomGenerator noise;
    private final SecondOrder @Nullable [] lowPass;
    private final @Nullable Converter converter;
    private final double[] reading = new double[3];
    private boolean begun;

    /**
     * Three axes.
     *
     * @param bias of each axis
     * @param noiseSd of a sample
     * @param bandwidthHz of the low pass, Hz; infinite: none
     */
    Triad(
            @Nullable Matrix axes,
            double[] bias,
            double noiseSd,
            RandomGenerator noise,
            double bandwidthHz,
            double intervalSeconds,
            @Nullable Converter converter) {
        this.axes = axes;
        this.bias = bias;
        this.noiseSd = noiseSd;
        this.noise = noise;
        this.converter = converter;
        lowPass = Double.isInfinite(bandwidthHz)
                ? null
                : new SecondOrder[] {
                    SecondOrder.lowPass(bandwidthHz, intervalSeconds),
                    SecondOrder.lowPass(bandwidthHz, intervalSeconds),
                    SecondOrder.lowPass(bandwidthHz, intervalSeconds)
                };
    }

    /**
     * Reads the truth of the next sampling instant.
     *
     * @param disturbance what is added to each axis' bias at this instant; null: nothing
     */
    void read(double[] truth, double @Nullable [] disturbance) {
        for (int axis = 0; axis < 3; axis++) {
            double error = bias[axis] + (noiseSd > 0 ? noiseSd * noise.nextGaussian() : 0);
            if (disturbance != null) {
                error += disturbance[axis];
            }
            double value = (axes == null ? truth[axis] : axes.row(axis, truth)) + error;
            if (lowPass != null) {
                value = filtered(lowPass[axis], value);
            }
            reading[axis] = converter == null ? value : converter.convert(value);
        }
        begun = true;
    }

    /** What the x (0), y (1) or z (2) axis says. */
    double reading(int axis) {
        return reading[axis];
    }

    private double filtered(SecondOrder filter, double value) {
        if (!begun) {
            filter.settle(value);
            return value;
        }
        return filter.advance(value);
    }
}

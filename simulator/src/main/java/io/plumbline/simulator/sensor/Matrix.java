package io.plumbline.simulator.sensor;

import org.apache.commons.math3.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What three axes make of a vector: nine numbers drawn once for a device. */
final class Matrix {

    private final double[] m = new double[9];

    private Matrix() {}

    /**
     * S·M of a triad: 1 plus each axis' scale error, and beside it what the axis senses of the other two, row by row.
     *
     * @return null where both are 0
     */
    static @Nullable Matrix scaleAndCrossAxis(
            double scaleSdPercent, double crossAxisSdPercent, RandomGenerator random) {
        if (scaleSdPercent == 0 && crossAxisSdPercent == 0) {
            return null;
        }
        Matrix matrix = new Matrix();
        for (int i = 0; i < 9; i++) {
            boolean own = i % 4 == 0;
            matrix.m[i] = (own ? 1 : 0) + (own ? scaleSdPercent : crossAxisSdPercent) * 1e-2 * random.nextGaussian();
        }
        return matrix;
    }

    /** Nine numbers of one standard deviation; null where it is 0. */
    static @Nullable Matrix drawn(double sd, RandomGenerator random) {
        if (sd == 0) {
            return null;
        }
        Matrix matrix = new Matrix();
        for (int i = 0; i < 9; i++) {
            matrix.m[i] = sd * random.nextGaussian();
        }
        return matrix;
    }

    /** What an axis makes of the vector. */
    double row(int axis, double[] vector) {
        return m[3 * axis] * vector[0] + m[3 * axis + 1] * vector[1] + m[3 * axis + 2] * vector[2];
    }
}

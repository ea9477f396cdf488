package io.plumbline.simulator.sensor;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;

/**
 * The slow wandering of a gyroscope's bias: a first-order Gauss-Markov process per axis, b' = −b/τ + noise, stationary from
 * the first sample. From sample to sample b ← φ b + σ √(1 − φ²) n with φ = exp(−interval/τ), which is exact.
 */
final class BiasWalk {

    private final double keep;
    private final double step;
    private final RandomGenerator random;
    private final double[] bias = new double[3];

    /**
     * A walk about zero.
     *
     * @param sd stationary standard deviation, in the unit of {@link #bias}
     */
    BiasWalk(double sd, double correlationSeconds, double intervalSeconds, RandomGenerator random) {
        this.random = random;
        keep = FastMath.exp(-intervalSeconds / correlationSeconds);
        step = sd * Math.sqrt(-FastMath.expm1(-2 * intervalSeconds / correlationSeconds));
        for (int axis = 0; axis < 3; axis++) {
            bias[axis] = sd * random.nextGaussian();
        }
    }

    /** Goes on by one interval. */
    void advance() {
        for (int axis = 0; axis < 3; axis++) {
            bias[axis] = keep * bias[axis] + step * random.nextGaussian();
        }
    }

    double bias(int axis) {
        return bias[axis];
    }
}

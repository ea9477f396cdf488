package io.plumbline.simulator.sensor;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;

/**
 * The gyroscope's bias while the part warms up on the skin: each axis' temperature coefficient times ΔT (1 − exp(−t/τ)),
 * from the beginning of the session, at which the bias is that of power-on.
 */
final class WarmUp {

    /** In the middle of 8 to 12 K (research: biomechanics §5.4; a modelling choice). */
    static final double USUAL_KELVIN = 10;

    private static final double SECONDS = 300;

    private final double[] whenWarm = new double[3];
    private double share;

    /**
     * A cold part.
     *
     * @param sdPerKelvin standard deviation of each axis' coefficient, in the unit of {@link #bias} per K
     */
    WarmUp(double sdPerKelvin, double kelvin, RandomGenerator random) {
        for (int axis = 0; axis < 3; axis++) {
            whenWarm[axis] = sdPerKelvin * kelvin * random.nextGaussian();
        }
    }

    /** Goes to a time of the session. */
    void at(double seconds) {
        share = -FastMath.expm1(-seconds / SECONDS);
    }

    double bias(int axis) {
        return share * whenWarm[axis];
    }
}

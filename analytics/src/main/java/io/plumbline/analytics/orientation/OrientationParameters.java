package io.plumbline.analytics.orientation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The parameters of {@link OrientationFilter}. They are those of D. Laidig and T. Seel, "VQF: Highly accurate IMU
 * orientation estimation with bias estimation and magnetic disturbance rejection", Information Fusion 91 (2023), doi
 * 10.1016/j.inffus.2022.10.014; so are the defaults, which the authors found on a wide choice of recordings. Nothing
 * needs tuning for a wearer or a sensor; a sensor with a steadier or a worse gyroscope is the reason to touch a bias
 * parameter.
 *
 * @param accelerationTimeConstantSeconds over how long specific force is averaged, in a frame that hardly turns, before
 *     it is taken for the vertical, s, in [0.1, 60]. Default 3: shorter, and movement looks like tilt; longer, and the
 *     gyroscope's drift shows
 * @param initialBiasSigmaDegPerSecond standard deviation of the gyroscope's unknown bias at the start, °/s, above 0.
 *     Default 0.5: the offset at power-on that present sensors state is 0.5 to 1
 * @param biasForgettingSeconds time in which an unobserved bias becomes uncertain by 0.1 °/s, s, above 0. Default 100:
 *     a sensor that warms on the skin drifts about that fast
 * @param biasLimitDegPerSecond largest bias believed, and largest disagreement with the estimate that a single sample
 *     may show, °/s, above 0. Default 2: no working sensor has more, and a slow turn is not taken for bias
 * @param motionBiasSigmaDegPerSecond standard deviation at which the bias estimate settles while the sensor moves, °/s,
 *     above 0. Default 0.1: inclination corrections show the bias, but also the movement's accelerations
 * @param verticalForgettingFactor weight, against the horizontal components, of the assumption that in motion the bias
 *     about the vertical is zero, in (0, 1]. Default 0.0001: gravity can't show this component, so that the assumption
 *     only keeps it from drifting off
 * @param restBiasSigmaDegPerSecond standard deviation at which the bias estimate settles at rest, °/s, above 0. Default
 *     0.03: the averaged angular rate is the bias itself, but for slight movement that looks like rest
 * @param restMinimumSeconds how long the sensor must be quiet to count as at rest, s, above 0. Default 1.5: the
 *     turning points of a slow movement are shorter
 * @param restTimeConstantSeconds over how long angular rate and specific force are averaged, to see whether they stay
 *     near their averages, s, in [0.1, 60]. Default 0.5
 * @param restAngularRateDegPerSecond largest distance of the angular rate from its average at rest, °/s, above 0.
 *     Default 2: a sensor's noise is far below, a hand or a trunk in movement above
 * @param restSpecificForceMps2 largest distance of the specific force from its average at rest, m/s², above 0. Default
 *     0.5, for the same reason
 */
public record OrientationParameters(
        double accelerationTimeConstantSeconds,
        double initialBiasSigmaDegPerSecond,
        double biasForgettingSeconds,
        double biasLimitDegPerSecond,
        double motionBiasSigmaDegPerSecond,
        double verticalForgettingFactor,
        double restBiasSigmaDegPerSecond,
        double restMinimumSeconds,
        double restTimeConstantSeconds,
        double restAngularRateDegPerSecond,
        double restSpecificForceMps2) {

    public OrientationParameters {
        requireTimeConstant("accelerationTimeConstantSeconds", accelerationTimeConstantSeconds);
        requireAboveZero("initialBiasSigmaDegPerSecond", initialBiasSigmaDegPerSecond);
        requireAboveZero("biasForgettingSeconds", biasForgettingSeconds);
        requireAboveZero("biasLimitDegPerSecond", biasLimitDegPerSecond);
        requireAboveZero("motionBiasSigmaDegPerSecond", motionBiasSigmaDegPerSecond);
        if (!(verticalForgettingFactor > 0 && verticalForgettingFactor <= 1)) {
            throw new IllegalArgumentException(
                    "verticalForgettingFactor must be in (0, 1], was " + verticalForgettingFactor);
        }
        requireAboveZero("restBiasSigmaDegPerSecond", restBiasSigmaDegPerSecond);
        requireAboveZero("restMinimumSeconds", restMinimumSeconds);
        requireTimeConstant("restTimeConstantSeconds", restTimeConstantSeconds);
        requireAboveZero("restAngularRateDegPerSecond", restAngularRateDegPerSecond);
        requireAboveZero("restSpecificForceMps2", restSpecificForceMps2);
    }

    /** The published defaults. */
    public static OrientationParameters defaults() {
        return new OrientationParameters(3, 0.5, 100, 2, 0.1, 0.0001, 0.03, 1.5, 0.5, 2, 0.5);
    }

    /**
     * Those for a sensor that a person wears, who is never at rest: a breath turns the trunk at up to 2°/s for a second or
     * two, and the part of it that is slow enough passes for the bias of a sensor that rests. So the angular rate of rest is
     * trusted no more than that of motion (0.1 in place of 0.03 °/s), and its mean over some breaths is learnt; an unknown
     * bias is taken for as large as present sensors state at most (1 in place of 0.5 °/s), so that it is found as soon.
     */
    public static OrientationParameters worn() {
        return new OrientationParameters(3, 1, 100, 2, 0.1, 0.0001, 0.1, 1.5, 0.5, 2, 0.5);
    }

    static OrientationParameters read(DataInput in) throws IOException {
        double[] values = new double[11];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        try {
            return new OrientationParameters(
                    values[0],
                    values[1],
                    values[2],
                    values[3],
                    values[4],
                    values[5],
                    values[6],
                    values[7],
                    values[8],
                    values[9],
                    values[10]);
        } catch (IllegalArgumentException e) {
            throw new IOException("saved orientation parameters are damaged: " + e.getMessage(), e);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(accelerationTimeConstantSeconds);
        out.writeDouble(initialBiasSigmaDegPerSecond);
        out.writeDouble(biasForgettingSeconds);
        out.writeDouble(biasLimitDegPerSecond);
        out.writeDouble(motionBiasSigmaDegPerSecond);
        out.writeDouble(verticalForgettingFactor);
        out.writeDouble(restBiasSigmaDegPerSecond);
        out.writeDouble(restMinimumSeconds);
        out.writeDouble(restTimeConstantSeconds);
        out.writeDouble(restAngularRateDegPerSecond);
        out.writeDouble(restSpecificForceMps2);
    }

    private static void requireTimeConstant(String name, double seconds) {
        if (!(seconds >= 0.1 && seconds <= 60)) {
            throw new IllegalArgumentException(name + " must be in [0.1, 60] s, was " + seconds);
        }
    }

    private static void requireAboveZero(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be above 0 and finite, was " + value);
        }
    }
}

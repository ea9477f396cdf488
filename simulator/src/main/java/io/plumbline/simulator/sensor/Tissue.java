package io.plumbline.simulator.sensor;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * Soft tissue between bone and sensor (research: biomechanics §5.5).
 *
 * <p>It stretches over a back that bends: the sensor turns back by k of the lumbar flexion beneath it, k of N(0.08, 0.05),
 * at most two standard deviations away. And it wobbles: along each axis the sensor is a mass on a damped spring that the
 * bone shakes, x'' + 2ζω₀ x' + ω₀² x = −a, ζ in 0.15 to 0.35; moved along the skin by x it tilts by x/3 cm. a is the
 * bone's acceleration without gravity, whose constant pull is part of how the sensor sits. What the turning of the axes
 * adds to the equation is left out: at 4 rad/s and 5 Hz that is a few percent of ω₀² x.
 */
final class Tissue {

    private static final double STRAIN_MEAN = 0.08;
    private static final double STRAIN_SD = 0.05;
    private static final double LEAST_DAMPING = 0.15;
    private static final double MOST_DAMPING = 0.35;
    private static final double LEVER_METRES = 0.03;

    private final double strainShare;
    /** Towards which side of the spine the skin faces: −1 back, 1 front. */
    private final double facing;

    private final SecondOrder[] wobble = new SecondOrder[3];
    private final double[] omegaSquared = new double[3];
    private double flexion;

    /**
     * Draws the tissue of one place.
     *
     * @param belt any but {@link Belt#NONE}
     * @param front whether the sensor is worn on the front of the body
     */
    Tissue(Belt belt, boolean front, double stepSeconds, RandomGenerator random) {
        strainShare = STRAIN_MEAN + STRAIN_SD * Math.max(-2, Math.min(2, random.nextGaussian()));
        facing = front ? 1 : -1;
        for (int axis = 0; axis < 3; axis++) {
            double hertz = belt.wobbleHz(random.nextDouble());
            double damping = LEAST_DAMPING + (MOST_DAMPING - LEAST_DAMPING) * random.nextDouble();
            wobble[axis] = new SecondOrder(hertz, damping, stepSeconds);
            omegaSquared[axis] = 4 * Math.PI * Math.PI * hertz * hertz;
        }
    }

    /** Comes to rest at a constant acceleration of the bone, m/s², in the site's axes. */
    void settle(double lumbarFlexion, double[] acceleration) {
        flexion = lumbarFlexion;
        for (int axis = 0; axis < 3; axis++) {
            wobble[axis].settle(-acceleration[axis] / omegaSquared[axis]);
        }
    }

    /** Goes on by one step, at whose end the bone does this. */
    void advance(double lumbarFlexion, double[] acceleration) {
        flexion = lumbarFlexion;
        for (int axis = 0; axis < 3; axis++) {
            wobble[axis].advance(-acceleration[axis] / omegaSquared[axis]);
        }
    }

    /** How far the sensor has turned about the site's y axis, rad, forward positive. */
    double pitch() {
        return -strainShare * flexion - facing * wobble[2].value() / LEVER_METRES;
    }

    /** How far it has turned about the site's z axis, rad, to the left positive. */
    double yaw() {
        return facing * wobble[1].value() / LEVER_METRES;
    }

    /** Acceleration of the sensor beyond the bone's, in the site's axes, m/s². */
    double acceleration(int axis) {
        return wobble[axis].acceleration();
    }
}

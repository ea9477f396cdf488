package io.plumbline.gateway.fleet;

import io.plumbline.simulator.scenario.Wearer;
import org.apache.commons.math3.random.RandomGenerator;

/** Draws other wearers than the scenario's: every one that a fleet has differs in body and stillness. */
final class OtherBodies {

    private OtherBodies() {}

    /**
     * A wearer like {@code usual} but for stature (mean 1.70 m, standard deviation 0.10 m, in [1.50, 1.95]), the lumbar
     * flexion of a good squat (2.5° about the usual, 5° away at most) and sway (a quarter more or less, half at most).
     */
    static Wearer drawn(Wearer usual, RandomGenerator random) {
        double stature = clipped(1.70 + 0.10 * random.nextGaussian(), 1.50, 1.95);
        double flexion = usual.squatFlexionDeg() + 2.5 * clipped(random.nextGaussian(), -2, 2);
        double sway = usual.swayDeg() * (1 + 0.25 * clipped(random.nextGaussian(), -2, 2));
        return new Wearer(stature, clipped(flexion, 0, 30), clipped(sway, 0, 5));
    }

    private static double clipped(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }
}

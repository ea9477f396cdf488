package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Breaths at 0.2 to 0.3 Hz, at a rate that wanders a little. Breathing in takes the thorax back, and the pelvis forward by
 * two fifths of that: with a thorax that moves by ±0.5° the pelvis moves by ±0.2° (a modelling choice).
 */
public final class Breathing implements Stirring {

    private static final double PELVIS_SHARE = 0.4;
    private static final double SLOWEST_HZ = 0.22;
    private static final double FASTEST_HZ = 0.28;
    /** How far the breaths run ahead of an even rhythm, rad, and how slowly: the rate wanders by ±0.02 Hz. */
    private static final double WANDER = 1.0;

    private static final double WANDER_OMEGA = 2 * Math.PI * 0.02;

    private final double thorax;
    private final double omega;
    private final double phase;
    private final double wanderPhase;

    /**
     * Draws the rhythm.
     *
     * @param thoraxRadians how far the thorax moves either way
     */
    public Breathing(double thoraxRadians, RandomGenerator random) {
        thorax = thoraxRadians;
        omega = 2 * Math.PI * (SLOWEST_HZ + (FASTEST_HZ - SLOWEST_HZ) * random.nextDouble());
        phase = 2 * Math.PI * random.nextDouble();
        wanderPhase = 2 * Math.PI * random.nextDouble();
    }

    @Override
    public void add(double seconds, double effortSeconds, Pose pose) {
        if (thorax > 0) {
            double breath =
                    thorax * Sine.at(omega * seconds + phase + WANDER * Sine.at(WANDER_OMEGA * seconds + wanderPhase));
            pose.sway(PELVIS_SHARE * breath, -(1 + PELVIS_SHARE) * breath, 0, 0);
        }
    }
}

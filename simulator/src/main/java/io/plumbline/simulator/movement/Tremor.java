package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.UnitSphereRandomVectorGenerator;

/**
 * The trembling of muscles at work, between 6 and 10 Hz: the whole body shakes in all directions and the trunk pitches with
 * it. Three waves with random frequencies and directions. In a set or a hold it grows until the wearer is exhausted, usually to
 * three times its size: 0.05 to 0.3 m/s² at the trunk (a modelling choice).
 */
public final class Tremor implements Stirring {

    private static final int WAVES = 3;
    private static final double SLOWEST_HZ = 6;
    private static final double FASTEST_HZ = 10;
    /** What turns a displacement into the pitch that goes with it, m. */
    private static final double LEVER_METRES = 0.5;

    private final double size;
    private final double enduranceSeconds;
    private final double growth;
    private final double[] omega = new double[WAVES];
    private final double[][] inPhase = new double[WAVES][];
    private final double[][] outOfPhase = new double[WAVES][];

    /**
     * Draws the waves.
     *
     * @param acceleration root mean square of a rested wearer's, m/s²
     * @param enduranceSeconds of effort after which it has grown to the full
     * @param growth by how many times its size it grows until then; 0: it never does
     */
    public Tremor(double acceleration, double enduranceSeconds, double growth, RandomGenerator random) {
        this.growth = growth;
        size = acceleration;
        this.enduranceSeconds = enduranceSeconds;
        UnitSphereRandomVectorGenerator direction = new UnitSphereRandomVectorGenerator(3, random);
        for (int i = 0; i < WAVES; i++) {
            omega[i] = 2 * Math.PI * (SLOWEST_HZ + (FASTEST_HZ - SLOWEST_HZ) * random.nextDouble());
            inPhase[i] = metres(direction.nextVector(), omega[i]);
            outOfPhase[i] = metres(direction.nextVector(), omega[i]);
        }
    }

    @Override
    public void add(double seconds, double effortSeconds, Pose pose) {
        if (size == 0) {
            return;
        }
        double ahead = 0;
        double left = 0;
        double up = 0;
        for (int i = 0; i < WAVES; i++) {
            double sin = Sine.at(omega[i] * seconds);
            double cos = Sine.cosine(omega[i] * seconds);
            ahead += inPhase[i][0] * sin + outOfPhase[i][0] * cos;
            left += inPhase[i][1] * sin + outOfPhase[i][1] * cos;
            up += inPhase[i][2] * sin + outOfPhase[i][2] * cos;
        }
        double grown = 1 + growth * Math.min(1, effortSeconds / enduranceSeconds);
        pose.carry(grown * ahead, grown * left, grown * up);
        pose.sway(grown * up / LEVER_METRES, grown * ahead / LEVER_METRES, grown * left / LEVER_METRES, 0);
    }

    /** A wave's amplitude along each axis, so that all waves together have the acceleration asked for. */
    private double[] metres(double[] direction, double omega) {
        double amplitude = size / (omega * omega * Math.sqrt(WAVES));
        for (int axis = 0; axis < 3; axis++) {
            direction[axis] *= amplitude;
        }
        return direction;
    }
}

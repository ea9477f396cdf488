package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The slow wandering of a trunk that is never quite still: in the sagittal plane, sideways, about the vertical, and half as
 * much in the lumbar spine. Each is a sum of three waves between 0.08 and 0.4 Hz with random phases.
 */
public final class Sway implements Stirring {

    private static final int WAVES = 3;
    private static final int DIRECTIONS = 4;
    private static final double SLOWEST_HZ = 0.08;
    private static final double FASTEST_HZ = 0.4;

    private final double amplitude;
    private final double[] omega = new double[DIRECTIONS * WAVES];
    private final double[] phase = new double[DIRECTIONS * WAVES];

    /**
     * Draws the waves.
     *
     * @param rootMeanSquareRadians of the sway about each axis
     */
    public Sway(double rootMeanSquareRadians, RandomGenerator random) {
        amplitude = rootMeanSquareRadians * Math.sqrt(2.0 / WAVES);
        for (int i = 0; i < omega.length; i++) {
            omega[i] = 2 * Math.PI * (SLOWEST_HZ + (FASTEST_HZ - SLOWEST_HZ) * random.nextDouble());
            phase[i] = 2 * Math.PI * random.nextDouble();
        }
    }

    @Override
    public void add(double seconds, double effortSeconds, Pose pose) {
        if (amplitude > 0) {
            pose.sway(wave(0, seconds), 0.5 * wave(1, seconds), wave(2, seconds), wave(3, seconds));
        }
    }

    private double wave(int direction, double seconds) {
        double sum = 0;
        for (int i = direction * WAVES; i < (direction + 1) * WAVES; i++) {
            sum += Sine.at(omega[i] * seconds + phase[i]);
        }
        return amplitude * sum;
    }
}

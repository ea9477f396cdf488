package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;
import java.util.List;

/** Short jerks of a body that else holds a pose: coughs, a tug at the belt, knocks. */
public final class Jolts implements Movement {

    /**
     * One jerk, there and back.
     *
     * @param atSeconds since the movement began
     * @param seconds how long it lasts
     * @param pelvis added to the inclination of the pelvis at its height, rad
     * @param lumbarFlexion added to the lumbar flexion, rad
     * @param roll added to the trunk's roll, rad
     * @param twist added to the trunk's twist, rad
     * @param ahead how far the whole body goes forward, m
     * @param up and up, m
     */
    public record Jolt(
            double atSeconds,
            double seconds,
            double pelvis,
            double lumbarFlexion,
            double roll,
            double twist,
            double ahead,
            double up) {}

    private final Pose held;
    private final double durationSeconds;
    private final Jolt[] jolts;

    /** Jolts of a pose, which may not be changed afterwards; where they overlap they add up. */
    public Jolts(Pose held, double durationSeconds, List<Jolt> jolts) {
        this.held = held;
        this.durationSeconds = durationSeconds;
        this.jolts = jolts.toArray(Jolt[]::new);
    }

    @Override
    public double durationSeconds() {
        return durationSeconds;
    }

    @Override
    public void at(double seconds, Pose pose) {
        pose.setBetween(held, held, 0);
        for (Jolt jolt : jolts) {
            double size = Bump.at((seconds - jolt.atSeconds) / jolt.seconds);
            if (size > 0) {
                pose.sway(size * jolt.pelvis, size * jolt.lumbarFlexion, size * jolt.roll, size * jolt.twist);
                pose.carry(size * jolt.ahead, 0, size * jolt.up);
            }
        }
    }
}

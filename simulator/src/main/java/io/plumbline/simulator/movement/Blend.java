package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;

/** Goes from one pose to another with minimum jerk in every angle. */
public final class Blend implements Movement {

    private final Pose from;
    private final Pose to;
    private final double durationSeconds;

    /** From one pose to another; neither may be changed afterwards. */
    public Blend(Pose from, Pose to, double durationSeconds) {
        this.from = from;
        this.to = to;
        this.durationSeconds = durationSeconds;
    }

    /** Stays in a pose, which may not be changed afterwards. */
    public static Blend still(Pose pose, double durationSeconds) {
        return new Blend(pose, pose, durationSeconds);
    }

    @Override
    public double durationSeconds() {
        return durationSeconds;
    }

    @Override
    public void at(double seconds, Pose pose) {
        pose.setBetween(from, to, MinimumJerk.at(seconds / durationSeconds));
    }
}

package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;

/** Turns round on the spot in a pose that else stays as it is. */
public final class Turn implements Movement {

    private final Pose held;
    private final double turnRadians;
    private final double durationSeconds;

    /** Turns by an angle, to the left positive; the pose held may not be changed afterwards. */
    public Turn(Pose held, double turnRadians, double durationSeconds) {
        this.held = held;
        this.turnRadians = turnRadians;
        this.durationSeconds = durationSeconds;
    }

    @Override
    public double durationSeconds() {
        return durationSeconds;
    }

    @Override
    public double turnRadians() {
        return turnRadians;
    }

    @Override
    public void at(double seconds, Pose pose) {
        pose.setBetween(held, held, 0);
        pose.face(pose.heading() + turnRadians * MinimumJerk.at(seconds / durationSeconds));
    }
}

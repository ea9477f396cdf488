package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;

/** Goes from one pose to another with minimum jerk in every angle. */
public final class Blend implements Movement {

    private final Pose from;
    private final Pose to;
    private final double durationSeconds;
    private final double lean;

    /** From one pose to another; neither may be changed afterwards. */
    public Blend(Pose from, Pose to, double durationSeconds) {
        this(from, to, durationSeconds, 0);
    }

    /**
     * From one pose to another with the trunk leaning forward on the way, as to a chair and from it.
     *
     * @param lean of the pelvis, half-way, beyond what lies between the two poses, rad
     */
    public Blend(Pose from, Pose to, double durationSeconds, double lean) {
        this.from = from;
        this.to = to;
        this.durationSeconds = durationSeconds;
        this.lean = lean;
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
        double share = seconds / durationSeconds;
        pose.setBetween(from, to, MinimumJerk.at(share));
        if (lean != 0) {
            pose.sway(lean * Bump.at(share), 0, 0, 0);
        }
    }
}

package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.Pose;

/**
 * One who leans to the side at work: the whole trunk rolls, or the lumbar spine bends sideways beneath the thorax. It comes
 * within the first two seconds of a set or a hold and goes with the rest after it; the calibration bow is upright.
 */
public final class SideLean implements Stirring {

    private static final double COMES_WITHIN_SECONDS = 2;

    private final double roll;
    private final double sideBend;
    private final double fromSeconds;

    /**
     * One who leans so far.
     *
     * @param rollRadians how far the whole trunk rolls, to the right positive
     * @param sideBendRadians how far the lumbar spine bends, to the right positive
     * @param fromSeconds before this time of the session the wearer is upright
     */
    public SideLean(double rollRadians, double sideBendRadians, double fromSeconds) {
        this.fromSeconds = fromSeconds;
        roll = rollRadians;
        sideBend = sideBendRadians;
    }

    @Override
    public void add(double seconds, double effortSeconds, Pose pose) {
        if (seconds <= fromSeconds || (roll == 0 && sideBend == 0)) {
            return;
        }
        double share = MinimumJerk.at(Math.min(effortSeconds, seconds - fromSeconds) / COMES_WITHIN_SECONDS);
        pose.sway(0, 0, share * roll, 0);
        pose.bendSideways(share * sideBend);
    }
}

package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.acos;

/**
 * Poses on the knees with the toes tucked under, which the wearer passes on the way to the mat and back. They are drawn so
 * that knees, hands and elbows reach the floor about where a plank needs them.
 */
public final class OnTheKnees {

    private static final double FOOT = Math.toRadians(-5);

    private final Anthropometry body;
    private final double shank;

    /** Poses of this body. */
    public OnTheKnees(Skeleton skeleton) {
        body = skeleton.body();
        shank = acos((body.kneeHeight() - skeleton.foot() * Math.cos(FOOT)) / body.shank());
    }

    /** Upright on the knees, the trunk leaning forward a little. */
    public void kneel(Pose pose) {
        pose.setLegs(FOOT, shank, 0);
        pose.setTrunk(Math.toRadians(15), Math.toRadians(3));
    }

    /** On hands and knees, the back flat. */
    public void onAllFours(Pose pose) {
        pose.setLegs(FOOT, shank, 0);
        pose.setTrunk(Math.toRadians(77), Math.toRadians(3));
    }

    /** On elbows and knees, straight from the knees to the shoulders. */
    public void onElbows(Pose pose) {
        double kneesToShoulders = body.thigh() + body.pelvis() + body.lumbarArc() + body.thorax();
        double straight = acos((body.elbowHeight() + body.upperArm() - body.kneeHeight()) / kneesToShoulders);
        pose.setLegs(FOOT, shank, straight);
        pose.setTrunk(straight, 0);
    }
}

package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.acos;
import static org.apache.commons.math3.util.FastMath.atan2;
import static org.apache.commons.math3.util.FastMath.cos;
import static org.apache.commons.math3.util.FastMath.hypot;
import static org.apache.commons.math3.util.FastMath.sin;

/** Poses lying face down with straight legs and pointed toes. The pelvis stays on the floor in all of them. */
public final class FaceDown {

    private static final double PRONE = 0.5 * Math.PI;
    private static final double FOOT = Math.toRadians(70);
    private static final double ARMS_AHEAD = -0.5 * Math.PI;
    /** How far the skin of the chest is kept above the floor, m: the thickness of a sensor. */
    private static final double CLEARANCE = 0.01;
    /** Distance of the chest's skin before the spine as a share of the stature: that of its sensor. */
    private static final double CHEST_DEPTH = 0.14 / 1.70;

    private final Skeleton skeleton;
    private final Anthropometry body;
    private final double leg;
    private final double handX;

    /** Poses of this body. */
    public FaceDown(Skeleton skeleton) {
        this.skeleton = skeleton;
        body = skeleton.body();
        double hipHeight = CLEARANCE + skeleton.siteScale() * CHEST_DEPTH * skeleton.statureMetres();
        double rise = hipHeight - skeleton.foot() * cos(FOOT);
        leg = acos(rise / (body.shank() + body.thigh()));
        Pose lying = new Pose();
        lying.setLegs(FOOT, leg, leg);
        lying.setTrunk(PRONE, 0);
        handX = skeleton.shoulderX(lying);
    }

    /** Lying, the hands beneath the shoulders. */
    public void lie(Pose pose) {
        pressUp(pose, 0);
    }

    /**
     * The chest pressed up by the arms while the pelvis stays down; the hands stay where they are.
     *
     * @param lumbarExtension rad, in [0, 60°]
     */
    public void pressUp(Pose pose, double lumbarExtension) {
        pose.setLegs(FOOT, leg, leg);
        pose.setTrunk(PRONE, -lumbarExtension);
        double x = skeleton.shoulderX(pose) - handX;
        double z = skeleton.shoulderZ(pose) - body.wristHeight();
        double reach = hypot(x, z);
        double upper = body.upperArm();
        double lower = body.forearm();
        double bend = acos((lower * lower + reach * reach - upper * upper) / (2 * lower * reach));
        // the elbow points to the feet
        double forearm = atan2(x, z) - bend;
        pose.setArms(atan2(x - lower * sin(forearm), z - lower * cos(forearm)), forearm);
    }

    /**
     * Chest, arms and straight legs lifted off the floor about the hips, which stay.
     *
     * @param share how far, 0 to 1
     * @param lumbarExtension with all of it, rad
     * @param legLift with all of it, rad
     */
    public void superman(Pose pose, double share, double lumbarExtension, double legLift) {
        pressUp(pose, 0);
        double upperArm = pose.upperArm();
        double forearm = pose.forearm();
        double hipX = skeleton.hipX(pose);
        double hipZ = skeleton.hipZ(pose);
        double lift = share * legLift;
        pose.setLegs(FOOT + lift, leg + lift, leg + lift);
        pose.setTrunk(PRONE, -share * lumbarExtension);
        pose.setArms(upperArm + share * (ARMS_AHEAD - upperArm), forearm + share * (ARMS_AHEAD - forearm));
        pose.carry(hipX - skeleton.hipX(pose), 0, hipZ - skeleton.hipZ(pose));
    }
}

package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.acos;
import static org.apache.commons.math3.util.FastMath.atan2;
import static org.apache.commons.math3.util.FastMath.cos;
import static org.apache.commons.math3.util.FastMath.hypot;
import static org.apache.commons.math3.util.FastMath.sin;

/**
 * Poses on the knees with the toes tucked under. Kneeling and the elbow stand are passed on the way to the mat and back and
 * are drawn so that knees and elbows reach the floor about where a plank needs them. On all fours the chain is closed:
 * upright thighs, trunk and straight arms between knees and hands, which stay where they are.
 */
public final class OnTheKnees {

    private static final double FOOT = Math.toRadians(-5);

    /** Of the trunk on all fours with a neutral back: nearly level (85 to 95° are usual; the hands reach a little ahead). */
    private static final double ALL_FOURS = Math.toRadians(85);

    private final Skeleton skeleton;
    private final Anthropometry body;
    private final double shank;
    private final double arm;
    /** From the hips to the wrists on all fours, m: forward and up. */
    private final double wristX;

    private final double wristZ;

    /** Poses of this body. */
    public OnTheKnees(Skeleton skeleton) {
        this.skeleton = skeleton;
        body = skeleton.body();
        shank = acos((body.kneeHeight() - skeleton.foot() * Math.cos(FOOT)) / body.shank());
        arm = body.upperArm() + body.forearm();
        wristZ = body.wristHeight() - body.kneeHeight() - body.thigh();
        double shoulderDown = skeleton.hipToShoulderZ(ALL_FOURS, 0) - wristZ;
        wristX = skeleton.hipToShoulderX(ALL_FOURS, 0) + Math.sqrt(arm * arm - shoulderDown * shoulderDown);
    }

    /** Upright on the knees, the trunk leaning forward a little. */
    public void kneel(Pose pose) {
        pose.setLegs(FOOT, shank, 0);
        pose.setTrunk(Math.toRadians(15), Math.toRadians(3));
        pose.setArms(0, 0);
    }

    /**
     * On hands and knees.
     *
     * @param lumbarFlexion rad; an arched back is negative. Within ±40° the arms reach
     */
    public void onAllFours(Pose pose, double lumbarFlexion) {
        double x = skeleton.hipToShoulderX(0, lumbarFlexion);
        double z = skeleton.hipToShoulderZ(0, lumbarFlexion);
        double trunk = hypot(x, z);
        double base = hypot(wristX, wristZ);
        double between = acos((trunk * trunk + base * base - arm * arm) / (2 * trunk * base));
        double toShoulder = atan2(wristX, wristZ) - between;
        pose.setLegs(FOOT, shank, 0);
        pose.setTrunk(toShoulder - atan2(x, z), lumbarFlexion);
        double arms = atan2(trunk * sin(toShoulder) - wristX, trunk * cos(toShoulder) - wristZ);
        pose.setArms(arms, arms);
    }

    /** On elbows and knees, straight from the knees to the shoulders. */
    public void onElbows(Pose pose) {
        double kneesToShoulders = body.thigh() + body.pelvis() + body.lumbarArc() + body.thorax();
        double straight = acos((body.elbowHeight() + body.upperArm() - body.kneeHeight()) / kneesToShoulders);
        pose.setLegs(FOOT, shank, straight);
        pose.setTrunk(straight, 0);
        pose.setArms(0, -0.5 * Math.PI);
    }
}

package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.acos;
import static org.apache.commons.math3.util.FastMath.atan2;
import static org.apache.commons.math3.util.FastMath.cos;
import static org.apache.commons.math3.util.FastMath.hypot;
import static org.apache.commons.math3.util.FastMath.sin;

/**
 * The forearm plank: a closed chain of straight legs at right angles to the feet, trunk and upper arms between the balls of
 * the feet and the elbows, which stay where they are. With the back in neutral the upper arms are upright. When the
 * lumbar spine sags the hips sink, the pelvis turns forward and the thorax back.
 */
public final class ElbowsAndToes {

    private static final double FOREARMS_AHEAD = -0.5 * Math.PI;

    private final Skeleton skeleton;
    private final Anthropometry body;
    /** From the balls of the feet to the elbows: length, m, and inclination, rad. */
    private final double base;

    private final double baseInclination;

    private final double elbowsAheadOfBall;

    /** Planks of this body. */
    public ElbowsAndToes(Skeleton skeleton) {
        this.skeleton = skeleton;
        body = skeleton.body();
        double x = shoulderAcrossLeg(0, 0);
        double z = shoulderAlongLeg(0, 0);
        double reach = hypot(x, z);
        double toShoulder = acos((body.elbowHeight() + body.upperArm()) / reach);
        elbowsAheadOfBall = reach * sin(toShoulder);
        base = hypot(elbowsAheadOfBall, body.elbowHeight());
        baseInclination = atan2(elbowsAheadOfBall, body.elbowHeight());
    }

    /** Where the elbows rest, forward of the balls of the feet, m. */
    double elbowsAheadOfBall() {
        return elbowsAheadOfBall;
    }

    /**
     * Sets the sagittal angles of a pose.
     *
     * @param hipFlexion how much further the pelvis is inclined than the legs, rad; 0 is straight
     * @param lumbarFlexion rad; a sag is negative
     */
    public void place(Pose pose, double hipFlexion, double lumbarFlexion) {
        double x = shoulderAcrossLeg(hipFlexion, lumbarFlexion);
        double z = shoulderAlongLeg(hipFlexion, lumbarFlexion);
        double reach = hypot(x, z);
        double arm = body.upperArm();
        double between = acos((reach * reach + base * base - arm * arm) / (2 * reach * base));
        double toShoulder = baseInclination - between;
        double leg = toShoulder - atan2(x, z);
        pose.setLegs(leg - 0.5 * Math.PI, leg, leg);
        pose.setTrunk(leg + hipFlexion, lumbarFlexion);
        pose.setArms(
                atan2(reach * sin(toShoulder) - elbowsAheadOfBall, reach * cos(toShoulder) - body.elbowHeight()),
                FOREARMS_AHEAD);
    }

    /** Where the shoulder is from the ball of the foot, at right angles to the leg, m. */
    private double shoulderAcrossLeg(double hipFlexion, double lumbarFlexion) {
        return skeleton.hipToShoulderX(hipFlexion, lumbarFlexion) - skeleton.foot();
    }

    /** Where the shoulder is from the ball of the foot, along the leg, m. */
    private double shoulderAlongLeg(double hipFlexion, double lumbarFlexion) {
        return body.shank() + body.thigh() + skeleton.hipToShoulderZ(hipFlexion, lumbarFlexion);
    }
}

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

    private final Skeleton skeleton;
    private final Anthropometry body;
    /** From the balls of the feet to the elbows: length, m, and inclination, rad. */
    private final double base;

    private final double baseInclination;

    /** Planks of this body. */
    public ElbowsAndToes(Skeleton skeleton) {
        this.skeleton = skeleton;
        body = skeleton.body();
        double x = shoulderAcrossLeg(0, 0);
        double z = shoulderAlongLeg(0, 0);
        double reach = hypot(x, z);
        double toShoulder = acos((body.elbowHeight() + body.upperArm()) / reach);
        double elbowX = reach * sin(toShoulder);
        base = hypot(elbowX, body.elbowHeight());
        baseInclination = atan2(elbowX, body.elbowHeight());
    }

    /** Where the elbows rest, forward of the balls of the feet, m. */
    double elbowsAheadOfBall() {
        return base * sin(baseInclination);
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
        double leg = baseInclination - between - atan2(x, z);
        pose.setLegs(leg - 0.5 * Math.PI, leg, leg);
        pose.setTrunk(leg + hipFlexion, lumbarFlexion);
    }

    /** Where the shoulder is from the ball of the foot, at right angles to the leg, m. */
    private double shoulderAcrossLeg(double hipFlexion, double lumbarFlexion) {
        return -skeleton.foot()
                + body.pelvis() * sin(hipFlexion)
                + skeleton.lumbarChord(lumbarFlexion) * sin(hipFlexion + 0.5 * lumbarFlexion)
                + body.thorax() * sin(hipFlexion + lumbarFlexion);
    }

    /** Where the shoulder is from the ball of the foot, along the leg, m. */
    private double shoulderAlongLeg(double hipFlexion, double lumbarFlexion) {
        return body.shank()
                + body.thigh()
                + body.pelvis() * cos(hipFlexion)
                + skeleton.lumbarChord(lumbarFlexion) * cos(hipFlexion + 0.5 * lumbarFlexion)
                + body.thorax() * cos(hipFlexion + lumbarFlexion);
    }
}

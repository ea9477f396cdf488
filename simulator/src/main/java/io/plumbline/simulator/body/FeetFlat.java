package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.asin;
import static org.apache.commons.math3.util.FastMath.atan2;
import static org.apache.commons.math3.util.FastMath.cos;
import static org.apache.commons.math3.util.FastMath.hypot;
import static org.apache.commons.math3.util.FastMath.sin;

/**
 * Poses on flat feet. The shank takes the one inclination that keeps the body's centre of mass over the middle of the
 * feet, so that knees that bend push the hips back and a trunk that leans does too.
 */
public final class FeetFlat {

    private final Skeleton skeleton;
    private final Anthropometry body;
    /** Horizontal moment of the centre of mass about the ankle per sine of the shank's inclination, m. */
    private final double shankMoment;
    /** The same for the thigh. */
    private final double thighMoment;
    /** The moment that puts the centre of mass over the middle of the feet, m. */
    private final double balance;

    /** Poses of this body. */
    public FeetFlat(Skeleton skeleton) {
        this.skeleton = skeleton;
        body = skeleton.body();
        double trunk = Anthropometry.PELVIS_MASS + Anthropometry.LUMBAR_MASS + Anthropometry.THORAX_HEAD_ARMS_MASS;
        double thighs = Anthropometry.THIGHS_MASS;
        double shanks = Anthropometry.SHANKS_MASS;
        double massHeight = Anthropometry.LEG_MASS_HEIGHT;
        shankMoment = body.shank() * (shanks * massHeight + thighs + trunk);
        thighMoment = body.thigh() * (thighs * massHeight + trunk);
        balance = body.ankleBehindMidFoot() * (shanks + thighs + trunk);
    }

    /**
     * Sets the sagittal angles of a pose.
     *
     * @param knee flexion of the knee, rad, 0 is straight
     * @param pelvis inclination of the pelvis, rad
     * @param lumbarFlexion rad
     * @param armsRaised how far the arms are held out forward as a counterweight, 0 to 1
     * @throws IllegalArgumentException if no inclination of the shank gives balance
     */
    public void place(Pose pose, double knee, double pelvis, double lumbarFlexion, double armsRaised) {
        // shankMoment sin(s) + thighMoment sin(s − knee) = needed, solved for s
        double needed = balance
                - trunkMoment(pelvis, lumbarFlexion)
                - armsRaised * Anthropometry.ARMS_MASS * body.shoulderToArmMass();
        double along = shankMoment + thighMoment * cos(knee);
        double across = thighMoment * sin(knee);
        double sine = needed / hypot(along, across);
        if (!(Math.abs(sine) <= 1)) {
            throw new IllegalArgumentException("no balance on flat feet with knees at " + Math.toDegrees(knee)
                    + ", pelvis at " + Math.toDegrees(pelvis) + " and lumbar flexion of "
                    + Math.toDegrees(lumbarFlexion) + " degrees");
        }
        double shank = atan2(across, along) + asin(sine);
        pose.setLegs(skeleton.standingFoot(), shank, shank - knee);
        pose.setTrunk(pelvis, lumbarFlexion);
        pose.setArms(-0.5 * Math.PI * armsRaised, -0.5 * Math.PI * armsRaised);
    }

    /** Horizontal moment of pelvis, lumbar arc, thorax, head and arms about the hips, m, per the body's mass. */
    private double trunkMoment(double pelvis, double lumbarFlexion) {
        double thorax = pelvis + lumbarFlexion;
        double pelvisX = body.pelvis() * sin(pelvis);
        double lumbarX = skeleton.lumbarChord(lumbarFlexion) * sin(pelvis + 0.5 * lumbarFlexion);
        return Anthropometry.PELVIS_MASS * 0.5 * pelvisX
                + Anthropometry.LUMBAR_MASS * (pelvisX + 0.5 * lumbarX)
                + Anthropometry.THORAX_HEAD_ARMS_MASS * (pelvisX + lumbarX + body.thoraxMassHeight() * sin(thorax));
    }
}

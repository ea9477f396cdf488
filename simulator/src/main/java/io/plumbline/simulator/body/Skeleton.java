package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.cos;
import static org.apache.commons.math3.util.FastMath.sin;

/**
 * The chain of joints in the sagittal plane: ball of the foot, ankle, knee, hip, lumbar arc. x is forward along the
 * heading from the middle of the feet, z up from the floor, m. The ball of the foot moves only when the body is carried.
 */
public final class Skeleton {

    private final Anthropometry body;
    private final double foot;
    private final double standingFoot;
    private final double ballX;
    private final double siteScale;

    /**
     * The skeleton of a body of average proportions.
     *
     * @param statureMetres height, m
     */
    public Skeleton(double statureMetres) {
        this(statureMetres, 1);
    }

    /**
     * The skeleton of a body.
     *
     * @param statureMetres height, m
     * @param siteScale how far sensors sit from the bones, as a share of what is average
     */
    public Skeleton(double statureMetres, double siteScale) {
        this.siteScale = siteScale;
        body = new Anthropometry(statureMetres);
        foot = Math.hypot(body.ballAheadOfAnkle(), body.ankleHeight());
        standingFoot = Math.atan2(-body.ballAheadOfAnkle(), body.ankleHeight());
        ballX = body.ballAheadOfAnkle() - body.ankleBehindMidFoot();
    }

    /** Height of the body, m. */
    public double statureMetres() {
        return body.statureMetres();
    }

    double siteScale() {
        return siteScale;
    }

    Anthropometry body() {
        return body;
    }

    /** Length from the ball of the foot to the ankle, m. */
    double foot() {
        return foot;
    }

    /** Inclination of the foot when it is flat on the floor, rad. */
    double standingFoot() {
        return standingFoot;
    }

    /** Where the ball of the foot is, forward of the middle of the foot, m; on the floor. */
    double ballX() {
        return ballX;
    }

    /** Where the hip joints are along the heading from the middle of the feet, m. */
    double hipX(Pose pose) {
        return ballX + foot * sin(pose.foot()) + body.shank() * sin(pose.shank()) + body.thigh() * sin(pose.thigh());
    }

    /** Height of the hip joints above the floor, m. */
    public double hipZ(Pose pose) {
        return pose.z() + foot * cos(pose.foot()) + body.shank() * cos(pose.shank()) + body.thigh() * cos(pose.thigh());
    }

    /** Where the shoulder joints are along the heading, m, the trunk not rolled. */
    double shoulderX(Pose pose) {
        return hipX(pose) + hipToShoulderX(pose.pelvis(), pose.lumbarFlexion());
    }

    /** Height of the shoulder joints above the floor, m, the trunk not rolled. */
    double shoulderZ(Pose pose) {
        return hipZ(pose) + hipToShoulderZ(pose.pelvis(), pose.lumbarFlexion());
    }

    /** How far forward of the hip joints the shoulder joints are, m. */
    double hipToShoulderX(double pelvis, double lumbarFlexion) {
        return body.pelvis() * sin(pelvis)
                + lumbarChord(lumbarFlexion) * sin(pelvis + 0.5 * lumbarFlexion)
                + body.thorax() * sin(pelvis + lumbarFlexion);
    }

    /** How far above the hip joints the shoulder joints are, m. */
    double hipToShoulderZ(double pelvis, double lumbarFlexion) {
        return body.pelvis() * cos(pelvis)
                + lumbarChord(lumbarFlexion) * cos(pelvis + 0.5 * lumbarFlexion)
                + body.thorax() * cos(pelvis + lumbarFlexion);
    }

    /**
     * Distance between the two ends of the lumbar arc, m. The arc bends in five equal hinges a fifth of its length apart,
     * the first and the last a tenth from its ends; its chord is inclined half-way between pelvis and thorax.
     */
    double lumbarChord(double lumbarFlexion) {
        return body.lumbarArc()
                * (0.2 * cos(0.5 * lumbarFlexion) + 0.4 * cos(0.3 * lumbarFlexion) + 0.4 * cos(0.1 * lumbarFlexion));
    }
}

package io.plumbline.simulator.body;

import org.apache.commons.math3.util.FastMath;

/**
 * How the body is held at an instant, and where. Every point of it follows from these angles and from where the ball of
 * the foot is, which only {@link #carry} moves. Angles are radians; an inclination is that of a segment's upward direction
 * from the vertical, forward positive, in the sagittal plane; it may be any angle: on the back the trunk's is −90°, prone
 * 90°.
 *
 * <p>A mutable object that movements write and sensors read, so that no sample leaves garbage behind. Not thread-safe.
 */
public final class Pose {

    private double foot;
    private double shank;
    private double thigh;
    private double pelvis;
    private double lumbarFlexion;
    private double upperArm;
    private double forearm;
    private double heading;
    private double sinHeading;
    private double cosHeading = 1;
    private double roll;
    private double twist;
    private double sideBend;
    private double x;
    private double y;
    private double z;

    /** Begins the pose of an instant: the feet at a place of the floor, m, facing a heading, the trunk neither rolled nor twisted. */
    public void stand(double xMetres, double yMetres, double headingRad) {
        face(headingRad);
        x = xMetres;
        y = yMetres;
        z = 0;
        roll = 0;
        twist = 0;
        sideBend = 0;
    }

    /**
     * Sets the sagittal angles, roll and twist to those part of the way from one pose to another; heading and place stay.
     *
     * @param share 0: as {@code from}, 1: as {@code to}
     */
    public void setBetween(Pose from, Pose to, double share) {
        foot = from.foot + share * (to.foot - from.foot);
        shank = from.shank + share * (to.shank - from.shank);
        thigh = from.thigh + share * (to.thigh - from.thigh);
        pelvis = from.pelvis + share * (to.pelvis - from.pelvis);
        lumbarFlexion = from.lumbarFlexion + share * (to.lumbarFlexion - from.lumbarFlexion);
        upperArm = from.upperArm + share * (to.upperArm - from.upperArm);
        forearm = from.forearm + share * (to.forearm - from.forearm);
        roll = from.roll + share * (to.roll - from.roll);
        twist = from.twist + share * (to.twist - from.twist);
    }

    /**
     * Sets the inclinations of the legs.
     *
     * @param footRad from the ball of the foot to the ankle
     * @param shankRad from the ankle to the knee
     * @param thighRad from the knee to the hip
     */
    public void setLegs(double footRad, double shankRad, double thighRad) {
        foot = footRad;
        shank = shankRad;
        thigh = thighRad;
    }

    /**
     * Sets the trunk.
     *
     * @param pelvisRad inclination of the pelvis
     * @param lumbarFlexionRad how much further the thorax is inclined; 0 is neutral, extension is negative
     */
    public void setTrunk(double pelvisRad, double lumbarFlexionRad) {
        pelvis = pelvisRad;
        lumbarFlexion = lumbarFlexionRad;
    }

    /**
     * Sets the arms, which are only for a picture: they bear nothing.
     *
     * @param upperArmRad inclination of the direction from elbow to shoulder; 0 hangs down, −90° points ahead
     * @param forearmRad inclination of the direction from wrist to elbow
     */
    public void setArms(double upperArmRad, double forearmRad) {
        upperArm = upperArmRad;
        forearm = forearmRad;
    }

    /** Turns the whole body about the vertical through the middle of the feet to this heading, to the left positive. */
    public void face(double headingRad) {
        if (headingRad != heading) {
            heading = headingRad;
            sinHeading = FastMath.sin(headingRad);
            cosHeading = FastMath.cos(headingRad);
        }
    }

    /**
     * Moves the whole body, feet and all.
     *
     * @param aheadMetres along the heading
     * @param leftMetres to the left of it
     * @param upMetres upwards
     */
    public void carry(double aheadMetres, double leftMetres, double upMetres) {
        x += aheadMetres * cosHeading - leftMetres * sinHeading;
        y += aheadMetres * sinHeading + leftMetres * cosHeading;
        z += upMetres;
    }

    /**
     * Adds sway to the trunk, which turns about the hips while the legs stay.
     *
     * @param pelvisRad added to the inclination of the pelvis
     * @param lumbarFlexionRad added to the lumbar flexion
     * @param rollRad added to the rotation of the trunk about the heading's horizontal, to the right positive
     * @param twistRad added to the rotation of the trunk about the vertical, to the left positive
     */
    public void sway(double pelvisRad, double lumbarFlexionRad, double rollRad, double twistRad) {
        pelvis += pelvisRad;
        lumbarFlexion += lumbarFlexionRad;
        roll += rollRad;
        twist += twistRad;
    }

    /**
     * Bends the lumbar spine sideways, on top of what it is bent.
     *
     * @param rad how far the thorax turns against the pelvis about the pelvis' front, to the right positive
     */
    public void bendSideways(double rad) {
        sideBend += rad;
    }

    /** From the ball of the foot to the ankle, rad. */
    public double foot() {
        return foot;
    }

    /** From the ankle to the knee, rad. */
    public double shank() {
        return shank;
    }

    /** From the knee to the hip, rad. */
    public double thigh() {
        return thigh;
    }

    /** Inclination of the pelvis, rad. */
    public double pelvis() {
        return pelvis;
    }

    /** How much further the thorax is inclined than the pelvis, rad. */
    public double lumbarFlexion() {
        return lumbarFlexion;
    }

    /** Inclination of the thorax, rad. */
    public double thorax() {
        return pelvis + lumbarFlexion;
    }

    /** Inclination of the direction from elbow to shoulder, rad; 0 hangs down. */
    public double upperArm() {
        return upperArm;
    }

    /** Inclination of the direction from wrist to elbow, rad; 0 hangs down. */
    public double forearm() {
        return forearm;
    }

    /** Where the feet have been carried along the earth's x, m. */
    public double x() {
        return x;
    }

    /** Where the feet have been carried along the earth's y, m. */
    public double y() {
        return y;
    }

    /** How high the whole body has been carried, m. */
    public double z() {
        return z;
    }

    /** Of the whole body about the vertical, rad. */
    public double heading() {
        return heading;
    }

    double sinHeading() {
        return sinHeading;
    }

    double cosHeading() {
        return cosHeading;
    }

    /** Of the trunk about the heading's horizontal, rad. */
    public double roll() {
        return roll;
    }

    /** Of the thorax against the pelvis about the pelvis' front, rad, to the right positive. */
    public double sideBend() {
        return sideBend;
    }

    /** Of the trunk about the vertical, beyond the heading, rad. */
    public double twist() {
        return twist;
    }
}

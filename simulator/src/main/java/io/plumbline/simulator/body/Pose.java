package io.plumbline.simulator.body;

/**
 * How the body is held at an instant. The ball of the foot never leaves its place; every other point follows from these
 * angles. Angles are radians; an inclination is that of a segment's upward direction from the vertical, forward
 * positive, in the sagittal plane.
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
    private double roll;
    private double twist;

    /**
     * Sets the sagittal angles to those part of the way from one pose to another; heading, roll and twist stay.
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
        heading = headingRad;
    }

    /**
     * Adds sway to the trunk, which turns about the hips while the legs stay.
     *
     * @param pelvisRad added to the inclination of the pelvis
     * @param lumbarFlexionRad added to the lumbar flexion
     * @param rollRad rotation of the trunk about the heading's horizontal, to the right positive
     * @param twistRad rotation of the trunk about the vertical, to the left positive
     */
    public void sway(double pelvisRad, double lumbarFlexionRad, double rollRad, double twistRad) {
        pelvis += pelvisRad;
        lumbarFlexion += lumbarFlexionRad;
        roll = rollRad;
        twist = twistRad;
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

    /** Inclination of the direction from elbow to shoulder, rad. */
    public double upperArm() {
        return upperArm;
    }

    /** Inclination of the direction from wrist to elbow, rad. */
    public double forearm() {
        return forearm;
    }

    /** Of the whole body about the vertical, rad. */
    public double heading() {
        return heading;
    }

    /** Of the trunk about the heading's horizontal, rad. */
    public double roll() {
        return roll;
    }

    /** Of the trunk about the vertical, beyond the heading, rad. */
    public double twist() {
        return twist;
    }
}

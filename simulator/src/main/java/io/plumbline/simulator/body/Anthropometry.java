package io.plumbline.simulator.body;

/**
 * Lengths of a body's segments, m, in proportion to its height, and their masses as shares of the whole.
 *
 * <p>Lengths after Drillis and Contini (1966), masses and centres of mass after Winter, Biomechanics and Motor Control of
 * Human Movement, 4th ed. 2009, ch. 4. The trunk's split into pelvis, lumbar arc and thorax is a modelling choice; the
 * lump above the lumbar arc is placed so that head, arms and trunk together have Winter's centre of mass.
 *
 * @param statureMetres height, m
 */
record Anthropometry(double statureMetres) {

    /** Shares of the body's mass, both sides together; with the feet's 0.029 they are 1. */
    static final double SHANKS_MASS = 0.093;

    static final double THIGHS_MASS = 0.200;
    static final double PELVIS_MASS = 0.142;
    static final double LUMBAR_MASS = 0.139;
    static final double THORAX_HEAD_ARMS_MASS = 0.397;
    /** Both arms, part of the former. */
    static final double ARMS_MASS = 0.100;

    /** How far up a shank or thigh its centre of mass lies, as a share of its length. */
    static final double LEG_MASS_HEIGHT = 0.567;

    /** From the middle of the foot to the ankle, backwards. */
    double ankleBehindMidFoot() {
        return 0.038 * statureMetres;
    }

    double ankleHeight() {
        return 0.039 * statureMetres;
    }

    /** From the ankle to the ball of the foot, forwards along the floor. */
    double ballAheadOfAnkle() {
        return 0.071 * statureMetres;
    }

    double shank() {
        return 0.246 * statureMetres;
    }

    double thigh() {
        return 0.245 * statureMetres;
    }

    /** From the hip joints to the joint between L5 and S1. */
    double pelvis() {
        return 0.060 * statureMetres;
    }

    /** Along the arc from L5/S1 to T12/L1. */
    double lumbarArc() {
        return 0.105 * statureMetres;
    }

    /** From T12/L1 to the height of the shoulder joints. */
    double thorax() {
        return 0.123 * statureMetres;
    }

    double upperArm() {
        return 0.186 * statureMetres;
    }

    /** From the elbow to the wrist. */
    double forearm() {
        return 0.146 * statureMetres;
    }

    /** Of the wrist above the floor when the hand bears on it. */
    double wristHeight() {
        return 0.020 * statureMetres;
    }

    /** Half the width of the pelvis: of the hip joints' middle above the floor when lying on the side. */
    double halfPelvisWidth() {
        return 0.095 * statureMetres;
    }

    /** From the height of the shoulder joints to the middle of the head, along the thorax. */
    double shoulderToHead() {
        return 0.117 * statureMetres;
    }

    /** Half the height of the head. */
    double headRadius() {
        return 0.065 * statureMetres;
    }

    /** From the shoulder to the centre of mass of an arm held straight. */
    double shoulderToArmMass() {
        return 0.53 * 0.440 * statureMetres;
    }

    /** Of the elbow joint above the mat when resting on it. */
    double elbowHeight() {
        return 0.023 * statureMetres;
    }

    /** Of the knee joint above the mat when kneeling. */
    double kneeHeight() {
        return 0.030 * statureMetres;
    }

    /** From T12/L1 to the centre of mass of thorax, head and arms, along the thorax. */
    double thoraxMassHeight() {
        return 0.0925 * statureMetres;
    }
}

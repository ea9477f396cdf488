package io.plumbline.simulator.body;

/**
 * Poses on a chair as high as the knees, the feet flat. A seat takes 56 to 66 % of the lumbar spine's flexion, socks 90 %
 * (Hsieh and Pringle, J Manipulative Physiol Ther 17, 1994); all of it is 46° in people with back pain (Laird, BMC
 * Musculoskelet Disord 20:28, 2019).
 */
public final class OnAChair {

    private static final double RANGE = Math.toRadians(46);
    private static final double SHANK = Math.toRadians(-3);
    private static final double THIGH = Math.toRadians(-88);

    private final Skeleton skeleton;

    /** Poses of this body. */
    public OnAChair(Skeleton skeleton) {
        this.skeleton = skeleton;
    }

    /** Sitting at ease with a round back, the hands on the thighs. */
    public void sit(Pose pose) {
        pose.setLegs(skeleton.standingFoot(), SHANK, THIGH);
        pose.setTrunk(Math.toRadians(-15), 0.61 * RANGE);
        pose.setArms(Math.toRadians(-15), Math.toRadians(-75));
    }

    /** Bent down to the shoes. */
    public void reachTheShoes(Pose pose) {
        pose.setLegs(skeleton.standingFoot(), SHANK, THIGH);
        pose.setTrunk(Math.toRadians(35), 0.9 * RANGE);
        pose.setArms(Math.toRadians(-20), Math.toRadians(-10));
    }
}

package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.acos;
import static org.apache.commons.math3.util.FastMath.atan2;
import static org.apache.commons.math3.util.FastMath.cos;
import static org.apache.commons.math3.util.FastMath.hypot;
import static org.apache.commons.math3.util.FastMath.sin;

/**
 * Poses on the back with bent knees and flat feet (hook-lying), and the way there over sitting on the floor. In a bridge
 * feet and shoulders stay where they are: shank, thigh and trunk are a closed chain between them.
 */
public final class OnTheBack {

    /** As far as any body's legs let the hips rise in a bridge, rad. */
    public static final double HIGHEST_LIFT = Math.toRadians(42);

    private static final double SUPINE = -0.5 * Math.PI;
    private static final double SHANK = Math.toRadians(-40);
    /** How far the skin of the sacrum is kept above the floor, m: the thickness of a sensor. */
    private static final double CLEARANCE = 0.01;
    /** Distance of the sacrum's skin behind the hips as a share of the stature: that of its sensor. */
    private static final double SACRUM_DEPTH = 0.10 / 1.70;

    private final Skeleton skeleton;
    private final Anthropometry body;
    private final double ankleX;
    private final double hipHeight;
    private final double shoulderX;
    private final double shoulderZ;

    /** Poses of this body. */
    public OnTheBack(Skeleton skeleton) {
        this.skeleton = skeleton;
        body = skeleton.body();
        ankleX = -body.ankleBehindMidFoot();
        hipHeight = CLEARANCE + skeleton.siteScale() * SACRUM_DEPTH * skeleton.statureMetres();
        Pose lying = new Pose();
        onTheFloor(lying, hipHeight, SUPINE, 0);
        shoulderX = skeleton.shoulderX(lying);
        shoulderZ = skeleton.shoulderZ(lying);
    }

    /** Sitting on the floor with bent knees and a round back, leaning on the hands. */
    public void sitOnTheFloor(Pose pose) {
        onTheFloor(pose, hipHeight, Math.toRadians(-20), Math.toRadians(22));
        pose.setArms(Math.toRadians(30), Math.toRadians(30));
    }

    /** Lying. */
    public void lie(Pose pose) {
        bridge(pose, 0, 0);
    }

    /**
     * Lying on one side with the knees bent, after a log roll.
     *
     * @param rollRadians of the trunk, to the right positive
     */
    public void lieOnTheSide(Pose pose, double rollRadians) {
        onTheFloor(pose, body.halfPelvisWidth(), SUPINE, Math.toRadians(8));
        pose.setArms(Math.toRadians(-30), Math.toRadians(-60));
        pose.sway(0, 0, rollRadians, 0);
    }

    /**
     * The hips lifted off the floor.
     *
     * @param lift how far the thorax turns beyond level about the shoulders, rad; to {@link #HIGHEST_LIFT} the legs reach
     * @param lumbarFlexion rad; an arched back is negative, and it is not positive
     */
    public void bridge(Pose pose, double lift, double lumbarFlexion) {
        double pelvis = SUPINE - lift - lumbarFlexion;
        double x = shoulderX - skeleton.hipToShoulderX(pelvis, lumbarFlexion) - ankleX;
        double z = shoulderZ - skeleton.hipToShoulderZ(pelvis, lumbarFlexion) - body.ankleHeight();
        double reach = hypot(x, z);
        double bend = acos((body.shank() * body.shank() + reach * reach - body.thigh() * body.thigh())
                / (2 * body.shank() * reach));
        double shank = atan2(x, z) + bend;
        double thigh = atan2(x - body.shank() * sin(shank), z - body.shank() * cos(shank));
        pose.setLegs(skeleton.standingFoot(), shank, thigh);
        pose.setTrunk(pelvis, lumbarFlexion);
        pose.setArms(SUPINE, SUPINE);
    }

    /** The shoulders curled up while pelvis and legs stay. */
    public void crunch(Pose pose, double lumbarFlexion) {
        bridge(pose, 0, 0);
        pose.setTrunk(SUPINE, lumbarFlexion);
    }

    private void onTheFloor(Pose pose, double hipZ, double pelvis, double lumbarFlexion) {
        double kneeZ = body.ankleHeight() + body.shank() * cos(SHANK);
        pose.setLegs(skeleton.standingFoot(), SHANK, -acos((hipZ - kneeZ) / body.thigh()));
        pose.setTrunk(pelvis, lumbarFlexion);
    }
}

package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.cos;
import static org.apache.commons.math3.util.FastMath.sin;

import io.plumbline.analytics.imu.Placement;

/**
 * The point on the body's surface where a sensor is worn. Earth axes: z up, origin on the floor below the middle of the
 * feet, x where the wearer looks at heading 0, y to the left. The site's axes: x forward, y left, z up the spine.
 *
 * <p>All of the trunk shares one sagittal plane, R = R_z(heading + twist) R_x(roll) R_y(inclination), so that a site's
 * inclination is atan2(−u_x, u_z) of the up-vector in its axes whatever the heading and the roll.
 *
 * <p>The lumbar arc bends in the middle of each of its five vertebrae by a fifth of the flexion; a sensor over a vertebra
 * takes the mean inclination of its two halves. The distances from the spine are a modelling choice, in proportion to
 * the stature.
 */
public final class SensorPoint {

    private static final double PROPORTIONS_OF_METRES = 1.70;
    private static final int HINGES = 5;

    private final Skeleton skeleton;
    private final boolean onPelvis;
    /** How many hinges of the arc lie below the site; a site over a vertebra counts its own. */
    private final int hinges;

    private final double lumbarShare;
    private final double forward;
    private final double up;

    /** The point of a placement on a body. */
    public SensorPoint(Skeleton skeleton, Placement placement) {
        this.skeleton = skeleton;
        onPelvis = placement == Placement.SACRUM;
        hinges = switch (placement) {
            case SACRUM -> 0;
            case L5 -> 1;
            case L3 -> 3;
            case L1, T12, T10, CHEST -> HINGES;
        };
        lumbarShare = switch (placement) {
            case SACRUM -> 0;
            case L5 -> 0.1;
            case L3 -> 0.5;
            case L1 -> 0.9;
            case T12, T10, CHEST -> 1;
        };
        double scale = skeleton.body().statureMetres() / PROPORTIONS_OF_METRES;
        forward = scale
                * switch (placement) {
                    case SACRUM -> -0.10;
                    case L5 -> -0.07;
                    case L3, T10 -> -0.06;
                    case L1, T12 -> -0.05;
                    case CHEST -> 0.14;
                };
        up = scale
                * switch (placement) {
                    case SACRUM -> 0.05;
                    case L5, L3, L1, T12 -> 0;
                    case T10 -> 0.055;
                    case CHEST -> 0.12;
                };
    }

    /** Inclination of the site in the sagittal plane, rad, forward positive. */
    public double inclination(Pose pose) {
        return pose.pelvis() + lumbarShare * pose.lumbarFlexion();
    }

    /**
     * Tells where the point is.
     *
     * @param metres takes x, y, z in earth axes
     */
    public void locate(Pose pose, double[] metres) {
        double inclination = inclination(pose);
        double sin = sin(inclination);
        double cos = cos(inclination);
        double x = spineX(pose) + forward * cos + up * sin;
        double z = spineZ(pose) - forward * sin + up * cos;
        double y = -z * sin(pose.roll());
        double sinTwist = sin(pose.twist());
        double cosTwist = cos(pose.twist());
        double ahead = skeleton.hipX(pose) + x * cosTwist - y * sinTwist;
        double left = x * sinTwist + y * cosTwist;
        double sinHeading = sin(pose.heading());
        double cosHeading = cos(pose.heading());
        metres[0] = ahead * cosHeading - left * sinHeading;
        metres[1] = ahead * sinHeading + left * cosHeading;
        metres[2] = skeleton.hipZ(pose) + z * cos(pose.roll());
    }

    /**
     * Tells how the site is turned.
     *
     * @param quaternion takes w, x, y, z of the unit quaternion from the site's axes to earth
     */
    public void orient(Pose pose, double[] quaternion) {
        double halfYaw = 0.5 * (pose.heading() + pose.twist());
        double halfRoll = 0.5 * pose.roll();
        double halfInclination = 0.5 * inclination(pose);
        double w = cos(halfYaw) * cos(halfRoll);
        double x = cos(halfYaw) * sin(halfRoll);
        double y = sin(halfYaw) * sin(halfRoll);
        double z = sin(halfYaw) * cos(halfRoll);
        double sin = sin(halfInclination);
        double cos = cos(halfInclination);
        quaternion[0] = w * cos - y * sin;
        quaternion[1] = x * cos - z * sin;
        quaternion[2] = w * sin + y * cos;
        quaternion[3] = x * sin + z * cos;
    }

    /** Where the point is in the wearer's sagittal plane, the trunk not rolled or twisted: x forward, z above the floor, m. */
    StickFigure.Point inSagittalPlane(Pose pose) {
        double sin = sin(inclination(pose));
        double cos = cos(inclination(pose));
        return new StickFigure.Point(
                skeleton.hipX(pose) + spineX(pose) + forward * cos + up * sin,
                skeleton.hipZ(pose) + spineZ(pose) - forward * sin + up * cos);
    }

    /** Where the chain of joints is at the site, forward of the hip, m. */
    private double spineX(Pose pose) {
        if (onPelvis) {
            return 0;
        }
        double x = skeleton.body().pelvis() * sin(pose.pelvis());
        double piece = 0.2 * skeleton.body().lumbarArc();
        for (int below = 0; below < hinges; below++) {
            double length = below == 0 ? 0.5 * piece : piece;
            x += length * sin(pose.pelvis() + 0.2 * below * pose.lumbarFlexion());
        }
        return lumbarShare == 1 ? x + 0.5 * piece * sin(pose.thorax()) : x;
    }

    /** Where the chain of joints is at the site, above the hip, m. */
    private double spineZ(Pose pose) {
        if (onPelvis) {
            return 0;
        }
        double z = skeleton.body().pelvis() * cos(pose.pelvis());
        double piece = 0.2 * skeleton.body().lumbarArc();
        for (int below = 0; below < hinges; below++) {
            double length = below == 0 ? 0.5 * piece : piece;
            z += length * cos(pose.pelvis() + 0.2 * below * pose.lumbarFlexion());
        }
        return lumbarShare == 1 ? z + 0.5 * piece * cos(pose.thorax()) : z;
    }
}

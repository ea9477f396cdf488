package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.cos;
import static org.apache.commons.math3.util.FastMath.sin;

import io.plumbline.analytics.imu.Placement;
import org.apache.commons.math3.util.FastMath;

/**
 * The point on the body's surface where a sensor is worn. Earth axes: z up, origin on the floor below the middle of the
 * feet, x where the wearer looks at heading 0, y to the left. The site's axes: x forward, y left, z up the spine.
 *
 * <p>All of the trunk shares one sagittal plane, R = R_z(heading + twist) R_x(roll) R_y(inclination), so that a site's
 * inclination is atan2(−u_x, u_z) of the up-vector in its axes whatever the heading and the roll.
 *
 * <p>A lumbar spine that is bent sideways turns the thorax against the pelvis about the pelvis' own front before it is flexed,
 * and a site on the arc by its share; where the site is stays (a simplification).
 *
 * <p>The lumbar arc bends in the middle of each of its five vertebrae by a fifth of the flexion; a sensor over a vertebra
 * takes the mean inclination of its two halves. The distances from the spine are a modelling choice, in proportion to
 * the stature and to how well the wearer is padded.
 */
public final class SensorPoint {

    private static final double PROPORTIONS_OF_METRES = 1.70;
    private static final int HINGES = 5;

    private final Skeleton skeleton;
    private final boolean onPelvis;
    /** How many hinges of the arc lie below the site; a site over a vertebra counts its own. */
    private final int hinges;

    /** Of the arc between two of its hinges, m. */
    private final double piece;
    /** Of the arc between the last hinge below the site and the site, m. */
    private final double lastPiece;

    private final double lumbarShare;
    private final double forward;
    private final double up;
    private final double[] turned = new double[4];
    private double reachX;
    private double reachZ;

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
        piece = skeleton.body().lumbarArc() / HINGES;
        lastPiece = lumbarShare == 1 ? 0.5 * piece : 0;
        double scale = skeleton.siteScale() * skeleton.statureMetres() / PROPORTIONS_OF_METRES;
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

    /** Inclination of the site in the sagittal plane, a side bend aside, rad, forward positive. */
    public double inclination(Pose pose) {
        return pose.pelvis() + lumbarShare * pose.lumbarFlexion();
    }

    /** Inclination of the site as an up-vector tells it, side bend and all, rad, forward positive. */
    public double inclinationByUp(Pose pose) {
        double plain = inclination(pose);
        double bend = lumbarShare * pose.sideBend();
        if (bend == 0) {
            return plain;
        }
        orient(pose, turned);
        double upX = 2 * (turned[1] * turned[3] - turned[0] * turned[2]);
        double upZ = 1 - 2 * (turned[1] * turned[1] + turned[2] * turned[2]);
        double off = FastMath.atan2(-upX, upZ) - plain;
        return plain + FastMath.atan2(sin(off), cos(off));
    }

    /**
     * Tells where the point is.
     *
     * @param metres takes x, y, z in earth axes
     */
    public void locate(Pose pose, double[] metres) {
        reach(pose);
        double x = reachX;
        double z = reachZ;
        double y = -z * sin(pose.roll());
        double sinTwist = sin(pose.twist());
        double cosTwist = cos(pose.twist());
        double ahead = skeleton.hipX(pose) + x * cosTwist - y * sinTwist;
        double left = x * sinTwist + y * cosTwist;
        metres[0] = pose.x() + ahead * pose.cosHeading() - left * pose.sinHeading();
        metres[1] = pose.y() + ahead * pose.sinHeading() + left * pose.cosHeading();
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
        double sideBend = lumbarShare * pose.sideBend();
        double halfInclination = 0.5 * (sideBend == 0 ? inclination(pose) : pose.pelvis());
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
        if (sideBend != 0) {
            bend(sideBend, lumbarShare * pose.lumbarFlexion(), quaternion);
        }
    }

    /** Turns on about the own front, then about the own left. */
    private static void bend(double sideways, double forward, double[] q) {
        double sx = sin(0.5 * sideways);
        double cx = cos(0.5 * sideways);
        double w = q[0] * cx - q[1] * sx;
        double x = q[0] * sx + q[1] * cx;
        double y = q[2] * cx + q[3] * sx;
        double z = q[3] * cx - q[2] * sx;
        double sy = sin(0.5 * forward);
        double cy = cos(0.5 * forward);
        q[0] = w * cy - y * sy;
        q[1] = x * cy - z * sy;
        q[2] = w * sy + y * cy;
        q[3] = x * sy + z * cy;
    }

    /** Where the point is in the wearer's sagittal plane, the trunk not rolled or twisted: x forward, z above the floor, m. */
    StickFigure.Point inSagittalPlane(Pose pose) {
        reach(pose);
        return new StickFigure.Point(skeleton.hipX(pose) + reachX, skeleton.hipZ(pose) + reachZ);
    }

    /** Finds where the point is from the hip while the trunk is neither rolled nor twisted. */
    private void reach(Pose pose) {
        double x = 0;
        double z = 0;
        if (!onPelvis) {
            double sinPiece = sin(pose.pelvis());
            double cosPiece = cos(pose.pelvis());
            x = skeleton.body().pelvis() * sinPiece;
            z = skeleton.body().pelvis() * cosPiece;
            double sinHinge = sin(pose.lumbarFlexion() / HINGES);
            double cosHinge = cos(pose.lumbarFlexion() / HINGES);
            for (int below = 0; below < hinges; below++) {
                double length = below == 0 ? 0.5 * piece : piece;
                x += length * sinPiece;
                z += length * cosPiece;
                // the next piece is inclined by one hinge more
                double sine = sinPiece * cosHinge + cosPiece * sinHinge;
                cosPiece = cosPiece * cosHinge - sinPiece * sinHinge;
                sinPiece = sine;
            }
            x += lastPiece * sinPiece;
            z += lastPiece * cosPiece;
        }
        double sin = sin(inclination(pose));
        double cos = cos(inclination(pose));
        reachX = x + forward * cos + up * sin;
        reachZ = z + up * cos - forward * sin;
    }
}

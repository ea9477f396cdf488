package io.plumbline.simulator.body;

import static org.apache.commons.math3.util.FastMath.cos;
import static org.apache.commons.math3.util.FastMath.sin;

import io.plumbline.analytics.imu.Placement;
import java.util.ArrayList;
import java.util.List;

/**
 * The joints of a pose, as they are seen from the wearer's right: in the sagittal plane, the trunk neither rolled nor
 * twisted, whatever the heading.
 *
 * @param heel of the foot
 * @param ball of the foot
 * @param toes their tip; they stay flat on the floor
 * @param ankle joint
 * @param knee joint
 * @param hip joint
 * @param lumbarArc from L5/S1 over the arc's five hinges to T12/L1
 * @param shoulder joint, at the top of the thorax
 * @param head its middle
 * @param headRadius half its height, m
 * @param elbow joint
 * @param wrist joint
 */
public record StickFigure(
        Point heel,
        Point ball,
        Point toes,
        Point ankle,
        Point knee,
        Point hip,
        List<Point> lumbarArc,
        Point shoulder,
        Point head,
        double headRadius,
        Point elbow,
        Point wrist) {

    /** From the ankle to the back of the heel along the sole, and from the ball to the toes' tip, per stature. */
    private static final double HEEL_BEHIND_ANKLE = 0.035;

    private static final double TOES_AHEAD_OF_BALL = 0.040;

    /** Where each piece of the lumbar arc ends, as shares of its length. */
    private static final double[] PIECES = {0.1, 0.2, 0.2, 0.2, 0.2, 0.1};

    /**
     * A point of the sagittal plane.
     *
     * @param x forward, m, from the middle of the feet where the body stands
     * @param z above the floor, m
     */
    public record Point(double x, double z) {

        /** The point reached by going a length in the direction of an inclination, rad. */
        Point along(double inclination, double length) {
            return new Point(x + length * sin(inclination), z + length * cos(inclination));
        }

        /** Distance to another point, m. */
        public double to(Point other) {
            return Math.hypot(other.x - x, other.z - z);
        }
    }

    public StickFigure {
        lumbarArc = List.copyOf(lumbarArc);
    }

    /** The joints of a body in a pose. */
    public static StickFigure of(Skeleton skeleton, Pose pose) {
        Anthropometry body = skeleton.body();
        Point hip = new Point(skeleton.hipX(pose), skeleton.hipZ(pose));
        Point knee = hip.along(pose.thigh(), -body.thigh());
        Point ankle = knee.along(pose.shank(), -body.shank());
        Point ball = ankle.along(pose.foot(), -skeleton.foot());
        List<Point> arc = lumbarArc(hip.along(pose.pelvis(), body.pelvis()), pose, body.lumbarArc());
        Point shoulder = arc.get(arc.size() - 1).along(pose.thorax(), body.thorax());
        Point elbow = shoulder.along(pose.upperArm(), -body.upperArm());
        return new StickFigure(
                heel(ball, pose, skeleton),
                ball,
                new Point(ball.x + TOES_AHEAD_OF_BALL * skeleton.statureMetres(), ball.z),
                ankle,
                knee,
                hip,
                arc,
                shoulder,
                shoulder.along(pose.thorax(), body.shoulderToHead()),
                body.headRadius(),
                elbow,
                elbow.along(pose.forearm(), -body.forearm()));
    }

    /** Where a sensor is worn on a body in a pose. */
    public static Point site(Skeleton skeleton, Placement placement, Pose pose) {
        return new SensorPoint(skeleton, placement).inSagittalPlane(pose);
    }

    /** Every point of it, those of the head's outline at its four sides too. */
    public List<Point> points() {
        List<Point> points = new ArrayList<>(List.of(heel, ball, toes, ankle, knee, hip, shoulder, elbow, wrist));
        points.addAll(lumbarArc);
        for (int side = -1; side <= 1; side += 2) {
            points.add(new Point(head.x + side * headRadius, head.z));
            points.add(new Point(head.x, head.z + side * headRadius));
        }
        return points;
    }

    private static List<Point> lumbarArc(Point bottom, Pose pose, double length) {
        List<Point> arc = new ArrayList<>(List.of(bottom));
        Point end = bottom;
        for (int piece = 0; piece < PIECES.length; piece++) {
            end = end.along(pose.pelvis() + 0.2 * piece * pose.lumbarFlexion(), PIECES[piece] * length);
            arc.add(end);
        }
        return arc;
    }

    /** The foot turns about its ball; flat on the floor, its heel is there too. */
    private static Point heel(Point ball, Pose pose, Skeleton skeleton) {
        double raised = pose.foot() - skeleton.standingFoot();
        double length = skeleton.body().ballAheadOfAnkle() + HEEL_BEHIND_ANKLE * skeleton.statureMetres();
        return ball.along(raised - 0.5 * Math.PI, length);
    }
}

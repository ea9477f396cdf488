package io.plumbline.analytics.wearer;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/**
 * A person for tests: a pelvis and a trunk that move as told, one movement after another, and what sensors on them read.
 * Joints go by minimum jerk; angles are degrees, R = Rz(heading) Rx(lateral) Ry(sagittal); the whole body moves up and
 * down, and nothing accelerates sideways.
 *
 * <pre>{@code
 * TestWearer wearer = new TestWearer().stand(3).bow(45, 4).stand(1).squat(2.4, 20, 0);
 * List<ImuSample> samples = wearer.samples(TestSensor.at(Placement.SACRUM));
 * }</pre>
 */
public final class TestWearer {

    /** Standing at rest, a sensor reads this, m/s². */
    public static final double GRAVITY = 9.80665;

    private static final double SQUAT_PELVIS_DEG = 30;
    private static final double SQUAT_DEPTH_METRES = 0.4;

    /** A minimum-jerk change of one quantity. */
    private record Move(double start, double duration, double change) {

        double value(double t) {
            double s = share(t);
            return change * s * s * s * (10 + s * (-15 + 6 * s));
        }

        double rate(double t) {
            double s = share(t);
            return change / duration * 30 * s * s * (1 - s) * (1 - s);
        }

        double acceleration(double t) {
            double s = share(t);
            return change / (duration * duration) * 60 * s * (1 - s) * (1 - 2 * s);
        }

        private double share(double t) {
            return Math.max(0, Math.min(1, (t - start) / duration));
        }
    }

    /** A sensor turns on the body, about an axis of the body. */
    private record Slip(Placement placement, Vector3D axis, Move move) {

        Rotation turned(double t) {
            return new Rotation(axis, Math.toRadians(move.value(t)), RotationConvention.VECTOR_OPERATOR);
        }

        Vector3D rate(double t) {
            return axis.normalize().scalarMultiply(Math.toRadians(move.rate(t)));
        }
    }

    private final List<Slip> slips = new ArrayList<>();
    private final List<Move> pelvis = new ArrayList<>();
    private final List<Move> trunk = new ArrayList<>();
    private final List<Move> lateral = new ArrayList<>();
    private final List<Move> heading = new ArrayList<>();
    private final List<Move> height = new ArrayList<>();
    private double now;

    /** The end of all movements so far, s. */
    public double now() {
        return now;
    }

    /** Keeps still. */
    public TestWearer stand(double seconds) {
        now += seconds;
        return this;
    }

    /** Bows from the hips with a straight back and comes up again. */
    public TestWearer bow(double deg, double seconds) {
        return bend(deg, seconds / 2).bend(-deg, seconds / 2);
    }

    /** Turns pelvis and trunk forward together. */
    public TestWearer bend(double deg, double seconds) {
        return curl(deg, deg, seconds);
    }

    /** Turns pelvis and trunk forward, each by its own angle. */
    public TestWearer curl(double pelvisDeg, double trunkDeg, double seconds) {
        pelvis.add(new Move(now, seconds, pelvisDeg));
        trunk.add(new Move(now, seconds, trunkDeg));
        now += seconds;
        return this;
    }

    /** Leans to the right, or rolls onto that side. */
    public TestWearer lean(double deg, double seconds) {
        lateral.add(new Move(now, seconds, deg));
        now += seconds;
        return this;
    }

    /** Turns round to the left about the vertical. */
    public TestWearer turn(double deg, double seconds) {
        heading.add(new Move(now, seconds, deg));
        now += seconds;
        return this;
    }

    /** Goes up by so much. */
    public TestWearer rise(double metres, double seconds) {
        height.add(new Move(now, seconds, metres));
        now += seconds;
        return this;
    }

    /**
     * One squat down and up. The pelvis stops turning forward a while before the bottom, tips back from there and stays
     * so through the bottom.
     *
     * @param roundingDeg lumbar flexion at the bottom, by the trunk
     * @param tuckDeg how far the pelvis tips back before the bottom
     */
    public TestWearer squat(double seconds, double roundingDeg, double tuckDeg) {
        return squat(seconds, roundingDeg, tuckDeg, 0);
    }

    /** A squat in which the trunk tips back too, together with the pelvis. */
    public TestWearer squat(double seconds, double roundingDeg, double tuckDeg, double trunkTipsBackDeg) {
        double half = seconds / 2;
        double bottom = now + half;
        double tucking = Math.min(0.8, 0.6 * half);
        height.add(new Move(now, half, -SQUAT_DEPTH_METRES));
        height.add(new Move(bottom, half, SQUAT_DEPTH_METRES));
        trunk.add(new Move(now, half, roundingDeg));
        trunk.add(new Move(bottom, half, -roundingDeg));
        tipBack(pelvis, tuckDeg, bottom, tucking);
        tipBack(trunk, trunkTipsBackDeg, bottom, tucking);
        return bend(SQUAT_PELVIS_DEG, half - tucking).stand(2 * tucking).bend(-SQUAT_PELVIS_DEG, half - tucking);
    }

    private static void tipBack(List<Move> segment, double deg, double bottom, double tucking) {
        segment.add(new Move(bottom - tucking, tucking / 2, -deg));
        segment.add(new Move(bottom + tucking / 2, tucking / 2, deg));
    }

    /** Lets the back sag in a plank, or hunches where negative: sensors turn by the gains of a planar model. */
    public TestWearer sag(double deg, double seconds) {
        return curl(0.22 * deg, -0.78 * deg, seconds);
    }

    /** A sensor turns on the body within 0.4 s, about an axis of the body, while the wearer keeps still. */
    public TestWearer slip(Placement placement, Vector3D axis, double deg) {
        slips.add(new Slip(placement, axis, new Move(now, 0.4, deg)));
        return stand(0.4);
    }

    /** What sensors read until now, in order of time; of one time, in the order given. */
    public List<ImuSample> samples(TestSensor... sensors) {
        List<ImuSample> samples = new ArrayList<>();
        for (TestSensor sensor : sensors) {
            SplittableRandom random = new SplittableRandom(sensor.seed());
            for (int i = 0; i / sensor.rateHz() < now; i++) {
                samples.add(sample(sensor, i / sensor.rateHz(), random));
            }
        }
        samples.sort(Comparator.comparingDouble(ImuSample::timeSeconds));
        return samples;
    }

    private ImuSample sample(TestSensor sensor, double t, SplittableRandom random) {
        Vector3D bodyForce = force(sensor.placement(), t);
        Vector3D bodyRate = rate(sensor.placement(), t);
        for (Slip slip : slips) {
            if (slip.placement() == sensor.placement()) {
                Rotation turned = slip.turned(t);
                bodyForce = turned.applyInverseTo(bodyForce);
                bodyRate = turned.applyInverseTo(bodyRate.add(slip.rate(t)));
            }
        }
        Vector3D force = sensor.mount().applyTo(bodyForce);
        Vector3D rate =
                sensor.mount().applyTo(bodyRate).add(sensor.biasDegPerSecond().scalarMultiply(Math.toRadians(1)));
        return new ImuSample(
                sensor.placement(),
                t,
                force.getX() + 0.03 * sensor.noise() * random.nextDouble(-1, 1),
                force.getY() + 0.03 * sensor.noise() * random.nextDouble(-1, 1),
                force.getZ() + 0.03 * sensor.noise() * random.nextDouble(-1, 1),
                rate.getX() + 0.003 * sensor.noise() * random.nextDouble(-1, 1),
                rate.getY() + 0.003 * sensor.noise() * random.nextDouble(-1, 1),
                rate.getZ() + 0.003 * sensor.noise() * random.nextDouble(-1, 1));
    }

    private Vector3D force(Placement placement, double t) {
        double theta = sagittalRad(placement, t);
        double phi = Math.toRadians(value(lateral, t));
        Vector3D up = new Vector3D(-Math.sin(theta) * Math.cos(phi), Math.sin(phi), Math.cos(theta) * Math.cos(phi));
        return up.scalarMultiply(GRAVITY + sum(height, m -> m.acceleration(t)));
    }

    private Vector3D rate(Placement placement, double t) {
        double theta = sagittalRad(placement, t);
        double phi = Math.toRadians(value(lateral, t));
        double turning = Math.toRadians(sum(heading, m -> m.rate(t)));
        double leaning = Math.toRadians(sum(lateral, m -> m.rate(t)));
        double aboutUp = turning * Math.cos(phi);
        return new Vector3D(
                leaning * Math.cos(theta) - aboutUp * Math.sin(theta),
                turning * Math.sin(phi) + Math.toRadians(sum(channel(placement), m -> m.rate(t))),
                leaning * Math.sin(theta) + aboutUp * Math.cos(theta));
    }

    /** A segment's true motion at a rate, s apart by one period. */
    public List<SegmentMotion> motions(Placement placement, double rateHz) {
        List<SegmentMotion> motions = new ArrayList<>();
        for (int i = 0; i / rateHz < now; i++) {
            double t = i / rateHz;
            Vector3D rate = rate(placement, t);
            motions.add(new SegmentMotion(
                    t,
                    1 / rateHz,
                    sagittalRad(placement, t),
                    Math.toRadians(value(lateral, t)),
                    rate.getY(),
                    rate.getNorm(),
                    GRAVITY + sum(height, m -> m.acceleration(t)),
                    0));
        }
        return motions;
    }

    /** The true poses of pelvis and trunk. */
    public List<SpinePose> poses(double rateHz) {
        List<SegmentMotion> lower = motions(Placement.SACRUM, rateHz);
        List<SegmentMotion> upper = motions(Placement.T12, rateHz);
        List<SpinePose> poses = new ArrayList<>();
        for (int i = 0; i < lower.size(); i++) {
            poses.add(new SpinePose(lower.get(i).timeSeconds(), 1 / rateHz, lower.get(i), upper.get(i), 0));
        }
        return poses;
    }

    private double sagittalRad(Placement placement, double t) {
        return Inclination.wrap(Math.toRadians(value(channel(placement), t)));
    }

    private List<Move> channel(Placement placement) {
        return placement.region() == Placement.Region.PELVIS ? pelvis : trunk;
    }

    private static double value(List<Move> moves, double t) {
        return sum(moves, m -> m.value(t));
    }

    private static double sum(List<Move> moves, ToDoubleFunction<Move> quantity) {
        return moves.stream().mapToDouble(quantity).sum();
    }
}

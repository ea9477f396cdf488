package io.plumbline.simulator.sensor;

import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.SensorPoint;
import io.plumbline.simulator.movement.Timeline;
import org.apache.commons.math3.util.FastMath;

/**
 * What a perfect sensor at a point of the moving body reads.
 *
 * <p>Specific force f = Rᵀ(a − g) with g = (0, 0, −9.81), the acceleration by central difference over ±1 ms. Angular rate is
 * the mean over the sampling interval that ends at the instant, from the logarithm of the rotation between its ends: what
 * an integrating sensor delivers, and what integrates back to the pose without error.
 */
final class SensorMotion {

    /** What an accelerometer at rest reads, m/s². */
    static final double GRAVITY = 9.81;

    private static final double STEP_SECONDS = 1e-3;

    private final Timeline timeline;
    private final SensorPoint point;
    private final double[] mount;
    private final Pose pose = new Pose();
    private final double[] site = new double[4];
    private final double[] before = new double[3];
    private final double[] here = new double[3];
    private final double[] after = new double[3];
    private final double[] sensorToEarth = new double[4];
    private final double[] previous = new double[4];
    private final double[] force = new double[3];
    private final double[] rate = new double[3];

    /**
     * A sensor on a body in motion.
     *
     * @param sensorToBody unit quaternion from the sensor's axes to the site's
     */
    SensorMotion(Timeline timeline, SensorPoint point, Quaternion sensorToBody) {
        this.timeline = timeline;
        this.point = point;
        mount = new double[] {sensorToBody.w(), sensorToBody.x(), sensorToBody.y(), sensorToBody.z()};
    }

    /** Takes the pose of a time as the beginning of the first sampling interval. */
    void begin(double seconds) {
        timeline.at(seconds, pose);
        orient(previous);
    }

    /** Goes on to the next sampling instant, an interval after the last one. */
    void advance(double seconds, double intervalSeconds) {
        timeline.at(seconds - STEP_SECONDS, pose);
        point.locate(pose, before);
        timeline.at(seconds + STEP_SECONDS, pose);
        point.locate(pose, after);
        timeline.at(seconds, pose);
        point.locate(pose, here);
        orient(sensorToEarth);
        readForce();
        readRate(intervalSeconds);
        System.arraycopy(sensorToEarth, 0, previous, 0, 4);
    }

    /** Specific force along the sensor's x (0), y (1) or z (2), m/s². */
    double force(int axis) {
        return force[axis];
    }

    /** Angular rate about the sensor's x (0), y (1) or z (2), rad/s. */
    double rate(int axis) {
        return rate[axis];
    }

    private void orient(double[] result) {
        point.orient(pose, site);
        Quaternions.multiply(site, mount, result);
    }

    private void readForce() {
        double perStep = 1 / (STEP_SECONDS * STEP_SECONDS);
        for (int axis = 0; axis < 3; axis++) {
            force[axis] = (before[axis] - 2 * here[axis] + after[axis]) * perStep;
        }
        force[2] += GRAVITY;
        Quaternions.rotateBack(sensorToEarth, force);
    }

    private void readRate(double intervalSeconds) {
        Quaternions.conjugateTimes(previous, sensorToEarth, site);
        double sign = site[0] < 0 ? -1 : 1;
        double half = FastMath.sqrt(site[1] * site[1] + site[2] * site[2] + site[3] * site[3]);
        double angleOverHalf = half < 1e-9 ? 2 : 2 * FastMath.atan2(half, sign * site[0]) / half;
        for (int axis = 0; axis < 3; axis++) {
            rate[axis] = sign * site[axis + 1] * angleOverHalf / intervalSeconds;
        }
    }
}

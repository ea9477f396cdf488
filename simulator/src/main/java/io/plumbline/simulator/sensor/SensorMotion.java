package io.plumbline.simulator.sensor;

import io.plumbline.analytics.orientation.Quaternion;
import org.apache.commons.math3.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * What a perfect sensor at a moving place reads.
 *
 * <p>Specific force f = Rᵀ(a − g) with g = (0, 0, −9.81), the acceleration by central difference over ±1 ms. Angular rate is
 * the mean over the sampling interval that ends at the instant, from the logarithm of the rotation between its ends: what
 * an integrating sensor delivers, and what integrates back to the pose without error.
 */
final class SensorMotion {

    /** What an accelerometer at rest reads, m/s². */
    static final double GRAVITY = 9.81;

    private static final double STEP_SECONDS = 1e-3;

    private final Site site;
    private final @Nullable Skin skin;
    private final double[] mount;
    private final double[] siteToEarth = new double[4];
    private final double[] before = new double[3];
    private final double[] here = new double[3];
    private final double[] after = new double[3];
    private final double[] sensorToEarth = new double[4];
    private final double[] previous = new double[4];
    private final double[] scratch = new double[4];
    private final double[] force = new double[3];
    private final double[] rate = new double[3];

    /**
     * A sensor at a place in motion.
     *
     * @param skin what lets it move against the place; null: it is fixed
     * @param sensorToBody unit quaternion from the sensor's axes to the site's
     */
    SensorMotion(Site site, @Nullable Skin skin, Quaternion sensorToBody) {
        this.site = site;
        this.skin = skin;
        mount = new double[] {sensorToBody.w(), sensorToBody.x(), sensorToBody.y(), sensorToBody.z()};
    }

    /** Takes the pose of a time as the beginning of the first sampling interval. */
    void begin(double seconds) {
        accelerate(seconds);
        if (skin != null) {
            skin.begin(seconds, site.lumbarFlexion(), accelerationInSite());
        }
        orient();
        System.arraycopy(sensorToEarth, 0, previous, 0, 4);
    }

    /** Goes on to the next sampling instant, an interval after the last one. */
    void advance(double seconds, double intervalSeconds) {
        accelerate(seconds);
        if (skin != null) {
            skin.advance(seconds, site.lumbarFlexion(), accelerationInSite());
            skin.addAcceleration(siteToEarth, force);
        }
        orient();
        force[2] += GRAVITY;
        Quaternions.rotateBack(sensorToEarth, force);
        readRate(intervalSeconds);
        System.arraycopy(sensorToEarth, 0, previous, 0, 4);
    }

    /** Specific force along the sensor's x, y and z, m/s²; always the same array. */
    double[] force() {
        return force;
    }

    /** Angular rate about the sensor's x, y and z, rad/s; always the same array. */
    double[] rate() {
        return rate;
    }

    /** How the sensor is turned at the last instant: unit quaternion from its axes to earth. */
    Quaternion sensorToEarth() {
        return new Quaternion(sensorToEarth[0], sensorToEarth[1], sensorToEarth[2], sensorToEarth[3]);
    }

    /** Goes to a time and finds how the place is turned and, in {@code force}, how it is accelerated, in earth axes. */
    private void accelerate(double seconds) {
        site.at(seconds - STEP_SECONDS);
        site.locate(before);
        site.at(seconds + STEP_SECONDS);
        site.locate(after);
        site.at(seconds);
        site.locate(here);
        site.orient(siteToEarth);
        double perStep = 1 / (STEP_SECONDS * STEP_SECONDS);
        for (int axis = 0; axis < 3; axis++) {
            force[axis] = (before[axis] - 2 * here[axis] + after[axis]) * perStep;
        }
    }

    private double[] accelerationInSite() {
        System.arraycopy(force, 0, scratch, 0, 3);
        Quaternions.rotateBack(siteToEarth, scratch);
        return scratch;
    }

    private void orient() {
        if (skin == null) {
            Quaternions.multiply(siteToEarth, mount, sensorToEarth);
        } else {
            Quaternions.multiply(siteToEarth, skin.turn(), scratch);
            Quaternions.multiply(scratch, mount, sensorToEarth);
        }
    }

    private void readRate(double intervalSeconds) {
        Quaternions.conjugateTimes(previous, sensorToEarth, scratch);
        double sign = scratch[0] < 0 ? -1 : 1;
        double half = FastMath.sqrt(scratch[1] * scratch[1] + scratch[2] * scratch[2] + scratch[3] * scratch[3]);
        double angleOverHalf = half < 1e-9 ? 2 : 2 * FastMath.atan2(half, sign * scratch[0]) / half;
        for (int axis = 0; axis < 3; axis++) {
            rate[axis] = sign * scratch[axis + 1] * angleOverHalf / intervalSeconds;
        }
    }
}

package io.plumbline.analytics.orientation;

import static org.apache.commons.math3.geometry.euclidean.threed.RotationConvention.VECTOR_OPERATOR;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.jspecify.annotations.Nullable;

/** A sensor whose true attitude is known, with a gyroscope that has a constant bias; it feeds a filter as it moves. */
final class MovingSensor {

    static final double GRAVITY = 9.81;
    static final Vector3D STILL = Vector3D.ZERO;

    private final OrientationFilter filter;
    private final double rateHz;
    private final Vector3D biasDegPerSecond;
    private Rotation sensorToEarth;
    private @Nullable OfflineOrientation recording;

    MovingSensor(OrientationFilter filter, double rateHz, Rotation sensorToEarth, Vector3D biasDegPerSecond) {
        this.filter = filter;
        this.rateHz = rateHz;
        this.sensorToEarth = sensorToEarth;
        this.biasDegPerSecond = biasDegPerSecond;
    }

    /** The rotation by an angle about an axis. */
    static Rotation turn(Vector3D axis, double angleDeg) {
        return new Rotation(axis, Math.toRadians(angleDeg), VECTOR_OPERATOR);
    }

    /** One sample: the sensor turns at a rate, in its own axes, and accelerates in earth axes. */
    void move(Vector3D degPerSecond, Vector3D accelerationMps2) {
        if (degPerSecond.getNorm() > 0) {
            Rotation step = turn(degPerSecond, degPerSecond.getNorm() / rateHz);
            sensorToEarth = sensorToEarth.compose(step, VECTOR_OPERATOR);
        }
        Vector3D force = sensorToEarth.applyInverseTo(accelerationMps2.add(GRAVITY, Vector3D.PLUS_K));
        Vector3D rate = degPerSecond.add(biasDegPerSecond).scalarMultiply(Math.toRadians(1));
        filter.update(1 / rateHz, rate.getX(), rate.getY(), rate.getZ(), force.getX(), force.getY(), force.getZ());
        if (recording != null) {
            recording.add(1 / rateHz, rate.getX(), rate.getY(), rate.getZ(), force.getX(), force.getY(), force.getZ());
        }
    }

    /** From now on what the filter gets is recorded too. */
    void record(OfflineOrientation into) {
        recording = into;
    }

    void rest(double seconds) {
        for (int i = 0; i < seconds * rateHz; i++) {
            move(STILL, STILL);
        }
    }

    Rotation sensorToEarth() {
        return sensorToEarth;
    }

    /** The angle between the true up direction and the filter's, degrees. */
    double inclinationErrorDeg() {
        return inclinationErrorDeg(up(filter), sensorToEarth);
    }

    static double inclinationErrorDeg(Vector3D up, Rotation sensorToEarth) {
        return Math.toDegrees(Vector3D.angle(up, sensorToEarth.applyInverseTo(Vector3D.PLUS_K)));
    }

    /** The earth's up direction in sensor axes. */
    static Vector3D up(Quaternion sensorToEarth) {
        Quaternion q = sensorToEarth;
        return new Vector3D(
                2 * (q.x() * q.z() - q.w() * q.y()),
                2 * (q.y() * q.z() + q.w() * q.x()),
                1 - 2 * (q.x() * q.x() + q.y() * q.y()));
    }

    static Vector3D up(OrientationFilter filter) {
        return new Vector3D(filter.upX(), filter.upY(), filter.upZ());
    }

    static Vector3D biasDegPerSecond(OrientationFilter filter) {
        return new Vector3D(filter.biasX(), filter.biasY(), filter.biasZ()).scalarMultiply(Math.toDegrees(1));
    }
}

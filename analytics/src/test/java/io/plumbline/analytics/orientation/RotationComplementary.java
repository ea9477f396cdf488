package io.plumbline.analytics.orientation;

import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/**
 * A peer to measure against: a complementary filter as one writes it with Commons Math's {@link Rotation}. The angular
 * rate turns the attitude, and a share of the angle between measured and expected up is taken back at each sample.
 */
final class RotationComplementary {

    private static final double SHARE_PER_SECOND = 0.5;

    private Rotation sensorToEarth = Rotation.IDENTITY;

    void update(double dt, double gx, double gy, double gz, double ax, double ay, double az) {
        Vector3D rate = new Vector3D(gx, gy, gz);
        double angle = rate.getNorm() * dt;
        if (angle > 0) {
            sensorToEarth = sensorToEarth.compose(
                    new Rotation(rate, angle, RotationConvention.VECTOR_OPERATOR), RotationConvention.VECTOR_OPERATOR);
        }
        Vector3D measuredUp = sensorToEarth.applyTo(new Vector3D(ax, ay, az)).normalize();
        Vector3D axis = measuredUp.crossProduct(Vector3D.PLUS_K);
        if (axis.getNorm() > 1e-12) {
            double share = SHARE_PER_SECOND * dt * Vector3D.angle(measuredUp, Vector3D.PLUS_K);
            Rotation back = new Rotation(axis, share, RotationConvention.VECTOR_OPERATOR);
            sensorToEarth = back.compose(sensorToEarth, RotationConvention.VECTOR_OPERATOR);
        }
    }

    Vector3D up() {
        return sensorToEarth.applyInverseTo(Vector3D.PLUS_K);
    }
}

package io.plumbline.analytics.wearer;

import io.plumbline.analytics.imu.Placement;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.geometry.euclidean.threed.RotationConvention;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;

/**
 * A sensor that a {@link TestWearer} wears.
 *
 * @param mount turns body axes into sensor axes
 * @param noise 0: none; 1: that of a good sensor, 0.03 m/s² and 0.2 °/s
 * @param seed of the noise
 */
public record TestSensor(
        Placement placement, double rateHz, Rotation mount, Vector3D biasDegPerSecond, double noise, long seed) {

    /** A perfect sensor of 100 Hz whose axes are those of the body. */
    public static TestSensor at(Placement placement) {
        return new TestSensor(placement, 100, Rotation.IDENTITY, Vector3D.ZERO, 0, 0);
    }

    public TestSensor turned(Vector3D axis, double deg) {
        Rotation rotation = new Rotation(axis, Math.toRadians(deg), RotationConvention.VECTOR_OPERATOR);
        return new TestSensor(placement, rateHz, rotation, biasDegPerSecond, noise, seed);
    }

    public TestSensor biased(double x, double y, double z) {
        return new TestSensor(placement, rateHz, mount, new Vector3D(x, y, z), noise, seed);
    }

    public TestSensor noisy(long newSeed) {
        return new TestSensor(placement, rateHz, mount, biasDegPerSecond, 1, newSeed);
    }

    public TestSensor atRate(double newRateHz) {
        return new TestSensor(placement, newRateHz, mount, biasDegPerSecond, noise, seed);
    }
}

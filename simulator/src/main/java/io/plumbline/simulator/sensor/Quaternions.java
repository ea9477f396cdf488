package io.plumbline.simulator.sensor;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.orientation.Quaternion;
import org.apache.commons.math3.geometry.euclidean.threed.Rotation;
import org.apache.commons.math3.random.RandomGenerator;

/** Unit quaternions (w, x, y, z), Hamilton convention, in arrays that a caller keeps: the inner loop of a sensor. */
final class Quaternions {

    private static final double ORTHOGONALITY = 1e-9;

    private Quaternions() {}

    /** result = a ⊗ b; result may not be either of them. */
    static void multiply(double[] a, double[] b, double[] result) {
        result[0] = a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3];
        result[1] = a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2];
        result[2] = a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1];
        result[3] = a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0];
    }

    /** result = a* ⊗ b: the rotation that leads from a to b, in a's axes. */
    static void conjugateTimes(double[] a, double[] b, double[] result) {
        result[0] = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
        result[1] = a[0] * b[1] - a[1] * b[0] - a[2] * b[3] + a[3] * b[2];
        result[2] = a[0] * b[2] + a[1] * b[3] - a[2] * b[0] - a[3] * b[1];
        result[3] = a[0] * b[3] - a[1] * b[2] + a[2] * b[1] - a[3] * b[0];
    }

    /** Turns a vector by the inverse of q, in place: from earth to the axes that q takes to earth. */
    static void rotateBack(double[] q, double[] vector) {
        double tx = 2 * (vector[1] * q[3] - vector[2] * q[2]);
        double ty = 2 * (vector[2] * q[1] - vector[0] * q[3]);
        double tz = 2 * (vector[0] * q[2] - vector[1] * q[1]);
        double x = vector[0] + q[0] * tx + ty * q[3] - tz * q[2];
        double y = vector[1] + q[0] * ty + tz * q[1] - tx * q[3];
        double z = vector[2] + q[0] * tz + tx * q[2] - ty * q[1];
        vector[0] = x;
        vector[1] = y;
        vector[2] = z;
    }

    /** Turns a vector by q, in place: from the axes that q takes to earth to those of the earth. */
    static void rotate(double[] q, double[] vector) {
        double tx = 2 * (q[2] * vector[2] - q[3] * vector[1]);
        double ty = 2 * (q[3] * vector[0] - q[1] * vector[2]);
        double tz = 2 * (q[1] * vector[1] - q[2] * vector[0]);
        double x = vector[0] + q[0] * tx + q[2] * tz - q[3] * ty;
        double y = vector[1] + q[0] * ty + q[3] * tx - q[1] * tz;
        double z = vector[2] + q[0] * tz + q[1] * ty - q[2] * tx;
        vector[0] = x;
        vector[1] = y;
        vector[2] = z;
    }

    /** The rotation of a stated mount, from the sensor's axes to the body's. */
    static Quaternion of(Mount mount) {
        double[] m = mount.sensorToBody();
        Rotation rotation = new Rotation(
                new double[][] {{m[0], m[1], m[2]}, {m[3], m[4], m[5]}, {m[6], m[7], m[8]}}, ORTHOGONALITY);
        return of(rotation);
    }

    /** The same rotation of vectors; commons-math keeps the conjugate of Hamilton's quaternion. */
    static Quaternion of(Rotation rotation) {
        return new Quaternion(rotation.getQ0(), -rotation.getQ1(), -rotation.getQ2(), -rotation.getQ3());
    }

    /** Any rotation, all equally likely: a direction on the sphere in four dimensions. */
    static Quaternion random(RandomGenerator random) {
        double w = random.nextGaussian();
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        double z = random.nextGaussian();
        double length = Math.sqrt(w * w + x * x + y * y + z * z);
        return new Quaternion(w / length, x / length, y / length, z / length);
    }
}

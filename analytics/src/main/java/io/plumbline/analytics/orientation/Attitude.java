package io.plumbline.analytics.orientation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A rotation from one frame to another that changes in place: a unit quaternion, Hamilton convention. */
final class Attitude {

    /** Below this square of half an angle the series used here are exact to double precision. */
    private static final double SMALL_HALF_ANGLE_SQUARED = 0.01;

    private double w = 1;
    private double x;
    private double y;
    private double z;

    /** Turns the frame rotated from by a rotation vector in its own axes, rad: q ← q ⊗ exp(½ angle). */
    void turn(double angleX, double angleY, double angleZ) {
        double halfSquared = 0.25 * (angleX * angleX + angleY * angleY + angleZ * angleZ);
        double cosine;
        double halfSinc; // sin(half angle) / angle
        if (halfSquared < SMALL_HALF_ANGLE_SQUARED) {
            double h = halfSquared;
            cosine = 1 - h * (1. / 2 - h * (1. / 24 - h * (1. / 720 - h * (1. / 40320))));
            halfSinc = 0.5 - h * (1. / 12 - h * (1. / 240 - h * (1. / 10080 - h * (1. / 725760))));
        } else {
            double half = Math.sqrt(halfSquared);
            cosine = Math.cos(half);
            halfSinc = 0.5 * Math.sin(half) / half;
        }
        double dx = halfSinc * angleX;
        double dy = halfSinc * angleY;
        double dz = halfSinc * angleZ;
        setNearlyUnit(
                w * cosine - x * dx - y * dy - z * dz,
                w * dx + x * cosine + y * dz - z * dy,
                w * dy - x * dz + y * cosine + z * dx,
                w * dz + x * dy - y * dx + z * cosine);
    }

    /**
     * Turns the frame rotated to, about a horizontal axis by the smallest angle, so that a unit vector that was (x, y,
     * z) in it points along its third axis.
     */
    void level(double upX, double upY, double upZ) {
        double halfCosine = Math.sqrt(Math.max(0, 0.5 + 0.5 * upZ));
        if (halfCosine > 1e-6) {
            tilt(halfCosine, 0.5 * upY / halfCosine, -0.5 * upX / halfCosine);
        } else {
            tilt(0, 1, 0); // upside down: any horizontal axis does
        }
    }

    /** Turns the frame rotated to about a horizontal axis: q ← (cosine, sineX, sineY, 0) ⊗ q, of half the angle. */
    void tilt(double cosine, double sineX, double sineY) {
        setNearlyUnit(
                cosine * w - sineX * x - sineY * y,
                cosine * x + sineX * w + sineY * z,
                cosine * y - sineX * z + sineY * w,
                cosine * z + sineX * y - sineY * x);
    }

    /** Becomes {@code inner} followed by {@code outer}. */
    void setProduct(Attitude outer, Attitude inner) {
        w = outer.w * inner.w - outer.x * inner.x - outer.y * inner.y - outer.z * inner.z;
        x = outer.w * inner.x + outer.x * inner.w + outer.y * inner.z - outer.z * inner.y;
        y = outer.w * inner.y - outer.x * inner.z + outer.y * inner.w + outer.z * inner.x;
        z = outer.w * inner.z + outer.x * inner.y - outer.y * inner.x + outer.z * inner.w;
    }

    /** The norm of a product of unit quaternions is 1 but for rounding: one Newton step takes the rest off. */
    private void setNearlyUnit(double newW, double newX, double newY, double newZ) {
        double scale = 1.5 - 0.5 * (newW * newW + newX * newX + newY * newY + newZ * newZ);
        w = newW * scale;
        x = newX * scale;
        y = newY * scale;
        z = newZ * scale;
    }

    // The rotation matrix, row by row.

    double xx() {
        return 1 - 2 * (y * y + z * z);
    }

    double xy() {
        return 2 * (x * y - w * z);
    }

    double xz() {
        return 2 * (x * z + w * y);
    }

    double yx() {
        return 2 * (x * y + w * z);
    }

    double yy() {
        return 1 - 2 * (x * x + z * z);
    }

    double yz() {
        return 2 * (y * z - w * x);
    }

    double zx() {
        return 2 * (x * z - w * y);
    }

    double zy() {
        return 2 * (y * z + w * x);
    }

    double zz() {
        return 1 - 2 * (x * x + y * y);
    }

    /** First component of a vector after the rotation. */
    double rotatedX(double vx, double vy, double vz) {
        return xx() * vx + xy() * vy + xz() * vz;
    }

    double rotatedY(double vx, double vy, double vz) {
        return yx() * vx + yy() * vy + yz() * vz;
    }

    double rotatedZ(double vx, double vy, double vz) {
        return zx() * vx + zy() * vy + zz() * vz;
    }

    void set(Attitude other) {
        w = other.w;
        x = other.x;
        y = other.y;
        z = other.z;
    }

    Quaternion toQuaternion() {
        return new Quaternion(w, x, y, z);
    }

    void reset() {
        w = 1;
        x = 0;
        y = 0;
        z = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(w);
        out.writeDouble(x);
        out.writeDouble(y);
        out.writeDouble(z);
    }

    void restore(DataInput in) throws IOException {
        w = in.readDouble();
        x = in.readDouble();
        y = in.readDouble();
        z = in.readDouble();
    }
}

package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * The axis a bow turns about: principal axis of the covariance of the angular rate, with the sign of the forward half.
 * Functional calibration as in Kong et al. 2016 (doi 10.3390/s16122121 class of methods): gravity gives the upright
 * axis, the bow gives the left one.
 */
final class BowAxis {

    /** Slower rates carry more noise than direction. */
    static final double MIN_RATE_RAD_PER_S = Math.toRadians(10);

    private double xx;
    private double xy;
    private double xz;
    private double yy;
    private double yz;
    private double zz;
    private double forwardX;
    private double forwardY;
    private double forwardZ;
    private double pendingX;
    private double pendingY;
    private double pendingZ;
    private double peakRad;

    BowAxis() {}

    BowAxis(DataInput saved) throws IOException {
        xx = saved.readDouble();
        xy = saved.readDouble();
        xz = saved.readDouble();
        yy = saved.readDouble();
        yz = saved.readDouble();
        zz = saved.readDouble();
        forwardX = saved.readDouble();
        forwardY = saved.readDouble();
        forwardZ = saved.readDouble();
        pendingX = saved.readDouble();
        pendingY = saved.readDouble();
        pendingZ = saved.readDouble();
        peakRad = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        for (double value : new double[] {
            xx, xy, xz, yy, yz, zz, forwardX, forwardY, forwardZ, pendingX, pendingY, pendingZ, peakRad
        }) {
            out.writeDouble(value);
        }
    }

    /** Takes a sample of the bow: rates without their bias, rad/s, and how far the sensor has tilted so far, rad. */
    void update(double dt, double wx, double wy, double wz, double tiltRad) {
        if (wx * wx + wy * wy + wz * wz > MIN_RATE_RAD_PER_S * MIN_RATE_RAD_PER_S) {
            xx += wx * wx * dt;
            xy += wx * wy * dt;
            xz += wx * wz * dt;
            yy += wy * wy * dt;
            yz += wy * wz * dt;
            zz += wz * wz * dt;
        }
        pendingX += wx * dt;
        pendingY += wy * dt;
        pendingZ += wz * dt;
        if (tiltRad > peakRad) {
            peakRad = tiltRad;
            forwardX += pendingX;
            forwardY += pendingY;
            forwardZ += pendingZ;
            pendingX = 0;
            pendingY = 0;
            pendingZ = 0;
        }
    }

    /** The largest tilt so far, rad. */
    double peakRad() {
        return peakRad;
    }

    /** Axis and quality: {x, y, z, share of the rotation about it}. Null where there was no rotation. */
    double @Nullable [] axisAndQuality() {
        double total = xx + yy + zz;
        if (!(total > 0)) {
            return null;
        }
        EigenDecomposition eigen = new EigenDecomposition(
                new Array2DRowRealMatrix(new double[][] {{xx, xy, xz}, {xy, yy, yz}, {xz, yz, zz}}));
        double[] values = eigen.getRealEigenvalues();
        int largest = 0;
        for (int i = 1; i < 3; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        double[] axis = eigen.getEigenvector(largest).toArray();
        double sign = axis[0] * forwardX + axis[1] * forwardY + axis[2] * forwardZ >= 0 ? 1 : -1;
        return new double[] {sign * axis[0], sign * axis[1], sign * axis[2], values[largest] / total};
    }
}

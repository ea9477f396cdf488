package io.plumbline.analytics.orientation;

/**
 * A peer to measure against: the filter of six axes by gradient descent, from the equations of S. Madgwick, "An efficient
 * orientation filter for inertial and inertial/magnetic sensor arrays", University of Bristol (2010): q̇ = ½ q ⊗ ω − β
 * ∇f/|∇f| with f = R(q)ᵀ z − a/|a| and ∇f = J(q)ᵀ f.
 */
final class MadgwickUpdate {

    private static final double BETA = 0.1;

    private double w = 1;
    private double x;
    private double y;
    private double z;

    void update(double dt, double gx, double gy, double gz, double ax, double ay, double az) {
        double rateW = -0.5 * (x * gx + y * gy + z * gz);
        double rateX = 0.5 * (w * gx + y * gz - z * gy);
        double rateY = 0.5 * (w * gy - x * gz + z * gx);
        double rateZ = 0.5 * (w * gz + x * gy - y * gx);
        double force = Math.sqrt(ax * ax + ay * ay + az * az);
        if (force > 0) {
            double fx = 2 * (x * z - w * y) - ax / force;
            double fy = 2 * (w * x + y * z) - ay / force;
            double fz = 1 - 2 * (x * x + y * y) - az / force;
            double slopeW = -2 * y * fx + 2 * x * fy;
            double slopeX = 2 * z * fx + 2 * w * fy - 4 * x * fz;
            double slopeY = -2 * w * fx + 2 * z * fy - 4 * y * fz;
            double slopeZ = 2 * x * fx + 2 * y * fy;
            double slope = Math.sqrt(slopeW * slopeW + slopeX * slopeX + slopeY * slopeY + slopeZ * slopeZ);
            if (slope > 0) {
                double share = BETA / slope;
                rateW -= share * slopeW;
                rateX -= share * slopeX;
                rateY -= share * slopeY;
                rateZ -= share * slopeZ;
            }
        }
        double newW = w + rateW * dt;
        double newX = x + rateX * dt;
        double newY = y + rateY * dt;
        double newZ = z + rateZ * dt;
        double scale = 1 / Math.sqrt(newW * newW + newX * newX + newY * newY + newZ * newZ);
        w = newW * scale;
        x = newX * scale;
        y = newY * scale;
        z = newZ * scale;
    }

    double upX() {
        return 2 * (x * z - w * y);
    }

    double upY() {
        return 2 * (y * z + w * x);
    }

    double upZ() {
        return 1 - 2 * (x * x + y * y);
    }
}

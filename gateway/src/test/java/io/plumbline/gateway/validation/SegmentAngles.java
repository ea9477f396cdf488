package io.plumbline.gateway.validation;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.orientation.Inclination;

/** How a segment is turned, from a sensor's orientation and its mount: docs/coordinate-frames.md. */
final class SegmentAngles {

    private final double[] bodyAxes;

    SegmentAngles(String mount) {
        bodyAxes = Mount.parse(mount).sensorToBody();
    }

    /** A vector in sensor axes along a body axis: 0 forward, 1 left, 2 up the spine. */
    double along(int axis, double x, double y, double z) {
        return bodyAxes[3 * axis] * x + bodyAxes[3 * axis + 1] * y + bodyAxes[3 * axis + 2] * z;
    }

    /** Sagittal inclination, rad, of a unit quaternion w, x, y, z from sensor to earth. */
    double sagittalRad(double[] q) {
        double[] up = up(q);
        return Inclination.sagittal(along(0, up[0], up[1], up[2]), along(2, up[0], up[1], up[2]));
    }

    /** Lateral inclination, rad. */
    double lateralRad(double[] q) {
        double[] up = up(q);
        return Inclination.lateral(along(1, up[0], up[1], up[2]));
    }

    /** Heading, rad, turning left positive, from an arbitrary zero: the direction of the body's left axis. */
    double headingRad(double[] q) {
        double[] left = {bodyAxes[3], bodyAxes[4], bodyAxes[5]};
        return Math.atan2(-inEarth(q, 0, left), inEarth(q, 1, left));
    }

    /** The earth's up direction in sensor axes. */
    static double[] up(double[] q) {
        return new double[] {
            2 * (q[1] * q[3] - q[0] * q[2]), 2 * (q[2] * q[3] + q[0] * q[1]), 1 - 2 * (q[1] * q[1] + q[2] * q[2])
        };
    }

    private static double inEarth(double[] q, int axis, double[] v) {
        double[] row = axis == 0
                ? new double[] {
                    1 - 2 * (q[2] * q[2] + q[3] * q[3]),
                    2 * (q[1] * q[2] - q[0] * q[3]),
                    2 * (q[1] * q[3] + q[0] * q[2])
                }
                : new double[] {
                    2 * (q[1] * q[2] + q[0] * q[3]),
                    1 - 2 * (q[1] * q[1] + q[3] * q[3]),
                    2 * (q[2] * q[3] - q[0] * q[1])
                };
        return row[0] * v[0] + row[1] * v[1] + row[2] * v[2];
    }
}

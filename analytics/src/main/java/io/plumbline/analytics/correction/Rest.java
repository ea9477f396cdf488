package io.plumbline.analytics.correction;

/**
 * What an accelerometer read on average while it rested: gravity, and its own errors.
 *
 * @param ax mean reading along x, m/s²; ay and az likewise
 * @param standardErrorMps2 how uncertain the size of the mean is, m/s²: small on a table, larger on a body that breathes
 */
public record Rest(double ax, double ay, double az, double standardErrorMps2) {

    /** Size of the mean reading, m/s². */
    double size() {
        return Math.sqrt(ax * ax + ay * ay + az * az);
    }

    /** Angle between two rests' readings, rad. */
    double angle(Rest other) {
        double cosine = (ax * other.ax + ay * other.ay + az * other.az) / (size() * other.size());
        return Math.acos(Math.max(-1, Math.min(1, cosine)));
    }

    /**
     * The axis that points up or down in this rest, where one nearly does.
     *
     * @param withinRad how far off it may be
     * @return 0 x up, 1 x down, 2 y up … 5 z down; −1: none
     */
    public int face(double withinRad) {
        double[] readings = {ax, ay, az};
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(readings[axis]) > size() * Math.cos(withinRad)) {
                return 2 * axis + (readings[axis] > 0 ? 0 : 1);
            }
        }
        return -1;
    }
}

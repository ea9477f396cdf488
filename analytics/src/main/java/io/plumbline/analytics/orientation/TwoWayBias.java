package io.plumbline.analytics.orientation;

import java.util.List;

/**
 * The gyroscope's bias at every sample of a recording, from what came before it and from what came after: {@link
 * OrientationFilter} runs forwards, and backwards on angular rates of the opposite sign, and the two estimates are
 * weighted by their covariances (the idea of Laidig and Seel 2023, offline variant; the weighting of two independent
 * estimates is that of the two-filter smoother: D. C. Fraser and J. E. Potter, IEEE Trans. Automatic Control 14(4),
 * 1969).
 */
final class TwoWayBias {

    private static final int KEPT = BiasEstimator.BIAS_AND_COVARIANCE;

    private final List<RecordedReading> readings;
    private final OrientationParameters parameters;
    private final double rateHz;
    // A sample's bias and its covariance: forwards alone at first, then the bias of both directions.
    private final double[] estimates;

    TwoWayBias(List<RecordedReading> readings, OrientationParameters parameters, double rateHz) {
        this.readings = readings;
        this.parameters = parameters;
        this.rateHz = rateHz;
        estimates = new double[KEPT * readings.size()];
        runForwards();
        runBackwards();
    }

    private void runForwards() {
        OrientationFilter filter = new OrientationFilter(parameters, rateHz);
        for (int i = 0; i < readings.size(); i++) {
            RecordedReading reading = readings.get(i);
            feed(filter, reading, reading, reading.begins(), 1);
            filter.bias().copyTo(estimates, KEPT * i);
        }
    }

    /** A rate belongs to the step that leads to its sample, so that the way back from there has it. */
    private void runBackwards() {
        OrientationFilter filter = new OrientationFilter(parameters, rateHz);
        double[] backwards = new double[KEPT];
        int last = readings.size() - 1;
        for (int i = last; i >= 0; i--) {
            RecordedReading reading = readings.get(i);
            boolean begins = i == last || readings.get(i + 1).begins();
            feed(filter, reading, begins ? reading : readings.get(i + 1), begins, -1);
            filter.bias().copyTo(backwards, 0);
            combine(KEPT * i, backwards);
        }
    }

    /** Gives the filter a sample, reached over the step that has the rate of another or its own. */
    private void feed(
            OrientationFilter filter, RecordedReading at, RecordedReading over, boolean begins, int direction) {
        if (begins) {
            filter.restart();
        }
        filter.update(
                begins ? 1 / rateHz : over.stepSeconds(),
                direction * over.gx(),
                direction * over.gy(),
                direction * over.gz(),
                at.ax(),
                at.ay(),
                at.az());
    }

    /** b = bf + Pf (Pf + Pb)⁻¹ (bb − bf), where bb is the bias found backwards, of the opposite sign. */
    private void combine(int at, double[] back) {
        double[] fwd = estimates;
        double dx = -back[0] - fwd[at];
        double dy = -back[1] - fwd[at + 1];
        double dz = -back[2] - fwd[at + 2];
        double xx = fwd[at + 3] + back[3];
        double yy = fwd[at + 4] + back[4];
        double zz = fwd[at + 5] + back[5];
        double xy = fwd[at + 6] + back[6];
        double xz = fwd[at + 7] + back[7];
        double yz = fwd[at + 8] + back[8];
        // The inverse of a symmetric matrix by its cofactors.
        double cxx = yy * zz - yz * yz;
        double cyy = xx * zz - xz * xz;
        double czz = xx * yy - xy * xy;
        double cxy = xz * yz - xy * zz;
        double cxz = xy * yz - xz * yy;
        double cyz = xy * xz - xx * yz;
        double determinant = xx * cxx + xy * cxy + xz * cxz;
        double sx = (cxx * dx + cxy * dy + cxz * dz) / determinant;
        double sy = (cxy * dx + cyy * dy + cyz * dz) / determinant;
        double sz = (cxz * dx + cyz * dy + czz * dz) / determinant;
        fwd[at] += fwd[at + 3] * sx + fwd[at + 6] * sy + fwd[at + 7] * sz;
        fwd[at + 1] += fwd[at + 6] * sx + fwd[at + 4] * sy + fwd[at + 8] * sz;
        fwd[at + 2] += fwd[at + 7] * sx + fwd[at + 8] * sy + fwd[at + 5] * sz;
    }

    /** The bias about the sensor's x axis at a sample, rad/s; y and z likewise. */
    double x(int sample) {
        return estimates[KEPT * sample];
    }

    double y(int sample) {
        return estimates[KEPT * sample + 1];
    }

    double z(int sample) {
        return estimates[KEPT * sample + 2];
    }
}

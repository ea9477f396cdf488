package io.plumbline.analytics.orientation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial of BROAD: a sensor moved by hand under optical reference. D. Laidig, M. Caruso, A. Cereatti and T. Seel,
 * "BROAD – A Benchmark for Robust Inertial Orientation Estimation", Data 6(7):72 (2021), doi 10.3390/data6070072.
 *
 * @param name the trial's file name without ending
 * @param rows gx, gy, gz in rad/s; ax, ay, az in m/s²; the reference quaternion, sensor to earth, w x y z, NaN where
 *     the optics lost sight; 1 where the row counts
 */
record BroadTrial(String name, List<double[]> rows) {

    static final double RATE_HZ = 2000. / 7;

    static BroadTrial read(String name) throws IOException {
        List<String[]> rows = SharedData.rows("broad/" + name + ".csv.gz");
        return new BroadTrial(name, rows.stream().map(BroadTrial::numbers).toList());
    }

    private static double[] numbers(String[] cells) {
        double[] numbers = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            numbers[i] = cells[i].isEmpty() ? Double.NaN : Double.parseDouble(cells[i]);
        }
        return numbers;
    }

    /** Inclination RMSE in degrees of the filter on every {@code step}-th row, as BROAD defines it. */
    double inclinationRmseDeg(int step) {
        double rateHz = RATE_HZ / step;
        OrientationFilter filter = new OrientationFilter(OrientationParameters.defaults(), rateHz);
        List<Quaternion> estimates = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += step) {
            double[] row = rows.get(i);
            filter.update(1 / rateHz, row[0], row[1], row[2], row[3], row[4], row[5]);
            estimates.add(filter.sensorToEarth());
        }
        return inclinationRmseDeg(step, estimates);
    }

    /** The same of the acausal pass. */
    double offlineInclinationRmseDeg(int step) {
        double rateHz = RATE_HZ / step;
        OfflineOrientation recording = new OfflineOrientation(OrientationParameters.defaults(), rateHz);
        for (int i = 0; i < rows.size(); i += step) {
            double[] row = rows.get(i);
            recording.add(1 / rateHz, row[0], row[1], row[2], row[3], row[4], row[5]);
        }
        return inclinationRmseDeg(step, recording.sensorToEarth());
    }

    private double inclinationRmseDeg(int step, List<Quaternion> estimates) {
        double squares = 0;
        int counted = 0;
        for (int i = 0; i < estimates.size(); i++) {
            double[] row = rows.get(i * step);
            if (row[10] == 1 && !Double.isNaN(row[6])) {
                double error = inclinationErrorDeg(estimates.get(i), row);
                squares += error * error;
                counted++;
            }
        }
        return Math.sqrt(squares / counted);
    }

    /** The angle of the horizontal-axis part of estimate ⊗ reference*: 2 acos √(w² + z²). */
    private static double inclinationErrorDeg(Quaternion estimate, double[] row) {
        double norm = Math.sqrt(row[6] * row[6] + row[7] * row[7] + row[8] * row[8] + row[9] * row[9]);
        Quaternion reference = new Quaternion(row[6] / norm, row[7] / norm, row[8] / norm, row[9] / norm);
        double w = estimate.w() * reference.w()
                + estimate.x() * reference.x()
                + estimate.y() * reference.y()
                + estimate.z() * reference.z();
        double z = -estimate.w() * reference.z()
                - estimate.x() * reference.y()
                + estimate.y() * reference.x()
                + estimate.z() * reference.w();
        return Math.toDegrees(2 * Math.acos(Math.min(1, Math.sqrt(w * w + z * z))));
    }
}

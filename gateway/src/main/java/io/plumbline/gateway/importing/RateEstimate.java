package io.plumbline.gateway.importing;

import java.util.Arrays;

/** The rate at which samples were taken, from times that may be rounded to whole milliseconds and have holes. */
final class RateEstimate {

    private static final double ROUNDING_SECONDS = 1.5e-3;
    private static final double SHARE_OF_PERIOD = 0.25;
    private static final double MOST_PERIODS = 10;
    private static final double DIGITS = 1000;

    private RateEstimate() {}

    /**
     * Samples a second: the whole numbers of periods that the steps come near to, over their sum. Steps that are near no
     * whole multiple of the median, and long holes, do not count. Rounded to thousandths.
     *
     * @param seconds increasing times, at least two
     */
    static double ofTimes(double[] seconds) {
        double[] steps = new double[seconds.length - 1];
        Arrays.setAll(steps, i -> seconds[i + 1] - seconds[i]);
        double[] sorted = steps.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double periods = 0;
        double sum = 0;
        for (double step : steps) {
            double multiple = Math.rint(step / median);
            if (multiple >= 1
                    && multiple <= MOST_PERIODS
                    && Math.abs(step - multiple * median) <= Math.max(ROUNDING_SECONDS, SHARE_OF_PERIOD * median)) {
                periods += multiple;
                sum += step;
            }
        }
        return Math.rint(periods / sum * DIGITS) / DIGITS;
    }
}

package io.plumbline.gateway.importing;

import java.util.Arrays;

/** The rate at which samples were taken, from times that may be rounded to whole milliseconds and have holes. */
final class RateEstimate {

    private static final double LONGEST_STEP = 10;
    private static final double DIGITS = 1000;

    private RateEstimate() {}

    /**
     * Samples a second: the steps' whole multiples of the median step, over their sum. Longer holes do not count.
     * Rounded to thousandths.
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
            if (step < LONGEST_STEP * median) {
                periods += Math.max(1, Math.rint(step / median));
                sum += step;
            }
        }
        return Math.rint(periods / sum * DIGITS) / DIGITS;
    }
}

package io.plumbline.gateway.cli;

/**
 * The time between one sensor's samples. Where the nominal rate is stated, a step near a whole number of periods is taken
 * to be that, which undoes times that were rounded to milliseconds.
 */
final class SampleSteps {

    private static final double GAP_SECONDS = 1;
    private static final double ROUNDING_SECONDS = 1.5e-3;
    private static final double SHARE_OF_PERIOD = 0.25;

    private final double period;
    private final double tolerance;
    private double last = Double.NaN;
    private boolean afterGap;

    /**
     * Steps of a sensor.
     *
     * @param rateHz nominal rate, Hz
     * @param stated whether the rate is stated, and not made from the times themselves
     */
    SampleSteps(double rateHz, boolean stated) {
        this.period = 1 / rateHz;
        this.tolerance = stated ? Math.max(ROUNDING_SECONDS, SHARE_OF_PERIOD * period) : 0;
    }

    /** Time since the last sample, s; the period for the first one and for one after a gap. */
    double next(double seconds) {
        double step = seconds - last;
        afterGap = step > GAP_SECONDS;
        boolean first = Double.isNaN(last);
        last = seconds;
        if (first || afterGap) {
            return period;
        }
        double periods = Math.rint(step / period);
        return periods >= 1 && Math.abs(step - periods * period) <= tolerance ? periods * period : step;
    }

    /** Whether more than a second went by before the last sample. */
    boolean afterGap() {
        return afterGap;
    }
}

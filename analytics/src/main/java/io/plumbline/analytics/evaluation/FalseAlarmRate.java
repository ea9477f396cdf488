package io.plumbline.analytics.evaluation;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * How often an alert came in vain, with its exact Poisson confidence interval (Garwood, Biometrika 28, 1936): for n events
 * in T hours the two-sided 95 % limits are χ²(0.025; 2n)/2T and χ²(0.975; 2n+2)/2T. With no event the lower limit is 0.
 *
 * @param count how many
 * @param hours in how many hours, more than 0
 */
public record FalseAlarmRate(int count, double hours) {

    private static final double CONFIDENCE = 0.95;

    public FalseAlarmRate {
        if (count < 0 || !(hours > 0)) {
            throw new IllegalArgumentException(
                    "a rate needs a count of 0 or more and hours above 0, was " + count + " in " + hours + " h");
        }
    }

    /** Events an hour. */
    public double perHour() {
        return count / hours;
    }

    /** The lower end of the two-sided 95 % interval, an hour. */
    public double lowerPerHour() {
        return count == 0 ? 0 : quantile((1 - CONFIDENCE) / 2, 2.0 * count);
    }

    /** The upper end of the two-sided 95 % interval, an hour: 3.69/T with no event. */
    public double upperPerHour() {
        return quantile((1 + CONFIDENCE) / 2, 2.0 * count + 2);
    }

    /** The one-sided 95 % upper bound, an hour: 3.0/T with no event ("rule of three"). */
    public double upperBoundPerHour() {
        return quantile(CONFIDENCE, 2.0 * count + 2);
    }

    private double quantile(double share, double degreesOfFreedom) {
        return new ChiSquaredDistribution(null, degreesOfFreedom).inverseCumulativeProbability(share) / 2 / hours;
    }
}

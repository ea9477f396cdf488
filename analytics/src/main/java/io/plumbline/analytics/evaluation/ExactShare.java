package io.plumbline.analytics.evaluation;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * A share with its exact two-sided 95 % confidence interval (Clopper and Pearson, Biometrika 26, 1934): for k of n the
 * limits are the 2.5 % quantile of Beta(k, n−k+1) and the 97.5 % quantile of Beta(k+1, n−k).
 *
 * @param part how many, 0 to {@code whole}
 * @param whole of how many, 0 or more; with 0 every figure is NaN
 */
public record ExactShare(int part, int whole) {

    private static final double TAIL = 0.025;

    public ExactShare {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("a share is 0 or more of a whole, was " + part + " of " + whole);
        }
    }

    /** The share. */
    public double value() {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** The lower end of the interval. */
    public double lower() {
        if (whole == 0) {
            return Double.NaN;
        }
        return part == 0 ? 0 : quantile(TAIL, part, whole - part + 1);
    }

    /** The upper end of the interval. */
    public double upper() {
        if (whole == 0) {
            return Double.NaN;
        }
        return part == whole ? 1 : quantile(1 - TAIL, part + 1, whole - part);
    }

    private static double quantile(double probability, double alpha, double beta) {
        return new BetaDistribution(null, alpha, beta).inverseCumulativeProbability(probability);
    }
}

package io.plumbline.analytics.exercise;

import java.util.Arrays;

/**
 * An amber limit a little above what the wearer's own accepted repetitions show. The usual margin is that of the project's
 * design: the 95th percentile and 6°, about the smallest change of a person's lumbar angle that means anything, never under
 * 12°; that five repetitions are enough is chosen.
 *
 * @param after how many accepted repetitions it takes, 1 to 100
 * @param aboveDeg how far above their 95th percentile amber is, degrees, in (0, 90)
 * @param leastDeg amber is never less, degrees, in (0, 90)
 */
public record OwnMargin(int after, double aboveDeg, double leastDeg) {

    /** After 5 repetitions, 6° above, 12° at least. */
    public static final OwnMargin USUAL = new OwnMargin(5, 6, 12);

    private static final double PERCENTILE = 0.95;

    public OwnMargin {
        if (after < 1 || after > 100) {
            throw new IllegalArgumentException("after must be from 1 to 100, was " + after);
        }
        check("aboveDeg", aboveDeg);
        check("leastDeg", leastDeg);
    }

    /**
     * The amber limit of one whose accepted repetitions had these peaks.
     *
     * @param peaksDeg at least one, degrees; of n the {@code ceil(0.95 n)}-th is their 95th percentile: of 19 or fewer the largest
     */
    public double amberDeg(double[] peaksDeg) {
        double[] sorted = peaksDeg.clone();
        Arrays.sort(sorted);
        double percentile = sorted[(int) Math.ceil(PERCENTILE * sorted.length) - 1];
        return Math.max(leastDeg, percentile + aboveDeg);
    }

    private static void check(String name, double value) {
        if (!(value > 0 && value < 90)) {
            throw new IllegalArgumentException(name + " must be in (0, 90), was " + value);
        }
    }
}

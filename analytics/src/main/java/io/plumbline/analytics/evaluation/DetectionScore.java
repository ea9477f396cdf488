package io.plumbline.analytics.evaluation;

/**
 * How many alerts were right.
 *
 * @param hits due and raised
 * @param missed due and not raised
 * @param falseAlarms raised and not due
 * @param excluded due alerts that count neither way, being within 2° of a limit or within half a dwell of it
 */
public record DetectionScore(int hits, int missed, int falseAlarms, int excluded) {

    /** Nothing due and nothing raised. */
    public static final DetectionScore NOTHING = new DetectionScore(0, 0, 0, 0);

    static DetectionScore of(Matching matching) {
        return new DetectionScore(
                matching.hits().size(),
                matching.missed().size(),
                matching.falseAlarms().size(),
                matching.excludedDue());
    }

    /** Both together. */
    public DetectionScore plus(DetectionScore other) {
        return new DetectionScore(
                hits + other.hits, missed + other.missed, falseAlarms + other.falseAlarms, excluded + other.excluded);
    }

    /** How many alerts had to come. */
    public int due() {
        return hits + missed;
    }

    /** The share of alerts that were right; NaN where none came. */
    public double precision() {
        return exactPrecision().value();
    }

    /** The share of due alerts that came; NaN where none was due. */
    public double recall() {
        return exactRecall().value();
    }

    /** Precision with its interval, which takes every alert for independent of the others. */
    public ExactShare exactPrecision() {
        return new ExactShare(hits, hits + falseAlarms);
    }

    /** Recall with its interval, which takes every alert for independent of the others. */
    public ExactShare exactRecall() {
        return new ExactShare(hits, due());
    }

    /** The harmonic mean of precision and recall; NaN where none was due and none came. */
    public double f1() {
        return share(2 * hits, 2 * hits + missed + falseAlarms);
    }

    /** The share of due alerts that count neither way; NaN where there are none at all. */
    public double excludedShare() {
        return share(excluded, due() + excluded);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}

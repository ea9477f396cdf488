package io.plumbline.analytics.session;

/**
 * How far a sensor may have turned otherwise in a gap than along the straight line by which the angular rate is
 * interpolated across it.
 */
final class MissedTurn {

    /**
     * A wearer's angular rate changes in its curvature by no more than this, rad/s³: a gap of T seconds hides J T³ / 12.
     * Found in simulated squats, bows and getting down to the floor: at most 0.6° in 0.12 s, 2.7° in 0.2 s, 7.9° in 0.3 s.
     */
    private static final double MAX_CURVATURE = Math.toRadians(4000);

    /** In a longer gap a whole movement may begin and end, so that the rates around it tell nothing, s. */
    private static final double RATES_TELL_SECONDS = 0.4;

    private MissedTurn() {}

    /**
     * The largest turn that may have been missed, rad: in a gap of up to 0.4 s no more than the larger of the rates
     * at its ends turns in that time.
     *
     * @param gapSeconds from the last sample before the gap to the first after it, s
     * @param beforeRadPerS size of the angular rate there, rad/s; after likewise
     */
    static double radians(double gapSeconds, double beforeRadPerS, double afterRadPerS) {
        double byCurvature = MAX_CURVATURE * gapSeconds * gapSeconds * gapSeconds / 12;
        return gapSeconds > RATES_TELL_SECONDS
                ? byCurvature
                : Math.min(byCurvature, gapSeconds * Math.max(beforeRadPerS, afterRadPerS));
    }
}

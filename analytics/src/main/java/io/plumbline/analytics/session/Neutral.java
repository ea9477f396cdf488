package io.plumbline.analytics.session;

/**
 * Where the wearer's neutral is and how well it is known.
 *
 * @param pelvisRad θ of the pelvis in neutral, rad; NaN with one sensor, with none on the pelvis, or where it is not known
 * @param differenceRad θ_upper − θ_lower in neutral, rad; NaN with one sensor or where it is not known
 * @param known whether every sensor's upright angle is known
 * @param captured whether it was captured on purpose: from a still stand, not between repetitions
 */
record Neutral(double pelvisRad, double differenceRad, boolean known, boolean captured) {

    /** Whether it holds these, NaN being the same as NaN. */
    boolean is(double pelvis, double difference, boolean isKnown, boolean wasCaptured) {
        return known == isKnown
                && captured == wasCaptured
                && Double.compare(pelvisRad, pelvis) == 0
                && Double.compare(differenceRad, difference) == 0;
    }
}

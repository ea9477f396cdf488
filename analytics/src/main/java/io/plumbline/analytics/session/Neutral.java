package io.plumbline.analytics.session;

/**
 * Where the wearer's neutral is and how well it is known.
 *
 * @param pelvisRad θ of the pelvis in neutral, rad; NaN with one sensor, with none on the pelvis, or where it is not known
 * @param differenceRad θ_upper − θ_lower in neutral, rad; NaN with one sensor or where it is not known
 * @param known whether every sensor's upright angle is known
 * @param captured whether it was captured on purpose: from a still stand, not between repetitions
 */
record Neutral(double pelvisRad, double differenceRad, boolean known, boolean captured) {}

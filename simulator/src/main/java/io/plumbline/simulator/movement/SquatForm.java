package io.plumbline.simulator.movement;

/**
 * How a squat is done, angles in rad.
 *
 * @param knee flexion of the knees at the bottom
 * @param pelvis inclination of the pelvis when it is furthest forward
 * @param usualFlexion lumbar flexion at the bottom of the wearer's good squat
 * @param tuck how far the pelvis tips back near the bottom
 * @param rounding lumbar flexion on the way down that is not the pelvis' doing
 */
record SquatForm(double knee, double pelvis, double usualFlexion, double tuck, double rounding) {

    /** The part of the way down by which the pelvis is furthest forward and a tuck begins. */
    private static final double PELVIS_LEADS = 0.7;
    /** The part of the way down by which the back is fully rounded. */
    private static final double ROUNDED = 0.9;

    /** Inclination of the pelvis, rad, at a share of the way down. */
    double pelvisAt(double depth) {
        return pelvis * lead(depth / PELVIS_LEADS) - tuck * tuckedAt(depth);
    }

    /** Lumbar flexion, rad, at a share of the way down. */
    double flexionAt(double depth) {
        return usualFlexion * depth + tuck * tuckedAt(depth) + rounding * MinimumJerk.at(depth / ROUNDED);
    }

    private static double tuckedAt(double depth) {
        return MinimumJerk.at((depth - PELVIS_LEADS) / (1 - PELVIS_LEADS));
    }

    /** From 0 at once to 1, where it comes to rest with no acceleration: 2 x − 2 x³ + x⁴. */
    private static double lead(double share) {
        return share >= 1 ? 1 : share * (2 + share * share * (share - 2));
    }
}

package io.plumbline.simulator.movement;

/**
 * The angles of a squat at each share of the way down, rad.
 *
 * @param knee flexion of the knees at the bottom
 * @param pelvis inclination of the pelvis when it is furthest forward
 */
record SquatForm(double knee, double pelvis, SquatStyle style) {

    /** The part of the way down by which the pelvis is furthest forward and a tuck begins. */
    private static final double PELVIS_LEADS = 0.7;
    /** The part of the way down by which the back is fully rounded. */
    private static final double ROUNDED = 0.9;

    /** Inclination of the pelvis, rad, at a share of the way down. */
    double pelvisAt(double depth) {
        return pelvis * lead(depth / PELVIS_LEADS) - style.tuck() * tuckedAt(depth);
    }

    /** Lumbar flexion, rad, at a share of the way down. */
    double flexionAt(double depth) {
        return style.usualFlexion() * depth
                + style.tuck() * tuckedAt(depth)
                + style.rounding() * MinimumJerk.at(depth / ROUNDED);
    }

    private static double tuckedAt(double depth) {
        return MinimumJerk.at((depth - PELVIS_LEADS) / (1 - PELVIS_LEADS));
    }

    /** From 0 at once to 1, where it comes to rest with no acceleration: 2 x − 2 x³ + x⁴. */
    private static double lead(double share) {
        return share >= 1 ? 1 : share * (2 + share * share * (share - 2));
    }
}

package io.plumbline.simulator.truth;

/**
 * The limits whose passing the truth tells.
 *
 * @param flexionDeg lumbar flexion, degrees, in (0, 90)
 * @param extensionDeg lumbar extension as a positive number, degrees, in (0, 90)
 * @param tuckDeg how far the pelvis may tip back before the bottom of a repetition, degrees, in (0, 90)
 */
public record TruthLimits(double flexionDeg, double extensionDeg, double tuckDeg) {

    /** The limits of a truth file that names none (10 and 8 degrees), and the alert's own for the tuck (8 degrees). */
    public static final TruthLimits DEFAULT = new TruthLimits(10, 8, 8);

    public TruthLimits {
        check("flexionDeg", flexionDeg);
        check("extensionDeg", extensionDeg);
        check("tuckDeg", tuckDeg);
    }

    private static void check(String name, double limitDeg) {
        if (!(limitDeg > 0 && limitDeg < 90)) {
            throw new IllegalArgumentException(name + " must be in (0, 90) degrees, was " + limitDeg);
        }
    }
}

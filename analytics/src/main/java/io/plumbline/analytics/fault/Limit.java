package io.plumbline.analytics.fault;

/**
 * How much is too much, and for how long.
 *
 * @param amberDeg degrees, in (0, 90)
 * @param redDeg degrees, at least amber
 * @param amberDwellSeconds how long amber must be passed before an alert, s, at least 0
 * @param redDwellSeconds how long red must be passed, s, at least 0
 */
public record Limit(double amberDeg, double redDeg, double amberDwellSeconds, double redDwellSeconds) {

    /** Red, where only amber was set: the ratio of the published defaults for flexion (12 and 20°). */
    public static final double RED_TO_AMBER = 5.0 / 3;

    /** An alert is cleared below this share of its limit … */
    private static final double CLEAR_SHARE = 0.75;

    /** … and at least this many degrees below it … */
    private static final double CLEAR_MARGIN_DEG = 3;

    /** … but not below this share: of a limit under 4° there would be nothing left, and a tuck is never less than 0°. */
    private static final double LEAST_CLEAR_SHARE = 0.25;

    public Limit {
        if (!(amberDeg > 0 && amberDeg < 90)) {
            throw new IllegalArgumentException("amberDeg must be in (0, 90), was " + amberDeg);
        }
        if (!(redDeg >= amberDeg)) {
            throw new IllegalArgumentException("redDeg must be at least amberDeg " + amberDeg + ", was " + redDeg);
        }
        if (!(amberDwellSeconds >= 0 && redDwellSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "dwell must not be negative, was " + amberDwellSeconds + " and " + redDwellSeconds + " s");
        }
    }

    /** The size below which an alert is cleared, degrees. */
    public double clearDeg() {
        double clear = Math.min(CLEAR_SHARE * amberDeg, amberDeg - CLEAR_MARGIN_DEG);
        return Math.max(clear, LEAST_CLEAR_SHARE * amberDeg);
    }

    /** The same dwell with other limits; red never under amber. */
    public Limit withDegrees(double newAmberDeg, double newRedDeg) {
        return new Limit(newAmberDeg, Math.max(newAmberDeg, newRedDeg), amberDwellSeconds, redDwellSeconds);
    }
}

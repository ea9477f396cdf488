package io.plumbline.analytics.exercise;

import io.plumbline.analytics.fault.Limit;

/**
 * A limit on flexion as a share of the wearer's own range of it. The usual shares, and the floors beneath them, are chosen,
 * not measured: healthy squats use about 60 % of the range.
 *
 * @param amberShare of the range, in (0, 1]
 * @param amberLeastDeg amber is never less, degrees, in (0, 90)
 * @param redShare of the range, in (0, 1]
 * @param redLeastDeg red is never less, degrees, in (0, 90)
 */
public record RangeShare(double amberShare, double amberLeastDeg, double redShare, double redLeastDeg) {

    /** Amber at 40 %, 12° at least; red at 60 %, 20° at least. */
    public static final RangeShare USUAL = new RangeShare(0.40, 12, 0.60, 20);

    public RangeShare {
        check("amberShare", amberShare, 1);
        check("redShare", redShare, 1);
        check("amberLeastDeg", amberLeastDeg, Math.nextDown(90));
        check("redLeastDeg", redLeastDeg, Math.nextDown(90));
    }

    /** The limit of a wearer with a range of {@code rangeDeg} degrees, dwelling as {@code own} does. */
    public Limit of(double rangeDeg, Limit own) {
        return own.withDegrees(
                Math.max(amberLeastDeg, amberShare * rangeDeg), Math.max(redLeastDeg, redShare * rangeDeg));
    }

    private static void check(String name, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must be in (0, " + (most == 1 ? "1]" : "90)") + ", was " + value);
        }
    }
}

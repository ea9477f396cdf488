package io.plumbline.analytics.spine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much of a bend comes from the lower back: ΔL / (ΔL + ΔP), with lumbar flexion L and pelvic tilt P, whose sum is the
 * inclination of the trunk from neutral. Measured on the way down, from where the trunk passes 15° to where it is furthest
 * forward, at most 60°. The lumbopelvic rhythm of a full bend is 0.46 to 0.51 (Laird et al., PMC5034504), a hip hinge is
 * far below. Since it is made of differences, a neutral that is a few degrees off hardly changes it.
 */
public final class LumbarShare {

    /** A hip hinge has at most this share; chosen, not measured: far below the 0.46 of a natural bend. */
    public static final double HINGE_AT_MOST = 0.3;

    private static final double FROM_RAD = Math.toRadians(15);
    private static final double TO_RAD = Math.toRadians(60);

    /** A trunk that does not come this far forward makes no bend to speak of, rad; chosen, not measured. */
    private static final double LEAST_RAD = Math.toRadians(45);

    private double trunkRad;
    private double flexionRad;
    private double beginFlexionRad;
    private double furthestRad;
    private double furthestFlexionRad;

    /** Has seen nothing. */
    public LumbarShare() {
        forget();
    }

    /** Restores what {@link #save} wrote. */
    public LumbarShare(DataInput saved) throws IOException {
        trunkRad = saved.readDouble();
        flexionRad = saved.readDouble();
        beginFlexionRad = saved.readDouble();
        furthestRad = saved.readDouble();
        furthestFlexionRad = saved.readDouble();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeDouble(trunkRad);
        out.writeDouble(flexionRad);
        out.writeDouble(beginFlexionRad);
        out.writeDouble(furthestRad);
        out.writeDouble(furthestFlexionRad);
    }

    /**
     * Takes the next pose; one of which an angle is not known makes the bend under way unknown.
     *
     * @param tiltRad inclination of the pelvis from neutral, rad, forward positive; NaN where it is not known
     * @param lumbarRad lumbar flexion from neutral, rad, flexion positive; NaN where it is not known
     * @param bending whether a bend is under way; between bends, a trunk under 15° begins anew
     */
    public void update(double tiltRad, double lumbarRad, boolean bending) {
        double trunk = tiltRad + lumbarRad;
        if (Double.isNaN(trunk)) {
            forget();
            return;
        }
        if (trunk < FROM_RAD) {
            if (!bending || furthestRad < LEAST_RAD) {
                beginAnew();
            }
        } else if (trunkRad < FROM_RAD && Double.isNaN(beginFlexionRad)) {
            beginFlexionRad = flexionAt(FROM_RAD, trunk, lumbarRad);
            furthestRad = FROM_RAD;
        }
        if (!Double.isNaN(beginFlexionRad) && trunk > furthestRad && furthestRad < TO_RAD) {
            furthestFlexionRad = trunk > TO_RAD ? flexionAt(TO_RAD, trunk, lumbarRad) : lumbarRad;
            furthestRad = Math.min(trunk, TO_RAD);
        }
        trunkRad = trunk;
        flexionRad = lumbarRad;
    }

    /** Lumbar flexion where the trunk passed an angle, between the last pose and this one. */
    private double flexionAt(double passedRad, double trunk, double lumbar) {
        return flexionRad + (lumbar - flexionRad) * (passedRad - trunkRad) / (trunk - trunkRad);
    }

    private void beginAnew() {
        beginFlexionRad = Double.NaN;
        furthestRad = Double.NEGATIVE_INFINITY;
        furthestFlexionRad = Double.NaN;
    }

    /** Forgets the bend under way: what follows tells of a bend only once the trunk has been under 15° again. */
    public void forget() {
        beginAnew();
        trunkRad = Double.NaN;
        flexionRad = Double.NaN;
    }

    /**
     * The lumbar share of the bend under way or just done, as a rule in [0, 1]: below 0 the back arches meanwhile, above 1
     * the pelvis tips back; NaN where the trunk has not come 45° forward, or not from under 15°.
     */
    public double share() {
        return furthestRad < LEAST_RAD ? Double.NaN : (furthestFlexionRad - beginFlexionRad) / (furthestRad - FROM_RAD);
    }
}

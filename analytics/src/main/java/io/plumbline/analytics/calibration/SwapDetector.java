package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Notices that two sensors are worn in each other's place. When a person bends or squats, the trunk turns further forward
 * than the pelvis by the lumbar flexion, 13 to 26° in a healthy squat and more in a stoop; where the sensor that is called
 * the upper one turns back against the lower one by 20° in one bend, or by 15° in three in a row, they are swapped: a
 * lumbar spine does not arch so far in a bend.
 *
 * <p>Until the first bend in which the back gives, it can't tell: with a straight back, as in a calibration's bow, both
 * turn alike. So a swap may be told only after the movements that a true order would have alerted. The two limits are
 * chosen from the ranges above, not measured.
 */
public final class SwapDetector {

    private static final double BEGINS_RAD = Math.toRadians(20);
    private static final double ENDS_RAD = Math.toRadians(10);
    private static final double LYING_RAD = Math.toRadians(75);
    private static final double CERTAIN_RAD = Math.toRadians(-20);
    private static final double LIKELY_RAD = Math.toRadians(-15);
    private static final double RIGHT_RAD = Math.toRadians(8);
    private static final int LIKELY_BENDS = 3;

    private boolean bent;
    private boolean lay;
    private double leastRad;
    private double mostRad;
    private int likely;

    /** Begins with nothing seen. */
    public SwapDetector() {}

    /** Restores what {@link #save} wrote. */
    public SwapDetector(DataInput saved) throws IOException {
        bent = saved.readBoolean();
        lay = saved.readBoolean();
        leastRad = saved.readDouble();
        mostRad = saved.readDouble();
        likely = saved.readInt();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(bent);
        out.writeBoolean(lay);
        out.writeDouble(leastRad);
        out.writeDouble(mostRad);
        out.writeInt(likely);
    }

    /**
     * Takes the sagittal inclinations of the two sensors.
     *
     * @param lowerRad of the one called the lower, from neutral, rad, forward positive
     * @param upperRad of the one called the upper
     * @return whether a bend has just ended that tells that they are swapped
     */
    public boolean update(double lowerRad, double upperRad) {
        double forward = (lowerRad + upperRad) / 2;
        if (Math.abs(forward) < ENDS_RAD) {
            boolean ended = bent && !lay;
            bent = false;
            lay = false;
            return ended && judge();
        }
        if (forward > BEGINS_RAD && !bent) {
            bent = true;
            leastRad = Double.POSITIVE_INFINITY;
            mostRad = Double.NEGATIVE_INFINITY;
        }
        lay = lay || Math.abs(forward) > LYING_RAD;
        if (bent) {
            double flexion = upperRad - lowerRad;
            leastRad = Math.min(leastRad, flexion);
            mostRad = Math.max(mostRad, flexion);
        }
        return false;
    }

    private boolean judge() {
        if (mostRad > RIGHT_RAD) {
            likely = 0;
            return false;
        }
        likely = leastRad < LIKELY_RAD ? likely + 1 : 0;
        return leastRad < CERTAIN_RAD || likely >= LIKELY_BENDS;
    }

    /** The sensors were calibrated anew, or a bend could not be followed. */
    public void restart() {
        bent = false;
        lay = false;
        likely = 0;
    }
}

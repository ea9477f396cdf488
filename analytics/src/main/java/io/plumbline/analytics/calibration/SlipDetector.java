package io.plumbline.analytics.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a sensor no longer sits as it was calibrated: while the wearer stands still for two seconds, gravity in the
 * sensor's axes is compared with that of the calibration.
 *
 * <p>With one sensor the offset is the segment's own inclination from neutral; with two it is the difference of the two
 * segments' inclinations, since a lean turns both sensors and a slip turns one. Standing again, a person differs from
 * before by two or three degrees, so that an offset means nothing by itself up to 4°. From there on:
 *
 * <ul>
 *   <li>7° to 25°: moved, at the first such stand. Hardly anybody stands so.
 *   <li>4° to 7°, and 25° to 60°: moved, once three stands in a row agree within 3°, with the wearer having moved by 10°
 *       between them. One who leans, sits or rests comes back; a slip stays.
 *   <li>Two sensors that differ by over 60°, which no lumbar spine does, or a single one upside down: taken off or turned.
 * </ul>
 *
 * <p>A stand within 2.5° of the calibrated one tells that nothing had moved after all.
 *
 * <p>What it can't see: a turn about the vertical (round the waist); two sensors that slip alike; a slip that the wearer's
 * own posture undoes; anything while the wearer never stands still. What it takes for a slip though it is none: one sensor
 * on a wearer who rests leaning by 7° to 25°; two sensors on one who sits down or slouches by as much. The first limit is
 * that of re-zeroing at rest in the project's design (4°); the others are chosen, not measured.
 *
 * <pre>{@code
 * slips.lower(dt, sagittalFromNeutralRad, lateralFromNeutralRad, rate, force);
 * SlipDetector.Stand stand = slips.stand();
 * }</pre>
 */
public final class SlipDetector {

    /** What a still stand tells. */
    public enum Stand {
        /** Gravity is where it was when the sensors were calibrated. */
        AS_CALIBRATED,
        /** The lower or only sensor has moved. */
        LOWER_MOVED,
        /** The upper sensor has moved. */
        UPPER_MOVED,
        /** The lower or only sensor was turned by more than a body can. */
        LOWER_TURNED,
        /** The upper sensor was turned by more than a body can. */
        UPPER_TURNED;

        /** Whether the sensor was turned by more than a body can. */
        public boolean turned() {
            return this == LOWER_TURNED || this == UPPER_TURNED;
        }

        /** Whether it is about the upper sensor. */
        public boolean upper() {
            return this == UPPER_MOVED || this == UPPER_TURNED;
        }
    }

    private static final double STAND_SECONDS = 2.0;
    private static final double SAME_RAD = Math.toRadians(2.5);
    private static final double NOTABLE_RAD = Math.toRadians(4);
    private static final double NOTABLE_AFTER_RESTART_RAD = Math.toRadians(5);
    private static final double CERTAIN_RAD = Math.toRadians(7);
    private static final double UPRIGHT_RAD = Math.toRadians(25);
    private static final double BODILY_RAD = Math.toRadians(60);
    private static final double INVERTED_RAD = Math.toRadians(115);
    private static final double AGREEING_RAD = Math.toRadians(3);
    private static final double AWAY_RAD = Math.toRadians(10);
    private static final int AGREEING_STANDS = 3;

    private final StillAngles lower;
    private final @Nullable StillAngles upper;
    private boolean judged;
    private boolean wasAway = true;
    private boolean restarted;
    private int agreeing;
    private double offsetSagittalRad;
    private double offsetLateralRad;

    /**
     * Begins with nothing seen.
     *
     * @param two whether there is an upper sensor too
     */
    public SlipDetector(boolean two) {
        lower = new StillAngles();
        upper = two ? new StillAngles() : null;
    }

    /** Restores what {@link #save} wrote. */
    public SlipDetector(boolean two, DataInput saved) throws IOException {
        lower = new StillAngles(saved);
        upper = two ? new StillAngles(saved) : null;
        judged = saved.readBoolean();
        wasAway = saved.readBoolean();
        restarted = saved.readBoolean();
        agreeing = saved.readInt();
        offsetSagittalRad = saved.readDouble();
        offsetLateralRad = saved.readDouble();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        lower.save(out);
        if (upper != null) {
            upper.save(out);
        }
        out.writeBoolean(judged);
        out.writeBoolean(wasAway);
        out.writeBoolean(restarted);
        out.writeInt(agreeing);
        out.writeDouble(offsetSagittalRad);
        out.writeDouble(offsetLateralRad);
    }

    /**
     * Takes how the lower or only segment stands.
     *
     * @param dt seconds since the last
     * @param sagittalRad inclination from neutral, rad, forward positive
     * @param lateralRad inclination from neutral, rad, to the right positive
     * @param rate size of the angular rate, rad/s
     * @param force vertical component of the specific force, m/s²
     */
    public void lower(double dt, double sagittalRad, double lateralRad, double rate, double force) {
        update(lower, dt, sagittalRad, lateralRad, rate, force);
    }

    /** Takes how the upper segment stands, in the same units. */
    public void upper(double dt, double sagittalRad, double lateralRad, double rate, double force) {
        if (upper == null) {
            throw new IllegalStateException("this detector was made for one sensor");
        }
        update(upper, dt, sagittalRad, lateralRad, rate, force);
    }

    private void update(StillAngles of, double dt, double sagittal, double lateral, double rate, double force) {
        wasAway = wasAway || of.distance(sagittal, lateral) > AWAY_RAD;
        of.update(dt, sagittal, lateral, rate, force);
    }

    /** What the stand tells that has just lasted for two seconds; null where there is none, or it tells nothing. */
    public @Nullable Stand stand() {
        if (lower.seconds() < STAND_SECONDS || (upper != null && upper.seconds() < STAND_SECONDS)) {
            judged = false;
            return null;
        }
        if (judged) {
            return null;
        }
        judged = true;
        return upper == null
                ? verdict(lower.sagittalRad(), lower.lateralRad(), false)
                : verdict(
                        upper.sagittalRad() - lower.sagittalRad(),
                        upper.lateralRad() - lower.lateralRad(),
                        upper.sizeRad() > lower.sizeRad());
    }

    private @Nullable Stand verdict(double sagittal, double lateral, boolean ofUpper) {
        double size = Math.sqrt(sagittal * sagittal + lateral * lateral);
        if (upper == null ? Math.abs(sagittal) > INVERTED_RAD : size > BODILY_RAD) {
            return ofUpper ? Stand.UPPER_TURNED : Stand.LOWER_TURNED;
        }
        if (size > BODILY_RAD || (upper != null && Math.min(lower.sizeRad(), upper.sizeRad()) > UPRIGHT_RAD)) {
            return null;
        }
        boolean afterRestart = restarted;
        restarted = false;
        if (size < NOTABLE_RAD) {
            agreeing = 0;
            return size < SAME_RAD ? Stand.AS_CALIBRATED : null;
        }
        countAgreeing(sagittal, lateral);
        boolean certain = size > (afterRestart ? NOTABLE_AFTER_RESTART_RAD : CERTAIN_RAD) && size < UPRIGHT_RAD;
        if (!certain && agreeing < AGREEING_STANDS) {
            return null;
        }
        return ofUpper ? Stand.UPPER_MOVED : Stand.LOWER_MOVED;
    }

    private void countAgreeing(double sagittal, double lateral) {
        boolean agrees = Math.hypot(sagittal - offsetSagittalRad, lateral - offsetLateralRad) < AGREEING_RAD;
        if (agreeing > 0 && agrees && !wasAway) {
            return; // the same stand, interrupted by a sway
        }
        agreeing = agreeing > 0 && agrees ? agreeing + 1 : 1;
        offsetSagittalRad = sagittal;
        offsetLateralRad = lateral;
        wasAway = false;
    }

    /** A repetition is under way: no stand, and surely a movement. */
    public void moving() {
        interrupt();
        wasAway = true;
    }

    /** From here on {@link #hasMoved} is about what follows. */
    public void awaitMovement() {
        wasAway = false;
    }

    /** Whether the wearer has moved by 10° since the last notable stand, or since {@link #awaitMovement}. */
    public boolean hasMoved() {
        return wasAway;
    }

    /** Data are missing: what follows is another stand. */
    public void interrupt() {
        lower.restart();
        if (upper != null) {
            upper.restart();
        }
        judged = false;
    }

    /** A sensor has started anew, perhaps in another place: the next stand is held against 5° instead of 7°. */
    public void sensorRestarted() {
        interrupt();
        restarted = true;
    }

    /** The sensors were calibrated anew: what was seen before says nothing any more. */
    public void recalibrated() {
        interrupt();
        wasAway = true;
        restarted = false;
        agreeing = 0;
    }
}

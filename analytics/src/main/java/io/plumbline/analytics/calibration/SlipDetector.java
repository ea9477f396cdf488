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
 * before by two or three degrees, so that up to 4° it means nothing. Beyond, a sensor that has turned on the skin must be
 * told from a person who sits, slouches or rests low. So with two sensors a stand counts only where the other one is within
 * 8° of its own neutral, and:
 *
 * <ul>
 *   <li>7° to 60° is a move at once where the wearer surely still stands: since both were upright as calibrated, the other
 *       has never left these 8°. Nobody sits down, squats or lies down without turning both.
 *   <li>Otherwise, of 4° to 25°, three such stands in a row must agree within 4°, two if the second shows 5.5° or more, with
 *       a repetition between each two. Half a second upright as calibrated tells against it: one who sits between
 *       sets, or rests low in a squat, comes up in between, and a slip stays.
 *   <li>After a restart of a sensor, which may have been put on anew, 5° at the next stand are enough.
 *   <li>One of two that is 75° away for half a second while the other is within 25°, or a single one still and
 *       upside down: taken off or turned.
 * </ul>
 *
 * <p>A stand within 2.5° of the calibrated one tells that nothing has moved. Upright as calibrated is: within 3.5° of neutral, and
 * of two sensors each within 8° of its own.
 *
 * <p>What it can't see: a turn about the vertical (round the waist); two sensors that slip alike; a slip that the wearer's own
 * posture undoes; anything while the wearer never stands still; of a single sensor, anything where no repetitions are
 * done, except a restart and upside down. What it takes for a slip though it is none: two sensors on a wearer who, standing,
 * tucks the pelvis by 7° and keeps still; any that restarts while the wearer sits. The 4° are those of re-zeroing at rest in the
 * project's design; all other limits are chosen, and held against simulated days, not measured.
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
    private static final double NOTABLE_AFTER_RESTART_RAD = Math.toRadians(5);
    private static final double LARGE_RAD = Math.toRadians(7);
    private static final double UPRIGHT_RAD = AgreeingStands.LARGEST_RAD;
    private static final double BODILY_RAD = Math.toRadians(60);
    private static final double OTHER_STANDS_RAD = Uprightness.STANDS_RAD;
    private static final double HANDLED_RAD = Math.toRadians(75);
    private static final double HANDLED_SECONDS = 0.5;
    private static final double INVERTED_RAD = Math.toRadians(150);

    private final StillAngles lower;
    private final @Nullable StillAngles upper;
    private final Uprightness uprightness;
    private final AgreeingStands agreeing;
    private boolean restarted;
    private double lowerHandledSeconds;
    private double upperHandledSeconds;

    /**
     * Begins with nothing seen.
     *
     * @param two whether there is an upper sensor too
     */
    public SlipDetector(boolean two) {
        lower = new StillAngles();
        upper = two ? new StillAngles() : null;
        uprightness = new Uprightness();
        agreeing = new AgreeingStands();
    }

    /** Restores what {@link #save} wrote. */
    public SlipDetector(boolean two, DataInput saved) throws IOException {
        lower = new StillAngles(saved);
        upper = two ? new StillAngles(saved) : null;
        uprightness = new Uprightness(saved);
        agreeing = new AgreeingStands(saved);
        restarted = saved.readBoolean();
        lowerHandledSeconds = saved.readDouble();
        upperHandledSeconds = saved.readDouble();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        lower.save(out);
        if (upper != null) {
            upper.save(out);
        }
        uprightness.save(out);
        agreeing.save(out);
        out.writeBoolean(restarted);
        out.writeDouble(lowerHandledSeconds);
        out.writeDouble(upperHandledSeconds);
    }

    /**
     * Takes how the lower or only segment is held, where no movement of the exercise is under way.
     *
     * @param dt seconds since the last
     * @param sagittalRad inclination from neutral, rad, forward positive
     * @param lateralRad inclination from neutral, rad, to the right positive
     * @param rate size of the angular rate, rad/s
     * @param force vertical component of the specific force, m/s²
     */
    public void lower(double dt, double sagittalRad, double lateralRad, double rate, double force) {
        lower.update(dt, sagittalRad, lateralRad, rate, force);
    }

    /** Takes how the upper segment is held, in the same units. */
    public void upper(double dt, double sagittalRad, double lateralRad, double rate, double force) {
        if (upper == null) {
            throw new IllegalStateException("this detector was made for one sensor");
        }
        upper.update(dt, sagittalRad, lateralRad, rate, force);
    }

    /** What two seconds of standing still tell that have just passed; null where there are none, or they tell nothing. */
    public @Nullable Stand stand() {
        if (lower.seconds() < STAND_SECONDS || (upper != null && upper.seconds() < STAND_SECONDS)) {
            return null;
        }
        Stand told = upper == null ? ofOne() : ofTwo(upper);
        interrupt();
        return told;
    }

    private @Nullable Stand ofOne() {
        double size = lower.sizeRad();
        if (Math.abs(lower.sagittalRad()) > INVERTED_RAD) {
            return Stand.LOWER_TURNED;
        }
        if (restarted) {
            restarted = false;
            if (size > NOTABLE_AFTER_RESTART_RAD) {
                return Stand.LOWER_MOVED;
            }
        }
        if (size < SAME_RAD) {
            agreeing.forget();
            return Stand.AS_CALIBRATED;
        }
        return agreeing.add(lower.sagittalRad(), lower.lateralRad()) ? Stand.LOWER_MOVED : null;
    }

    private @Nullable Stand ofTwo(StillAngles high) {
        double sagittal = high.sagittalRad() - lower.sagittalRad();
        double lateral = high.lateralRad() - lower.lateralRad();
        double size = size(sagittal, lateral);
        boolean otherStands = Math.min(lower.sizeRad(), high.sizeRad()) < OTHER_STANDS_RAD;
        Stand moved = high.sizeRad() > lower.sizeRad() ? Stand.UPPER_MOVED : Stand.LOWER_MOVED;
        if (size < SAME_RAD) {
            agreeing.forget();
            restarted = false;
            return Stand.AS_CALIBRATED;
        }
        if (!otherStands) {
            return null;
        }
        boolean afterRestart = restarted;
        restarted = false;
        boolean largeAtOnce = oneStands() && size > LARGE_RAD && size < BODILY_RAD;
        if (largeAtOnce || (afterRestart && size > NOTABLE_AFTER_RESTART_RAD)) {
            return moved;
        }
        return agreeing.add(sagittal, lateral) ? moved : null;
    }

    /** Whether one of two sensors has stayed upright since both were as calibrated. */
    public boolean oneStands() {
        return upper != null && uprightness.oneStands();
    }

    /**
     * Takes how the only sensor is held, whatever the wearer does: inclinations from neutral, rad.
     *
     * @param dt seconds since the last
     */
    public void follow(double dt, double sagittalRad, double lateralRad) {
        if (uprightness.follow(dt, size(sagittalRad, lateralRad))) {
            agreeing.forget();
        }
    }

    /**
     * Takes how two sensors are held, whatever the wearer does: inclinations from neutral, rad.
     *
     * @param dt seconds since the last
     * @return a sensor that has been held, for half a second, as no body holds it against the other; null: none
     */
    public @Nullable Stand follow(
            double dt,
            double lowerSagittalRad,
            double lowerLateralRad,
            double upperSagittalRad,
            double upperLateralRad) {
        double low = size(lowerSagittalRad, lowerLateralRad);
        double high = size(upperSagittalRad, upperLateralRad);
        double difference = size(upperSagittalRad - lowerSagittalRad, upperLateralRad - lowerLateralRad);
        if (uprightness.follow(dt, low, high, difference)) {
            agreeing.forget();
        }
        lowerHandledSeconds = low > HANDLED_RAD && high < UPRIGHT_RAD ? lowerHandledSeconds + dt : 0;
        upperHandledSeconds = high > HANDLED_RAD && low < UPRIGHT_RAD ? upperHandledSeconds + dt : 0;
        if (lowerHandledSeconds > HANDLED_SECONDS) {
            return Stand.LOWER_TURNED;
        }
        return upperHandledSeconds > HANDLED_SECONDS ? Stand.UPPER_TURNED : null;
    }

    /** A repetition is under way: no stand. */
    public void repetition() {
        interrupt();
        agreeing.repetition();
    }

    /** Data are missing, and what the wearer did meanwhile is not known. */
    public void gap() {
        interrupt();
        uprightness.forget();
        lowerHandledSeconds = 0;
        upperHandledSeconds = 0;
    }

    /** The wearer moves: what follows is another stand. */
    public void interrupt() {
        lower.restart();
        if (upper != null) {
            upper.restart();
        }
    }

    /** A sensor has started anew, perhaps in another place: the next stand is held against 5°. */
    public void sensorRestarted() {
        gap();
        restarted = true;
    }

    /** The sensors were calibrated anew: what was seen before says nothing any more. */
    public void recalibrated() {
        gap();
        restarted = false;
        agreeing.forget();
    }

    static double size(double sagittal, double lateral) {
        return Math.sqrt(sagittal * sagittal + lateral * lateral);
    }
}

package io.plumbline.analytics.session;

import io.plumbline.analytics.calibration.SlipDetector;
import io.plumbline.analytics.calibration.StandingNeutral;
import io.plumbline.analytics.calibration.SwapDetector;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SensorPair;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a session's sensors sit and where neutral is, at the session's time: gives out calibrations when it has come to
 * their time, lets them expire when a sensor has moved or two are swapped, and says what the wearer is to do.
 */
final class CalibrationDesk {

    /** The search for new axes begins at a time that no stream has passed yet, whatever the order of arrival, s. */
    private static final double SEARCH_AFTER_SECONDS = SensorPair.MAX_LAG_SECONDS + 0.05;

    /** Two sensors see the end of one bow within this, s. */
    private static final double ONE_BOW_SECONDS = 3;

    /** No pose is interpolated between old and new axes after this, s. */
    private static final double ADOPTED_AFTER_SECONDS = 0.1;

    /** One whose segment is inclined by this lies, rad. */
    private static final double LYING_RAD = Math.toRadians(75);

    private final SensorTrack lower;
    private final @Nullable SensorTrack upper;
    private final CalibrationQueue queue;
    private final SlipDetector slips;
    private final SwapDetector swaps;
    private boolean captured = true;
    private Expiry expiry = Expiry.NONE;
    private boolean upperMoved;
    private double lowerFoundSeconds = Double.NaN;
    private double upperFoundSeconds = Double.NaN;
    private double endsSeconds = Double.NaN;
    private boolean lay;

    CalibrationDesk(SensorTrack lower, @Nullable SensorTrack upper) {
        this.lower = lower;
        this.upper = upper;
        queue = new CalibrationQueue();
        slips = new SlipDetector(upper != null);
        swaps = new SwapDetector();
    }

    CalibrationDesk(SensorTrack lower, @Nullable SensorTrack upper, DataInput saved) throws IOException {
        this.lower = lower;
        this.upper = upper;
        queue = new CalibrationQueue(saved);
        slips = new SlipDetector(upper != null, saved);
        swaps = new SwapDetector(saved);
        captured = saved.readBoolean();
        expiry = Expiry.valueOf(saved.readUTF());
        upperMoved = saved.readBoolean();
        lowerFoundSeconds = saved.readDouble();
        upperFoundSeconds = saved.readDouble();
        endsSeconds = saved.readDouble();
        lay = saved.readBoolean();
    }

    void save(DataOutput out) throws IOException {
        queue.save(out);
        slips.save(out);
        swaps.save(out);
        out.writeBoolean(captured);
        out.writeUTF(expiry.name());
        out.writeBoolean(upperMoved);
        out.writeDouble(lowerFoundSeconds);
        out.writeDouble(upperFoundSeconds);
        out.writeDouble(endsSeconds);
        out.writeBoolean(lay);
    }

    /** Keeps a calibration until the session has come to its time. */
    void add(SessionEvent.Calibration calibration) {
        queue.add(calibration);
    }

    /** Says the calibrations up to a time of the session; what has expired ends with new ones of every sensor. */
    void comeTo(double timeSeconds, Consumer<? super SessionEvent> events) {
        SessionEvent.Calibration due = queue.due(timeSeconds);
        while (due != null) {
            events.accept(due);
            if (expiry != Expiry.NONE) {
                found(due, timeSeconds);
            }
            due = queue.due(timeSeconds);
        }
        if (timeSeconds >= endsSeconds) {
            captured = true;
            recalibrated();
        }
    }

    /** The new axes of all sensors must come from one bow: where one's is not believed, all are sought in the next. */
    private void found(SessionEvent.Calibration calibration, double timeSeconds) {
        boolean ofLower = calibration.placement() == lower.settings().placement();
        lowerFoundSeconds = ofLower ? calibration.timeSeconds() : lowerFoundSeconds;
        upperFoundSeconds = ofLower ? upperFoundSeconds : calibration.timeSeconds();
        if (!calibration.accepted()) {
            search(timeSeconds + SEARCH_AFTER_SECONDS);
        } else if (upper == null || Math.abs(lowerFoundSeconds - upperFoundSeconds) < ONE_BOW_SECONDS) {
            double fromSeconds = timeSeconds + SEARCH_AFTER_SECONDS;
            endsSeconds = fromSeconds + ADOPTED_AFTER_SECONDS;
            lower.alignment().adopt(fromSeconds);
            if (upper != null) {
                upper.alignment().adopt(fromSeconds);
            }
        }
    }

    private void recalibrated() {
        expiry = Expiry.NONE;
        forgetFound();
        slips.recalibrated();
        swaps.restart();
    }

    private void forgetFound() {
        lowerFoundSeconds = Double.NaN;
        upperFoundSeconds = Double.NaN;
        endsSeconds = Double.NaN;
    }

    /**
     * Watches how the wearer stands and bends.
     *
     * @return whether the calibration has expired with this pose
     */
    boolean watch(SpinePose pose, ExerciseSegment now) {
        SegmentMotion low = pose.lower();
        SegmentMotion high = pose.upper();
        lay = lay || (low != null && Math.abs(low.sagittalRad()) > LYING_RAD);
        boolean complete = low != null && low.aligned() && (upper == null || (high != null && high.aligned()));
        if (low == null || !complete || pose.gapSeconds() > 0) {
            slips.gap();
            swaps.restart();
            return false;
        }
        if (now.bends() && expiry == Expiry.NONE && upper != null && high != null) {
            if (swaps.update(sagittal(low, lower), sagittal(high, upper))) {
                expire(Expiry.SWAPPED, pose.timeSeconds());
                return true;
            }
        }
        if (Double.isNaN(sagittal(low, lower) + lateral(low, lower))) {
            return false; // neutral was assumed, so that there is no stand to compare with
        }
        SlipDetector.Stand stand = stand(pose.stepSeconds(), low, high, now);
        return stand != null && conclude(stand, pose.timeSeconds());
    }

    private SlipDetector.@Nullable Stand stand(
            double step, SegmentMotion low, @Nullable SegmentMotion high, ExerciseSegment now) {
        double lowSagittal = sagittal(low, lower);
        double lowLateral = lateral(low, lower);
        SlipDetector.Stand handled = null;
        if (upper == null || high == null) {
            slips.follow(step, lowSagittal, lowLateral);
        } else {
            handled = slips.follow(step, lowSagittal, lowLateral, sagittal(high, upper), lateral(high, upper));
        }
        if (handled != null) {
            return handled;
        }
        boolean oneStands = slips.oneStands();
        if (now.inRepetition() && !(oneStands && now.turnsAll())) {
            slips.repetition();
            return null;
        }
        slips.lower(step, lowSagittal, lowLateral, low.rateRadPerS(), low.upForce());
        if (upper != null && high != null) {
            slips.upper(step, sagittal(high, upper), lateral(high, upper), high.rateRadPerS(), high.upForce());
        }
        if (now.moving() && !oneStands) {
            slips.interrupt();
        }
        return slips.stand();
    }

    private static double sagittal(SegmentMotion motion, SensorTrack track) {
        return Inclination.wrap(motion.sagittalRad() - track.alignment().neutralRad(motion.timeSeconds()));
    }

    private static double lateral(SegmentMotion motion, SensorTrack track) {
        return motion.lateralRad() - track.alignment().neutralLateralRad(motion.timeSeconds());
    }

    private boolean conclude(SlipDetector.Stand stand, double timeSeconds) {
        if (stand == SlipDetector.Stand.AS_CALIBRATED) {
            if (expiry == Expiry.MOVED && Double.isNaN(endsSeconds)) {
                revive();
            }
            return false;
        }
        boolean worse = expiry == Expiry.MOVED && stand.turned();
        if (expiry != Expiry.NONE && !worse) {
            return false;
        }
        upperMoved = stand.upper();
        expire(stand.turned() ? Expiry.TURNED : Expiry.MOVED, timeSeconds);
        return true;
    }

    /**
     * Lets the calibration expire. Of two sensors of which one has moved, the other tells whether the wearer stands as at
     * the first calibration, so that the neutral of a seat is not taken.
     */
    private void expire(Expiry why, double timeSeconds) {
        expiry = why;
        search(timeSeconds + SEARCH_AFTER_SECONDS);
    }

    private void search(double fromSeconds) {
        forgetFound();
        boolean oneMoved = expiry == Expiry.MOVED && upper != null;
        lower.alignment().expire(fromSeconds, oneMoved && upperMoved);
        if (upper != null) {
            upper.alignment().expire(fromSeconds, oneMoved && !upperMoved);
        }
    }

    private void revive() {
        expiry = Expiry.NONE;
        forgetFound();
        lower.alignment().revive();
        if (upper != null) {
            upper.alignment().revive();
        }
    }

    /** The wearer will stand still and bow anew. */
    void recalibrate() {
        lay = false;
        captured = true;
        queue.clear();
        lower.alignment().recalibrate();
        if (upper != null) {
            upper.alignment().recalibrate();
        }
        recalibrated();
    }

    /** A sensor has started anew, perhaps in another place. */
    void sensorRestarted() {
        slips.sensorRestarted();
        swaps.restart();
    }

    /**
     * Where no still stand gave a neutral, an upright pose is taken for it; not of one who has lain, since getting up looks
     * like the beginning of a repetition.
     */
    void assumeNeutral(SpinePose upright, double timeSeconds, Consumer<? super SessionEvent> events) {
        if (lay) {
            return;
        }
        assumeNeutral(lower, upright.lower(), timeSeconds, events);
        if (upper != null) {
            assumeNeutral(upper, upright.upper(), timeSeconds, events);
        }
    }

    private void assumeNeutral(
            SensorTrack track,
            @Nullable SegmentMotion upright,
            double timeSeconds,
            Consumer<? super SessionEvent> events) {
        SensorAlignment alignment = track.alignment();
        if (alignment.axes() != null && !alignment.hasNeutral() && upright != null && upright.aligned()) {
            captured = false;
            alignment.assumeNeutral(upright.sagittalRad(), timeSeconds, events);
        }
    }

    /** Where neutral is, as far as it was known at a time of the session and has not expired. */
    Neutral neutral(double atSeconds) {
        if (expiry != Expiry.NONE) {
            return new Neutral(Double.NaN, Double.NaN, false, captured);
        }
        double lowerRad = lower.alignment().neutralRad(atSeconds);
        if (upper == null) {
            return new Neutral(Double.NaN, Double.NaN, !Double.isNaN(lowerRad), captured);
        }
        double difference = Inclination.wrap(upper.alignment().neutralRad(atSeconds) - lowerRad);
        boolean known = !Double.isNaN(difference);
        boolean ofPelvis = lower.settings().placement().region() == Placement.Region.PELVIS;
        return new Neutral(known && ofPelvis ? lowerRad : Double.NaN, difference, known, captured);
    }

    /** Whether the axes of all sensors, and of what a pose holds, are known. */
    boolean aligned(SpinePose pose) {
        SegmentMotion low = pose.lower();
        SegmentMotion high = pose.upper();
        return lower.alignment().axes() != null
                && (upper == null || upper.alignment().axes() != null)
                && (low == null || low.aligned())
                && (high == null || high.aligned());
    }

    /** Whether movements can be followed: not where the calibration has expired, since the bow is no repetition. */
    boolean canFollow() {
        return expiry == Expiry.NONE;
    }

    /**
     * Why nothing can be judged; null: everything that it takes is known.
     *
     * @param needsNeutral whether it takes the neutral of a stand
     */
    @Nullable
    Reason reason(SpinePose pose, boolean needsNeutral) {
        if (expiry != Expiry.NONE) {
            return expiry == Expiry.SWAPPED ? Reason.SWAPPED : Reason.SLIPPED;
        }
        boolean known =
                aligned(pose) && (!needsNeutral || neutral(pose.timeSeconds()).known());
        return known ? null : Reason.UNCALIBRATED;
    }

    /** What the wearer is to do about it. */
    String advice(SpinePose pose, SensorSet sensors) {
        return expiry == Expiry.NONE ? firstAdvice(pose) : expiry.advice(sensors, upperMoved);
    }

    private String firstAdvice(SpinePose pose) {
        SegmentMotion low = pose.lower();
        if (!aligned(pose) || low == null) {
            return "Stand still for 2 s, then bow once and come up again.";
        }
        return StandingNeutral.upright(low.sagittalRad(), low.lateralRad())
                ? "Stand still for 2 s, so that I know your neutral."
                : "Stand up first, then stand still for 2 s, so that I know your neutral.";
    }
}

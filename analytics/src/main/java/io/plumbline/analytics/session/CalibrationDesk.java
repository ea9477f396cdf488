package io.plumbline.analytics.session;

import io.plumbline.analytics.calibration.SlipDetector;
import io.plumbline.analytics.calibration.StandingNeutral;
import io.plumbline.analytics.calibration.SwapDetector;
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

    private final SensorTrack lower;
    private final @Nullable SensorTrack upper;
    private final CalibrationQueue queue;
    private final SlipDetector slips;
    private final SwapDetector swaps;
    private boolean captured = true;
    private Expiry expiry = Expiry.NONE;
    private boolean upperMoved;
    private boolean awaitsMovement;

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
        awaitsMovement = saved.readBoolean();
    }

    void save(DataOutput out) throws IOException {
        queue.save(out);
        slips.save(out);
        swaps.save(out);
        out.writeBoolean(captured);
        out.writeUTF(expiry.name());
        out.writeBoolean(upperMoved);
        out.writeBoolean(awaitsMovement);
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
            due = queue.due(timeSeconds);
        }
        boolean foundAnew = !lower.alignment().expired(timeSeconds)
                && (upper == null || !upper.alignment().expired(timeSeconds));
        if (expiry != Expiry.NONE && foundAnew) {
            captured = true;
            recalibrated();
        }
    }

    private void recalibrated() {
        expiry = Expiry.NONE;
        awaitsMovement = false;
        slips.recalibrated();
        swaps.restart();
    }

    /**
     * Watches how the wearer stands and bends.
     *
     * @param standing whether this may be a stand; false within a repetition
     * @param bending whether bends of this exercise tell which sensor is the upper one
     * @return whether the calibration has expired with this pose
     */
    boolean watch(SpinePose pose, boolean standing, boolean bending) {
        SegmentMotion low = pose.lower();
        SegmentMotion high = pose.upper();
        boolean complete = low != null && low.aligned() && (upper == null || (high != null && high.aligned()));
        if (low == null || !complete || pose.gapSeconds() > 0) {
            slips.interrupt();
            swaps.restart();
            return false;
        }
        double lowRad = fromNeutral(low, lower);
        double highRad = upper == null || high == null ? Double.NaN : fromNeutral(high, upper);
        if (bending && expiry == Expiry.NONE && upper != null && swaps.update(lowRad, highRad)) {
            expire(Expiry.SWAPPED, pose.timeSeconds());
            return true;
        }
        double lowLateral = low.lateralRad() - lower.alignment().neutralLateralRad(pose.timeSeconds());
        if (Double.isNaN(lowRad + lowLateral)) {
            return false; // neutral was assumed, so that there is no stand to compare with
        }
        if (!standing) {
            slips.moving();
            return false;
        }
        slips.lower(pose.stepSeconds(), lowRad, lowLateral, low.rateRadPerS(), low.upForce());
        if (upper != null && high != null) {
            double highLateral = high.lateralRad() - upper.alignment().neutralLateralRad(pose.timeSeconds());
            slips.upper(pose.stepSeconds(), highRad, highLateral, high.rateRadPerS(), high.upForce());
        }
        if (awaitsMovement && slips.hasMoved()) {
            awaitsMovement = false;
            search(pose.timeSeconds() + SEARCH_AFTER_SECONDS);
        }
        SlipDetector.Stand stand = slips.stand();
        return stand != null && conclude(stand, pose.timeSeconds());
    }

    private static double fromNeutral(SegmentMotion motion, SensorTrack track) {
        return Inclination.wrap(motion.sagittalRad() - track.alignment().neutralRad(motion.timeSeconds()));
    }

    private boolean conclude(SlipDetector.Stand stand, double timeSeconds) {
        if (stand == SlipDetector.Stand.AS_CALIBRATED) {
            if (expiry == Expiry.MOVED) {
                revive();
            }
            return false;
        }
        if (expiry != Expiry.NONE) {
            return false;
        }
        upperMoved = stand.upper();
        expire(stand.turned() ? Expiry.TURNED : Expiry.MOVED, timeSeconds);
        return true;
    }

    /**
     * Lets the calibration expire. A neutral of a stated mount is sought in another stand than that which made it
     * expire, since one who sat down would give the neutral of sitting.
     */
    private void expire(Expiry why, double timeSeconds) {
        expiry = why;
        awaitsMovement = mountsStated();
        slips.awaitMovement();
        search(awaitsMovement ? Double.POSITIVE_INFINITY : timeSeconds + SEARCH_AFTER_SECONDS);
    }

    private void search(double fromSeconds) {
        lower.alignment().expire(fromSeconds);
        if (upper != null) {
            upper.alignment().expire(fromSeconds);
        }
    }

    private void revive() {
        expiry = Expiry.NONE;
        awaitsMovement = false;
        lower.alignment().revive();
        if (upper != null) {
            upper.alignment().revive();
        }
    }

    /** The wearer will stand still and bow anew. */
    void recalibrate() {
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

    /** Where no still stand gave a neutral, an upright pose is taken for it. */
    void assumeNeutral(SpinePose upright, double timeSeconds, Consumer<? super SessionEvent> events) {
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
            return new Neutral(Double.NaN, false, captured);
        }
        double lowerRad = lower.alignment().neutralRad(atSeconds);
        if (upper == null) {
            return new Neutral(Double.NaN, !Double.isNaN(lowerRad), captured);
        }
        double difference = Inclination.wrap(upper.alignment().neutralRad(atSeconds) - lowerRad);
        return new Neutral(difference, !Double.isNaN(difference), captured);
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

    private boolean mountsStated() {
        return lower.settings().mount() != null
                && (upper == null || upper.settings().mount() != null);
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
        return expiry == Expiry.NONE ? firstAdvice(pose) : expiry.advice(sensors, upperMoved, mountsStated());
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

package io.plumbline.analytics.session;

import io.plumbline.analytics.calibration.SlipDetector;
import io.plumbline.analytics.calibration.StandingNeutral;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.spine.SegmentMotion;
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

    /** One whose segment is inclined by this lies, rad. */
    private static final double LYING_RAD = Math.toRadians(75);

    private final SensorTrack lower;
    private final @Nullable SensorTrack upper;
    private final boolean lowerOnPelvis;
    private final CalibrationQueue queue;
    private final StandWatch stands;
    private final BowSearch search;
    private boolean captured = true;
    private Expiry expiry = Expiry.NONE;
    private boolean upperMoved;
    private boolean lay;
    private Neutral given = new Neutral(Double.NaN, Double.NaN, false, false);

    CalibrationDesk(SensorTrack lower, @Nullable SensorTrack upper) {
        this.lower = lower;
        this.upper = upper;
        lowerOnPelvis = isOnPelvis(lower);
        queue = new CalibrationQueue();
        stands = new StandWatch(lower, upper);
        search = new BowSearch(lower, upper);
    }

    CalibrationDesk(SensorTrack lower, @Nullable SensorTrack upper, DataInput saved) throws IOException {
        this.lower = lower;
        this.upper = upper;
        lowerOnPelvis = isOnPelvis(lower);
        queue = new CalibrationQueue(saved);
        stands = new StandWatch(lower, upper, saved);
        search = new BowSearch(lower, upper, saved);
        captured = saved.readBoolean();
        expiry = Expiry.valueOf(saved.readUTF());
        upperMoved = saved.readBoolean();
        lay = saved.readBoolean();
    }

    private static boolean isOnPelvis(SensorTrack track) {
        return track.settings().placement().region() == Placement.Region.PELVIS;
    }

    void save(DataOutput out) throws IOException {
        queue.save(out);
        stands.save(out);
        search.save(out);
        out.writeBoolean(captured);
        out.writeUTF(expiry.name());
        out.writeBoolean(upperMoved);
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
                search.found(due, timeSeconds);
            }
            due = queue.due(timeSeconds);
        }
        if (search.isOver(timeSeconds)) {
            captured = true;
            recalibrated();
        }
    }

    private void recalibrated() {
        expiry = Expiry.NONE;
        search.forget();
        stands.recalibrated();
    }

    /**
     * Watches how the wearer stands and bends.
     *
     * @return whether the calibration has expired with this pose
     */
    boolean watch(SpinePose pose, ExerciseSegment now) {
        SegmentMotion low = pose.lower();
        lay = lay || (low != null && Math.abs(low.sagittalRad()) > LYING_RAD);
        if (!stands.follow(pose)) {
            return false;
        }
        if (expiry == Expiry.NONE && now.bends() && stands.swapped()) {
            expire(Expiry.SWAPPED, pose.timeSeconds());
            return true;
        }
        SlipDetector.Stand stand = stands.stand(pose, now);
        return stand != null && conclude(stand, pose.timeSeconds());
    }

    private boolean conclude(SlipDetector.Stand stand, double timeSeconds) {
        if (stand == SlipDetector.Stand.AS_CALIBRATED) {
            if (expiry == Expiry.MOVED && !search.isFound()) {
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
        boolean oneMoved = why == Expiry.MOVED && upper != null;
        search.begin(timeSeconds, oneMoved && upperMoved, oneMoved && !upperMoved);
    }

    private void revive() {
        expiry = Expiry.NONE;
        search.forget();
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
        stands.sensorRestarted();
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
            return neutral(Double.NaN, Double.NaN, false);
        }
        double lowerRad = lower.alignment().neutralRad(atSeconds);
        if (upper == null) {
            return neutral(Double.NaN, Double.NaN, !Double.isNaN(lowerRad));
        }
        double difference = Inclination.wrap(upper.alignment().neutralRad(atSeconds) - lowerRad);
        boolean known = !Double.isNaN(difference);
        return neutral(known && lowerOnPelvis ? lowerRad : Double.NaN, difference, known);
    }

    /** The one given last, where it is still the same: it is asked for at every pose. */
    private Neutral neutral(double pelvisRad, double differenceRad, boolean known) {
        if (!given.is(pelvisRad, differenceRad, known, captured)) {
            given = new Neutral(pelvisRad, differenceRad, known, captured);
        }
        return given;
    }

    private boolean neutralKnown(double atSeconds) {
        return !Double.isNaN(lower.alignment().neutralRad(atSeconds))
                && (upper == null || !Double.isNaN(upper.alignment().neutralRad(atSeconds)));
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
        boolean known = aligned(pose) && (!needsNeutral || neutralKnown(pose.timeSeconds()));
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

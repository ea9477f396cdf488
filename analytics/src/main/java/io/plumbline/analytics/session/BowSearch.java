package io.plumbline.analytics.session;

import io.plumbline.analytics.spine.SensorPair;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The search for new axes of all sensors once a calibration has expired. They must come from one bow: where one sensor's is
 * not believed, all are sought in the next.
 */
final class BowSearch {

    /** It begins at a time that no stream has passed yet, whatever the order of arrival, s. */
    private static final double AFTER_SECONDS = SensorPair.MAX_LAG_SECONDS + 0.05;

    /** Two sensors see the end of one bow within this, s. */
    private static final double ONE_BOW_SECONDS = 3;

    /** No pose is interpolated between old and new axes after this, s. */
    private static final double ADOPTED_AFTER_SECONDS = 0.1;

    private final SensorTrack lower;
    private final @Nullable SensorTrack upper;
    private boolean lowerStays;
    private boolean upperStays;
    private double lowerFoundSeconds = Double.NaN;
    private double upperFoundSeconds = Double.NaN;
    private double endsSeconds = Double.NaN;

    BowSearch(SensorTrack lower, @Nullable SensorTrack upper) {
        this.lower = lower;
        this.upper = upper;
    }

    BowSearch(SensorTrack lower, @Nullable SensorTrack upper, DataInput saved) throws IOException {
        this(lower, upper);
        lowerStays = saved.readBoolean();
        upperStays = saved.readBoolean();
        lowerFoundSeconds = saved.readDouble();
        upperFoundSeconds = saved.readDouble();
        endsSeconds = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(lowerStays);
        out.writeBoolean(upperStays);
        out.writeDouble(lowerFoundSeconds);
        out.writeDouble(upperFoundSeconds);
        out.writeDouble(endsSeconds);
    }

    /**
     * Begins anew.
     *
     * @param lowerStays whether the lower sensor sits as it did, so that it tells whether the wearer stands as then
     * @param upperStays the same of the upper one
     */
    void begin(double timeSeconds, boolean lowerStays, boolean upperStays) {
        this.lowerStays = lowerStays;
        this.upperStays = upperStays;
        forget();
        lower.alignment().expire(timeSeconds + AFTER_SECONDS, lowerStays);
        if (upper != null) {
            upper.alignment().expire(timeSeconds + AFTER_SECONDS, upperStays);
        }
    }

    /** Takes a calibration that the session has come to. */
    void found(SessionEvent.Calibration calibration, double timeSeconds) {
        boolean ofLower = calibration.placement() == lower.settings().placement();
        lowerFoundSeconds = ofLower ? calibration.timeSeconds() : lowerFoundSeconds;
        upperFoundSeconds = ofLower ? upperFoundSeconds : calibration.timeSeconds();
        if (!calibration.accepted()) {
            begin(timeSeconds, lowerStays, upperStays);
        } else if (upper == null || Math.abs(lowerFoundSeconds - upperFoundSeconds) < ONE_BOW_SECONDS) {
            double fromSeconds = timeSeconds + AFTER_SECONDS;
            endsSeconds = fromSeconds + ADOPTED_AFTER_SECONDS;
            lower.alignment().adopt(fromSeconds);
            if (upper != null) {
                upper.alignment().adopt(fromSeconds);
            }
        }
    }

    /** Whether the axes of all are found, if not adopted yet. */
    boolean isFound() {
        return !Double.isNaN(endsSeconds);
    }

    /** Whether at this time of the session every pose has the new axes. */
    boolean isOver(double timeSeconds) {
        return timeSeconds >= endsSeconds;
    }

    /** Forgets what was found. */
    void forget() {
        lowerFoundSeconds = Double.NaN;
        upperFoundSeconds = Double.NaN;
        endsSeconds = Double.NaN;
    }
}

package io.plumbline.analytics.session;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SensorPair;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one or two sensors of a session: from samples in order of arrival to poses at the times of the first. */
final class WornSensors {

    private final boolean firstIsLower;
    private final SensorTrack first;
    private final @Nullable SensorTrack second;
    private final @Nullable SensorPair pair;

    WornSensors(List<SensorSettings> sensors, SensorSet set) {
        firstIsLower = sensors.get(0).placement() == set.lower();
        first = new SensorTrack(sensors.get(0));
        boolean two = sensors.size() == 2;
        second = two ? new SensorTrack(sensors.get(1)) : null;
        pair = two ? new SensorPair(firstIsLower) : null;
    }

    WornSensors(List<SensorSettings> sensors, SensorSet set, DataInput saved) throws IOException {
        firstIsLower = sensors.get(0).placement() == set.lower();
        first = new SensorTrack(sensors.get(0), saved);
        boolean two = sensors.size() == 2;
        second = two ? new SensorTrack(sensors.get(1), saved) : null;
        pair = two ? new SensorPair(firstIsLower, saved) : null;
    }

    void save(DataOutput out) throws IOException {
        first.save(out);
        if (second != null && pair != null) {
            second.save(out);
            pair.save(out);
        }
    }

    /** The lower or only sensor. */
    SensorTrack lower() {
        return second == null || firstIsLower ? first : second;
    }

    /** The upper one of two; null with one. */
    @Nullable
    SensorTrack upper() {
        return firstIsLower ? second : first;
    }

    /** A sensor whose values stand, or stood within the last second, at the end of their range; null: none. */
    @Nullable
    SensorTrack saturated(double atSeconds) {
        if (first.saturated(atSeconds)) {
            return first;
        }
        return second != null && second.saturated(atSeconds) ? second : null;
    }

    /** A sensor of which an axis is stuck, or was until lately; null: none. */
    @Nullable
    SensorTrack stuck(double atSeconds) {
        if (first.stuck(atSeconds)) {
            return first;
        }
        return second != null && second.stuck(atSeconds) ? second : null;
    }

    /**
     * The sensor at a placement.
     *
     * @throws IllegalArgumentException if there is none
     */
    SensorTrack at(Placement placement) {
        if (first.settings().placement() == placement) {
            return first;
        }
        if (second != null && second.settings().placement() == placement) {
            return second;
        }
        throw new IllegalArgumentException("no sensor of this session is at " + placement.word());
    }

    /**
     * Takes the next sample; poses that are now complete go to {@code poses}.
     *
     * @throws IllegalArgumentException if the placement is none of the session's, or its time does not increase
     */
    void accept(
            ImuSample sample,
            Consumer<? super SessionEvent.Calibration> calibrations,
            Consumer<? super SpinePose> poses) {
        SensorTrack track = at(sample.placement());
        if (sample.timeSeconds() <= track.lastSeconds()) {
            throw new IllegalArgumentException("time of " + sample.placement().word() + " must increase, was "
                    + sample.timeSeconds() + " s after " + track.lastSeconds() + " s");
        }
        SegmentMotion motion = track.accept(sample, calibrations);
        if (pair == null) {
            poses.accept(new SpinePose(motion.timeSeconds(), motion.stepSeconds(), motion, null, motion.gapSeconds()));
        } else if (track == first) {
            pair.first(motion, poses);
        } else {
            pair.second(motion, poses);
        }
    }
}

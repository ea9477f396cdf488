package io.plumbline.analytics.session;

import io.plumbline.analytics.clock.SharedClock;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SensorPair;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one or two sensors of a session: from samples in order of arrival to poses at the times of the first. Where each
 * has a clock of its own, the second one's samples wait until the clocks are known.
 */
final class WornSensors {

    /** While the clocks are not known, samples of the second sensor are kept for this long, s of its clock. */
    private static final double MAX_HELD_SECONDS = 10;

    private final boolean firstIsLower;
    private final SensorTrack first;
    private final @Nullable SensorTrack second;
    private final @Nullable SensorPair pair;
    private final @Nullable SharedClock clock;
    private final ArrayDeque<ImuSample> held = new ArrayDeque<>();
    private double secondSeconds = Double.NEGATIVE_INFINITY;

    WornSensors(SessionSettings settings, SensorSet set) {
        List<SensorSettings> sensors = settings.sensors();
        firstIsLower = sensors.get(0).placement() == set.lower();
        first = new SensorTrack(sensors.get(0));
        boolean two = sensors.size() == 2;
        second = two ? new SensorTrack(sensors.get(1)) : null;
        pair = two ? new SensorPair(firstIsLower) : null;
        clock = two && settings.ownClocks() ? new SharedClock() : null;
    }

    WornSensors(SessionSettings settings, SensorSet set, DataInput saved) throws IOException {
        List<SensorSettings> sensors = settings.sensors();
        firstIsLower = sensors.get(0).placement() == set.lower();
        first = new SensorTrack(sensors.get(0), saved);
        boolean two = sensors.size() == 2;
        second = two ? new SensorTrack(sensors.get(1), saved) : null;
        pair = two ? new SensorPair(firstIsLower, saved) : null;
        clock = two && settings.ownClocks() ? new SharedClock(saved) : null;
        if (clock != null) {
            secondSeconds = saved.readDouble();
            for (int i = saved.readInt(); i > 0; i--) {
                held.add(ImuSample.restore(saved));
            }
        }
    }

    void save(DataOutput out) throws IOException {
        first.save(out);
        if (second != null && pair != null) {
            second.save(out);
            pair.save(out);
        }
        if (clock != null) {
            clock.save(out);
            out.writeDouble(secondSeconds);
            out.writeInt(held.size());
            for (ImuSample sample : held) {
                sample.save(out);
            }
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

    /** Whether the sensors' times are those of one clock; false until clocks of their own are known. */
    boolean onOneClock() {
        return clock == null || clock.known();
    }

    /**
     * A sensor has started anew, and perhaps its clock with it.
     *
     * @throws IllegalArgumentException if there is none at this placement
     */
    void sensorRestarted(Placement placement, double timeSeconds) {
        SensorTrack track = at(placement);
        track.sensorRestarted(timeSeconds);
        if (clock != null && track == first) {
            clock.firstRestarted();
        } else if (clock != null) {
            clock.secondRestarted();
            held.clear();
        }
    }

    /**
     * Takes the next sample; poses that are now complete go to {@code poses}.
     *
     * @throws IllegalArgumentException if the placement is none of the session's, its time does not increase, or its time
     *     of arrival is not known and it takes that to join the clocks
     */
    void accept(
            ImuSample sample,
            Consumer<? super SessionEvent.Calibration> calibrations,
            Consumer<? super SpinePose> poses) {
        SensorTrack track = at(sample.placement());
        double last = track == second && clock != null ? secondSeconds : track.lastSeconds();
        if (sample.timeSeconds() <= last) {
            throw new IllegalArgumentException("time of " + sample.placement().word() + " must increase, was "
                    + sample.timeSeconds() + " s after " + last + " s");
        }
        if (clock == null) {
            take(track, sample, sample.timeSeconds(), calibrations, poses);
        } else {
            takeOwn(clock, track, sample, calibrations, poses);
        }
    }

    private void takeOwn(
            SharedClock shared,
            SensorTrack track,
            ImuSample sample,
            Consumer<? super SessionEvent.Calibration> calibrations,
            Consumer<? super SpinePose> poses) {
        if (!Double.isFinite(sample.arrivalSeconds())) {
            throw new IllegalArgumentException(
                    "a sample of " + sample.placement().word() + " at " + sample.timeSeconds()
                            + " s has no time of arrival, which it takes to join the sensors' clocks");
        }
        if (track == first) {
            shared.first(sample.timeSeconds(), sample.arrivalSeconds());
            take(track, sample, sample.timeSeconds(), calibrations, poses);
        } else {
            secondSeconds = sample.timeSeconds();
            shared.second(secondSeconds, sample.arrivalSeconds());
            held.add(sample);
            while (held.element().timeSeconds() < secondSeconds - MAX_HELD_SECONDS) {
                held.remove();
            }
        }
        while (shared.known() && !held.isEmpty()) {
            ImuSample next = held.remove();
            double told = shared.tell(next.timeSeconds());
            if (!Double.isNaN(told)) {
                take(at(next.placement()), next, told, calibrations, poses);
            }
        }
    }

    private void take(
            SensorTrack track,
            ImuSample sample,
            double sessionSeconds,
            Consumer<? super SessionEvent.Calibration> calibrations,
            Consumer<? super SpinePose> poses) {
        SegmentMotion motion = track.accept(sample, sessionSeconds, calibrations);
        if (pair == null) {
            poses.accept(new SpinePose(motion.timeSeconds(), motion.stepSeconds(), motion, null, motion.gapSeconds()));
        } else if (track == first) {
            pair.first(motion, poses);
        } else {
            pair.second(motion, poses);
        }
    }
}

package io.plumbline.analytics.session;

import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.posture.Posture;
import io.plumbline.analytics.posture.PostureTracker;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/** Follows the posture of the lowest segment and, where it was asked for, says its angles ten times a second. */
final class PostureWatch {

    private static final double EVENTS_PER_SECOND = 10;

    private final boolean says;
    private final PostureTracker tracker;
    private long events = Long.MIN_VALUE;

    PostureWatch(boolean says) {
        this.says = says;
        tracker = new PostureTracker();
    }

    PostureWatch(boolean says, DataInput saved) throws IOException {
        this.says = says;
        tracker = new PostureTracker(saved);
        events = saved.readLong();
    }

    void save(DataOutput out) throws IOException {
        tracker.save(out);
        out.writeLong(events);
    }

    /** Takes a pose; one whose lowest segment has no axes says nothing. */
    void update(SpinePose pose, CalibrationDesk calibration, Consumer<? super SessionEvent> to) {
        SegmentMotion lower = pose.lower();
        if (lower == null || !lower.aligned()) {
            return;
        }
        tracker.update(pose.stepSeconds(), lower.sagittalRad(), lower.lateralRad());
        if (says) {
            say(pose, lower, calibration, to);
        }
    }

    private void say(
            SpinePose pose, SegmentMotion lower, CalibrationDesk calibration, Consumer<? super SessionEvent> to) {
        long slot = (long) Math.floor(pose.timeSeconds() * EVENTS_PER_SECOND + 1e-6);
        if (slot == events) {
            return;
        }
        events = slot;
        Neutral neutral = calibration.neutral(pose.timeSeconds());
        double flexion = Inclination.wrap(pose.sagittalDifferenceRad() - neutral.differenceRad());
        to.accept(new SessionEvent.Posture(
                pose.timeSeconds(),
                Math.toDegrees(lower.sagittalRad()),
                Math.toDegrees(lower.lateralRad()),
                Math.toDegrees(flexion),
                Math.toDegrees(Inclination.wrap(lower.sagittalRad() - neutral.pelvisRad()))));
    }

    Posture posture() {
        return tracker.posture();
    }
}

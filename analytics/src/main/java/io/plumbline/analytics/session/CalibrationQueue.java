package io.plumbline.analytics.session;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent.Calibration;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Calibrations that wait until the session has come to their time: of two sensors each is calibrated with its own
 * samples, and the poses of both follow a little later.
 */
final class CalibrationQueue {

    private final PriorityQueue<Calibration> waiting = new PriorityQueue<>(
            Comparator.comparingDouble(Calibration::timeSeconds).thenComparing(Calibration::placement));
    private double nextSeconds = Double.POSITIVE_INFINITY;

    CalibrationQueue() {}

    CalibrationQueue(DataInput saved) throws IOException {
        for (int i = saved.readInt(); i > 0; i--) {
            waiting.add(new Calibration(
                    saved.readDouble(),
                    Placement.valueOf(saved.readUTF()),
                    saved.readBoolean(),
                    saved.readDouble(),
                    saved.readBoolean() ? saved.readUTF() : null,
                    saved.readUTF()));
        }
        noteNext();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(waiting.size());
        for (Calibration calibration : waiting) {
            out.writeDouble(calibration.timeSeconds());
            out.writeUTF(calibration.placement().name());
            out.writeBoolean(calibration.accepted());
            out.writeDouble(calibration.quality());
            String neutral = calibration.neutral();
            out.writeBoolean(neutral != null);
            if (neutral != null) {
                out.writeUTF(neutral);
            }
            out.writeUTF(calibration.message());
        }
    }

    void add(Calibration calibration) {
        waiting.add(calibration);
        noteNext();
    }

    private void noteNext() {
        Calibration next = waiting.peek();
        nextSeconds = next == null ? Double.POSITIVE_INFINITY : next.timeSeconds();
    }

    /** Takes out the next calibration that is due at a time; null where there is none. */
    @Nullable
    Calibration due(double timeSeconds) {
        if (nextSeconds > timeSeconds || waiting.isEmpty()) {
            return null;
        }
        Calibration due = waiting.remove();
        noteNext();
        return due;
    }

    /** Forgets what the session has not come to. */
    void clear() {
        waiting.clear();
        noteNext();
    }
}

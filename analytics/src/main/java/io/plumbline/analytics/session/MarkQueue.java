package io.plumbline.analytics.session;

import io.plumbline.analytics.imu.Placement;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks that wait for their time; those of one time keep the order in which they came. */
final class MarkQueue {

    private final List<Mark> waiting = new ArrayList<>();
    private double nextSeconds = Double.POSITIVE_INFINITY;

    MarkQueue() {}

    MarkQueue(DataInput saved) throws IOException {
        for (int i = saved.readInt(); i > 0; i--) {
            waiting.add(read(saved));
        }
        noteNext();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(waiting.size());
        for (Mark mark : waiting) {
            write(mark, out);
        }
    }

    void add(Mark mark) {
        int place = waiting.size();
        while (place > 0 && waiting.get(place - 1).timeSeconds() > mark.timeSeconds()) {
            place--;
        }
        waiting.add(place, mark);
        noteNext();
    }

    private void noteNext() {
        nextSeconds =
                waiting.isEmpty() ? Double.POSITIVE_INFINITY : waiting.get(0).timeSeconds();
    }

    /** Takes out the next mark that is due at a time; null where there is none. */
    @Nullable
    Mark due(double timeSeconds) {
        if (nextSeconds > timeSeconds || waiting.isEmpty()) {
            return null;
        }
        Mark due = waiting.remove(0);
        noteNext();
        return due;
    }

    private static void write(Mark mark, DataOutput out) throws IOException {
        out.writeDouble(mark.timeSeconds());
        if (mark instanceof Mark.StartExercise start) {
            out.writeUTF("exercise");
            out.writeUTF(start.exercise());
        } else if (mark instanceof Mark.Calibrate) {
            out.writeUTF("calibrate");
        } else if (mark instanceof Mark.Pause) {
            out.writeUTF("pause");
        } else if (mark instanceof Mark.Resume) {
            out.writeUTF("resume");
        } else if (mark instanceof Mark.MeasureRange) {
            out.writeUTF("range");
        } else if (mark instanceof Mark.Pain pain) {
            out.writeUTF("pain");
            out.writeInt(pain.level());
            out.writeUTF(pain.note());
        } else if (mark instanceof Mark.SensorRestarted restarted) {
            out.writeUTF("sensor-restarted");
            out.writeUTF(restarted.placement().name());
        } else if (mark instanceof Mark.SetLimit limit) {
            out.writeUTF("limit");
            out.writeUTF(limit.name());
            out.writeDouble(limit.limitDeg());
        }
    }

    private static Mark read(DataInput saved) throws IOException {
        double time = saved.readDouble();
        String word = saved.readUTF();
        return switch (word) {
            case "exercise" -> new Mark.StartExercise(time, saved.readUTF());
            case "calibrate" -> new Mark.Calibrate(time);
            case "pause" -> new Mark.Pause(time);
            case "resume" -> new Mark.Resume(time);
            case "range" -> new Mark.MeasureRange(time);
            case "pain" -> new Mark.Pain(time, saved.readInt(), saved.readUTF());
            case "sensor-restarted" -> new Mark.SensorRestarted(time, Placement.valueOf(saved.readUTF()));
            case "limit" -> new Mark.SetLimit(time, saved.readUTF(), saved.readDouble());
            default -> throw new IOException("saved state holds an unknown mark '" + word + "'");
        };
    }
}

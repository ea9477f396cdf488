package io.plumbline.simulator;

import io.plumbline.analytics.session.Mark;
import io.plumbline.simulator.sensor.DeviceClock;
import io.plumbline.simulator.sensor.WornSensor;
import io.plumbline.simulator.truth.HoldSpan;
import io.plumbline.simulator.truth.RepetitionSpan;
import io.plumbline.simulator.truth.TrueExercise;
import io.plumbline.simulator.truth.Unjudgeable;

/** The clock by which a session is told, that of its first-named sensor: true times become what it shows then. */
record SessionClock(DeviceClock device) {

    static SessionClock of(WornSensor first) {
        return new SessionClock(first.clock() == null ? DeviceClock.TRUE : first.clock());
    }

    double told(double seconds) {
        return device.shownAt(seconds);
    }

    double trueTimeOf(double toldSeconds) {
        return device.trueTimeOf(toldSeconds);
    }

    TrueExercise told(TrueExercise exercise) {
        return new TrueExercise(exercise.exercise(), told(exercise.startSeconds()), told(exercise.endSeconds()));
    }

    Unjudgeable told(Unjudgeable stretch) {
        return new Unjudgeable(told(stretch.startSeconds()), told(stretch.endSeconds()), stretch.reason());
    }

    RepetitionSpan told(RepetitionSpan span) {
        return new RepetitionSpan(
                told(span.startSeconds()), told(span.turnSeconds()), told(span.endSeconds()), span.kind());
    }

    HoldSpan told(HoldSpan span) {
        return new HoldSpan(told(span.startSeconds()), told(span.endSeconds()));
    }

    Mark told(Mark mark) {
        double seconds = told(mark.timeSeconds());
        if (mark instanceof Mark.StartExercise start) {
            return new Mark.StartExercise(seconds, start.exercise());
        } else if (mark instanceof Mark.Calibrate) {
            return new Mark.Calibrate(seconds);
        } else if (mark instanceof Mark.Pause) {
            return new Mark.Pause(seconds);
        } else if (mark instanceof Mark.Resume) {
            return new Mark.Resume(seconds);
        } else if (mark instanceof Mark.MeasureRange) {
            return new Mark.MeasureRange(seconds);
        } else if (mark instanceof Mark.Pain pain) {
            return new Mark.Pain(seconds, pain.level(), pain.note());
        } else if (mark instanceof Mark.SensorRestarted restarted) {
            return new Mark.SensorRestarted(seconds, restarted.placement());
        } else if (mark instanceof Mark.SetLimit limit) {
            return new Mark.SetLimit(seconds, limit.name(), limit.limitDeg());
        }
        throw new IllegalStateException("nobody knows how to tell the time of " + mark);
    }
}

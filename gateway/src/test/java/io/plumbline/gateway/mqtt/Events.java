package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertEscalated;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.session.SessionEvent.Summary;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import java.util.List;
import java.util.Map;

/** Events by hand. */
final class Events {

    /** A session with a sensor on the sacrum, whose exercises are those that there are. */
    static final SessionSettings SETTINGS = new SessionSettings(
            "3f9c21",
            List.of(new SensorSettings(Placement.SACRUM, null, 100)),
            ExerciseLibrary.builtIn().exercises(),
            Map.of(),
            true);

    private Events() {}

    static AlertRaised raised(String id) {
        return new AlertRaised(
                id,
                22.41,
                22.26,
                "squat",
                4,
                "flexion",
                "pelvic-tuck",
                "amber",
                11.2,
                8,
                "medium",
                "Tailbone tucked under by 11° near the bottom of squat 4.");
    }

    static AlertEscalated escalated(String id) {
        return new AlertEscalated(id, 22.6, "red", 15.3, 15);
    }

    static AlertCleared cleared(String id) {
        return new AlertCleared(id, 22.93, 19.4, 0.67);
    }

    static Repetition repetition(int number) {
        return new Repetition(14.6, "squat", number, 12, 14.6, true, 38.1, 0.41, List.of(), Double.NaN);
    }

    static Hold hold() {
        return new Hold(59.9, "plank", 1, 14.4, 59.9, true, 41.2, List.of("sag"));
    }

    static Summary summary() {
        return new Summary(57.7, "squat", 12, 8, 51.2, 53, 4.7, 4);
    }

    static LimitChanged limit() {
        return new LimitChanged(15, "squat", "flexion", "flexion", 9, 15, "pain", "It hurt at 15°.");
    }

    static Judging judging(boolean judging) {
        return new Judging(9, judging, judging ? null : "sensor-gap", List.of("flexion"), null);
    }

    static Posture posture(double timeSeconds) {
        return new Posture(timeSeconds, 12.3, -1.5, Double.NaN, Double.NaN);
    }
}

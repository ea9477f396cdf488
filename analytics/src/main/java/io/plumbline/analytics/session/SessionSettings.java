package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import java.util.List;
import java.util.Map;

/**
 * All that the analysis of a session depends on besides its samples and marks.
 *
 * @param sessionId prefix of the alerts' ids
 * @param sensors one or two sensors; the first's clock is the session's
 * @param exercises the exercises that a mark may start
 * @param limitsDeg limits that differ from the exercises' own, by name ({@code flexion}, {@code tuck.red}; of one exercise
 *     alone {@code squat.flexion}), degrees
 * @param postureEvents whether {@link SessionEvent.Posture} is said, ten times a second
 * @param ownClocks whether each sensor's samples are timed by a clock of its own; they are joined by the times of arrival,
 *     which every sample of two sensors must then have
 */
public record SessionSettings(
        String sessionId,
        List<SensorSettings> sensors,
        List<Exercise> exercises,
        Map<String, Double> limitsDeg,
        boolean postureEvents,
        boolean ownClocks) {

    /** Settings of sensors on one clock. */
    public SessionSettings(
            String sessionId,
            List<SensorSettings> sensors,
            List<Exercise> exercises,
            Map<String, Double> limitsDeg,
            boolean postureEvents) {
        this(sessionId, sensors, exercises, limitsDeg, postureEvents, false);
    }

    public SessionSettings {
        sensors = List.copyOf(sensors);
        exercises = List.copyOf(exercises);
        limitsDeg = Map.copyOf(limitsDeg);
        if (sensors.isEmpty() || sensors.size() > 2) {
            throw new IllegalArgumentException("a session has one or two sensors, was given " + sensors.size());
        }
        if (sensors.size() == 2 && sensors.get(0).placement() == sensors.get(1).placement()) {
            throw new IllegalArgumentException("two sensors at one placement: "
                    + sensors.get(0).placement().word() + "; say which is where");
        }
        limitsDeg.forEach((name, limit) -> {
            if (!(limit > 0 && limit < 90)) {
                throw new IllegalArgumentException("limit " + name + " must be in (0, 90) degrees, was " + limit);
            }
        });
    }
}

package io.plumbline.gateway.recording;

import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.exercise.OwnLimits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands at the head of a recording.
 *
 * @param sessionId prefix of the alerts' ids
 * @param sensors the sensors in the file; the first's clock is the session's
 * @param values every {@code # key: value} line in the order of the file, those that mean nothing to us too. A writer
 *     takes session, placement, rate, mount, accelerometer, clock and limits from the other components and only the rest from here;
 *     it leaves {@code exercise} out, which is the mark at time 0
 * @param limitsDeg limits that differ from the exercise's own, by name, degrees
 * @param ownClock whether each sensor has a clock of its own; the samples then have times of arrival
 */
public record RecordingHeader(
        String sessionId,
        List<SensorSettings> sensors,
        Map<String, String> values,
        Map<String, Double> limitsDeg,
        boolean ownClock) {

    static final String DWELL = "dwell.";
    static final String FLEXION_RANGE = "range.flexion";

    public RecordingHeader {
        sensors = List.copyOf(sensors);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        limitsDeg = Collections.unmodifiableMap(new LinkedHashMap<>(limitsDeg));
        if (sessionId.isBlank() || sessionId.lines().count() > 1) {
            throw new IllegalArgumentException("a session's id is a word, e.g. 3f9c21; was '" + sessionId + "'");
        }
        if (sensors.isEmpty()) {
            throw new IllegalArgumentException("a recording has at least one sensor, was given none");
        }
        values.forEach((key, value) -> {
            if (!key.matches("[^\\s:#!][^:\\r\\n]*") || value.lines().count() > 1) {
                throw new IllegalArgumentException("a header line is '# key: value', no colon in the key and no line"
                        + " break; was '" + key + "': '" + value + "'");
            }
        });
    }

    /** A header with nothing but the session's id and its sensors. */
    public static RecordingHeader of(String sessionId, List<SensorSettings> sensors) {
        return new RecordingHeader(sessionId, sensors, Map.of(), Map.of(), false);
    }

    /** What it sets for the wearer: limits, {@code # dwell.NAME:} and {@code # range.flexion:}. */
    public OwnLimits ownLimits() {
        Map<String, Double> dwells = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(DWELL)) {
                dwells.put(key.substring(DWELL.length()), Double.parseDouble(value));
            }
        });
        String range = values.get(FLEXION_RANGE);
        return new OwnLimits(limitsDeg, dwells, range == null ? Double.NaN : Double.parseDouble(range));
    }

    /** This header with what is set for the wearer in place of its own. */
    public RecordingHeader with(OwnLimits own) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.keySet().removeIf(key -> key.startsWith(DWELL) || key.equals(FLEXION_RANGE));
        own.dwellSeconds().forEach((name, seconds) -> more.put(DWELL + name, Decimals.shortest(seconds)));
        if (!Double.isNaN(own.flexionRangeDeg())) {
            more.put(FLEXION_RANGE, Decimals.shortest(own.flexionRangeDeg()));
        }
        return new RecordingHeader(sessionId, sensors, more, own.degrees(), ownClock);
    }

    /** This header with sensors that are set otherwise, e.g. with a correction. */
    public RecordingHeader withSensors(List<SensorSettings> others) {
        return new RecordingHeader(sessionId, others, values, limitsDeg, ownClock);
    }

    /** This header with one more line, e.g. {@code with("wearer", "anna")}. */
    public RecordingHeader with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new RecordingHeader(sessionId, sensors, more, limitsDeg, ownClock);
    }
}

package io.plumbline.gateway.source;

import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.recording.RecordingHeader;
import java.util.List;
import java.util.Optional;

/**
 * What a source knows of a session before its first sample.
 *
 * @param sensors its sensors, in order of naming; the first's clock is the session's
 * @param marks what was commanded in it, where it is a session from before
 * @param header the head of the recording, where it is one as a whole
 * @param ownClocks whether each sensor has a clock of its own; samples then have the host's times of arrival
 */
public record SourceFacts(
        List<SensorSettings> sensors, List<Mark> marks, Optional<RecordingHeader> header, boolean ownClocks) {

    /** Facts of sensors on one clock. */
    public SourceFacts(List<SensorSettings> sensors, List<Mark> marks, Optional<RecordingHeader> header) {
        this(sensors, marks, header, false);
    }

    public SourceFacts {
        sensors = List.copyOf(sensors);
        marks = List.copyOf(marks);
    }
}

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
 */
public record SourceFacts(List<SensorSettings> sensors, List<Mark> marks, Optional<RecordingHeader> header) {

    public SourceFacts {
        sensors = List.copyOf(sensors);
        marks = List.copyOf(marks);
    }
}

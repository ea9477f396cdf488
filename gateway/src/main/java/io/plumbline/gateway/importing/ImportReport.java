package io.plumbline.gateway.importing;

import io.plumbline.analytics.session.SensorSettings;
import java.util.List;

/**
 * What came of an import.
 *
 * @param sensors the sensors of the recording
 * @param samples how many samples were written
 * @param seconds time from the first to the last
 * @param remarks what the person should know: what was left out, what looks wrong; a sentence each
 * @param cutOff whether the table ended in the middle, so that there is less in the recording than there was
 */
public record ImportReport(
        List<SensorSettings> sensors, long samples, double seconds, List<String> remarks, boolean cutOff) {

    public ImportReport {
        sensors = List.copyOf(sensors);
        remarks = List.copyOf(remarks);
    }
}

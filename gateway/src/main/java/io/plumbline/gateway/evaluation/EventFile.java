package io.plumbline.gateway.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@code replay --format jsonl} or {@code live --format jsonl} printed, as far as a score depends on it. */
public final class EventFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventFile() {}

    /**
     * Reads the events of a file, one JSON object a line.
     *
     * @throws RecordingException if it can't be read, or a line is no event; the message says which
     */
    public static List<SessionEvent> read(Path file) throws RecordingException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new RecordingException(FileFault.reading(file, e), e);
        }
        List<SessionEvent> events = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                SessionEvent event = event(lines.get(i), file + ", line " + (i + 1));
                if (event != null) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    private static @Nullable SessionEvent event(String line, String place) throws RecordingException {
        JsonFields fields;
        try {
            fields = JsonFields.of(JSON.readTree(line), place);
        } catch (JsonProcessingException e) {
            throw new RecordingException(
                    place + ": expected an event as a JSON object, as 'plumbline replay --format jsonl' prints them.",
                    e);
        }
        return switch (fields.text("type")) {
            case "alert" -> fields.text("state").equals("raised") ? raised(fields) : null;
            case "judging" ->
                new SessionEvent.Judging(
                        fields.number("time_s"),
                        fields.flag("judging"),
                        fields.textOrNull("reason"),
                        fields.texts("faults"),
                        fields.textOrNull("message"));
            case "repetition" -> repetition(fields);
            case "hold" -> hold(fields);
            case "limit" -> limit(fields, place);
            case "posture" ->
                new SessionEvent.Posture(
                        fields.number("time_s"),
                        fields.number("sagittal_deg", Double.NaN),
                        fields.number("lateral_deg", Double.NaN),
                        fields.number("lumbar_flexion_deg", Double.NaN),
                        fields.number("pelvic_tilt_deg", Double.NaN));
            default -> null;
        };
    }

    private static SessionEvent raised(JsonFields fields) throws RecordingException {
        return new SessionEvent.AlertRaised(
                fields.text("id"),
                fields.number("time_s"),
                fields.number("onset_s", fields.number("time_s")),
                fields.text("exercise"),
                (int) fields.number("repetition", 0),
                fields.text("fault"),
                fields.text("pattern"),
                fields.text("severity"),
                fields.number("angle_deg", Double.NaN),
                fields.number("limit_deg", Double.NaN),
                fields.has("confidence") ? fields.text("confidence") : "",
                fields.has("message") ? fields.text("message") : "");
    }

    private static SessionEvent repetition(JsonFields fields) throws RecordingException {
        return new SessionEvent.Repetition(
                fields.number("time_s"),
                fields.text("exercise"),
                (int) fields.number("repetition", 0),
                fields.number("start_s"),
                fields.number("end_s"),
                fields.flag("complete"),
                fields.number("range_deg", Double.NaN),
                fields.number("depth_m", Double.NaN),
                fields.texts("faults"),
                fields.number("lumbar_share", Double.NaN));
    }

    private static SessionEvent hold(JsonFields fields) throws RecordingException {
        return new SessionEvent.Hold(
                fields.number("time_s"),
                fields.text("exercise"),
                (int) fields.number("hold", 0),
                fields.number("start_s"),
                fields.number("end_s"),
                fields.flag("complete"),
                fields.number("neutral_s", Double.NaN),
                fields.texts("faults"));
    }

    /** That nothing was changed is of no use to a score. */
    private static @Nullable SessionEvent limit(JsonFields fields, String place) throws RecordingException {
        if (!fields.has("limit")) {
            return null;
        }
        double amber = fields.number("limit_deg");
        double red = fields.number("red_deg");
        if (!(amber > 0 && amber < 90 && red >= amber)) {
            throw new RecordingException(place + ": expected limit_deg in (0, 90) and red_deg no less, found " + amber
                    + " and " + red + ".");
        }
        return new SessionEvent.LimitChanged(
                fields.number("time_s"),
                fields.text("exercise"),
                fields.textOrNull("fault"),
                fields.text("limit"),
                amber,
                red,
                fields.text("reason"),
                fields.has("message") ? fields.text("message") : "");
    }
}

package io.plumbline.gateway.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertEscalated;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Calibration;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.session.SessionEvent.Summary;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as a JSON object: keys always in the same order, times with 3 decimals, angles with 1, what is not known
 * left out. The same event gives the same bytes on every machine.
 */
public final class EventJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int TIME_DECIMALS = 3;
    private static final int ANGLE_DECIMALS = 1;
    private static final int SHARE_DECIMALS = 2;

    private final JsonGenerator out;

    private EventJson(JsonGenerator out) {
        this.out = out;
    }

    /** The event as one line of JSON, without the line break. */
    public static String line(SessionEvent event) {
        StringWriter text = new StringWriter(320);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            writeFields(event, out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    /**
     * Writes the event's fields, {@code type} first, into an object that is already open.
     *
     * @throws IOException if {@code out} can't be written to
     */
    public static void writeFields(SessionEvent event, JsonGenerator out) throws IOException {
        EventJson json = new EventJson(out);
        if (event instanceof Calibration calibration) {
            json.calibration(calibration);
        } else if (event instanceof Judging judging) {
            json.judging(judging);
        } else if (event instanceof Repetition repetition) {
            json.repetition(repetition);
        } else if (event instanceof Hold hold) {
            json.hold(hold);
        } else if (event instanceof AlertRaised raised) {
            json.raised(raised);
        } else if (event instanceof AlertEscalated escalated) {
            json.escalated(escalated);
        } else if (event instanceof AlertCleared cleared) {
            json.cleared(cleared);
        } else if (event instanceof Summary summary) {
            json.summary(summary);
        } else if (event instanceof LimitChanged limit) {
            json.limit(limit);
        } else if (event instanceof Posture posture) {
            json.posture(posture);
        } else {
            throw new IllegalArgumentException("no JSON is defined for " + event);
        }
    }

    private void calibration(Calibration event) throws IOException {
        begin("calibration", event.timeSeconds());
        out.writeStringField("placement", event.placement().word());
        out.writeBooleanField("accepted", event.accepted());
        number("quality", event.quality(), SHARE_DECIMALS);
        text("neutral", event.neutral());
        out.writeStringField("message", event.message());
    }

    private void judging(Judging event) throws IOException {
        begin("judging", event.timeSeconds());
        out.writeBooleanField("judging", event.judging());
        text("reason", event.reason());
        words("faults", event.faults());
        text("message", event.message());
    }

    private void repetition(Repetition event) throws IOException {
        begin("repetition", event.timeSeconds());
        out.writeStringField("exercise", event.exercise());
        out.writeNumberField("repetition", event.repetition());
        time("start_s", event.startSeconds());
        time("end_s", event.endSeconds());
        out.writeBooleanField("complete", event.complete());
        angle("range_deg", event.rangeDeg());
        number("depth_m", event.depthMetres(), SHARE_DECIMALS);
        words("faults", event.faults());
        number("lumbar_share", event.lumbarShare(), SHARE_DECIMALS);
    }

    private void hold(Hold event) throws IOException {
        begin("hold", event.timeSeconds());
        out.writeStringField("exercise", event.exercise());
        out.writeNumberField("hold", event.hold());
        time("start_s", event.startSeconds());
        time("end_s", event.endSeconds());
        out.writeBooleanField("complete", event.complete());
        time("neutral_s", event.neutralSeconds());
        words("faults", event.faults());
    }

    private void raised(AlertRaised event) throws IOException {
        beginAlert(event.id(), "raised", event.timeSeconds());
        time("onset_s", event.onsetSeconds());
        out.writeStringField("exercise", event.exercise());
        if (event.repetition() > 0) {
            out.writeNumberField("repetition", event.repetition());
        }
        out.writeStringField("fault", event.fault());
        out.writeStringField("pattern", event.pattern());
        out.writeStringField("severity", event.severity());
        angle("angle_deg", event.angleDeg());
        angle("limit_deg", event.limitDeg());
        out.writeStringField("confidence", event.confidence());
        out.writeStringField("message", event.message());
    }

    private void escalated(AlertEscalated event) throws IOException {
        beginAlert(event.id(), "escalated", event.timeSeconds());
        out.writeStringField("severity", event.severity());
        angle("angle_deg", event.angleDeg());
        angle("limit_deg", event.limitDeg());
    }

    private void cleared(AlertCleared event) throws IOException {
        beginAlert(event.id(), "cleared", event.timeSeconds());
        angle("peak_deg", event.peakDeg());
        time("duration_s", event.durationSeconds());
    }

    private void summary(Summary event) throws IOException {
        begin("summary", event.timeSeconds());
        out.writeStringField("exercise", event.exercise());
        out.writeNumberField("repetitions", event.repetitions());
        out.writeNumberField("clean_repetitions", event.cleanRepetitions());
        time("neutral_s", event.neutralSeconds());
        time("judged_s", event.judgedSeconds());
        time("not_judged_s", event.notJudgedSeconds());
        out.writeNumberField("alerts", event.alerts());
    }

    private void limit(LimitChanged event) throws IOException {
        begin("limit", event.timeSeconds());
        text("exercise", event.exercise().isEmpty() ? null : event.exercise());
        text("fault", event.fault());
        text("limit", event.limit());
        angle("limit_deg", event.limitDeg());
        angle("red_deg", event.redDeg());
        out.writeStringField("reason", event.reason());
        out.writeStringField("message", event.message());
    }

    private void posture(Posture event) throws IOException {
        begin("posture", event.timeSeconds());
        angle("sagittal_deg", event.sagittalDeg());
        angle("lateral_deg", event.lateralDeg());
        angle("lumbar_flexion_deg", event.lumbarFlexionDeg());
        angle("pelvic_tilt_deg", event.pelvicTiltDeg());
    }

    private void begin(String type, double timeSeconds) throws IOException {
        out.writeStringField("type", type);
        time("time_s", timeSeconds);
    }

    private void beginAlert(String id, String state, double timeSeconds) throws IOException {
        out.writeStringField("type", "alert");
        out.writeStringField("id", id);
        out.writeStringField("state", state);
        time("time_s", timeSeconds);
    }

    private void time(String key, double seconds) throws IOException {
        number(key, seconds, TIME_DECIMALS);
    }

    private void angle(String key, double degrees) throws IOException {
        number(key, degrees, ANGLE_DECIMALS);
    }

    private void number(String key, double value, int decimals) throws IOException {
        if (Double.isFinite(value)) {
            out.writeFieldName(key);
            out.writeNumber(FixedDecimals.of(value, decimals));
        }
    }

    private void text(String key, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(key, value);
        }
    }

    private void words(String key, List<String> words) throws IOException {
        out.writeArrayFieldStart(key);
        for (String word : words) {
            out.writeString(word);
        }
        out.writeEndArray();
    }
}

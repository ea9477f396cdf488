package io.plumbline.gateway.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.SensorCondition;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** News of a link as a JSON object, keys always in the same order. */
public final class LinkJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int AGE_DECIMALS = 1;
    private static final int LOSS_DECIMALS = 3;

    private LinkJson() {}

    /** The event as one line of JSON, without the line break. */
    public static String line(LinkEvent event) {
        StringWriter text = new StringWriter(160);
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
    public static void writeFields(LinkEvent event, JsonGenerator out) throws IOException {
        out.writeStringField("type", "link");
        out.writeStringField("placement", event.placement().word());
        out.writeStringField("state", event.state().word());
        out.writeFieldName("age_s");
        out.writeNumber(FixedDecimals.of(event.ageSeconds(), AGE_DECIMALS));
        out.writeStringField("message", event.message());
        writeCondition(event.condition(), out);
    }

    private static void writeCondition(SensorCondition said, JsonGenerator out) throws IOException {
        if (!said.model().isEmpty()) {
            out.writeStringField("model", said.model());
        }
        if (said.batteryPercent().isPresent()) {
            out.writeNumberField("battery_percent", said.batteryPercent().getAsInt());
        }
        if (said.signalDbm().isPresent()) {
            out.writeNumberField("signal_dbm", said.signalDbm().getAsInt());
        }
        if (!Double.isNaN(said.lossShare())) {
            out.writeFieldName("loss_share");
            out.writeNumber(FixedDecimals.of(said.lossShare(), LOSS_DECIMALS));
        }
        if (!said.recoveries().isEmpty()) {
            out.writeObjectFieldStart("recoveries");
            for (Map.Entry<String, Integer> used : new TreeMap<>(said.recoveries()).entrySet()) {
                out.writeNumberField(used.getKey(), used.getValue());
            }
            out.writeEndObject();
        }
    }
}

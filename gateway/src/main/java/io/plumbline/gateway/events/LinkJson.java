package io.plumbline.gateway.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.plumbline.gateway.session.LinkEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** News of a link as a JSON object, keys always in the same order. */
public final class LinkJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int AGE_DECIMALS = 1;

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
    }
}

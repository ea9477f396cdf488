package io.plumbline.gateway.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The objects that are published: {@code schema}, {@code seq} and {@code utc}, then what the event itself has.
 * {@code seq} counts from 1 for each topic. Not thread-safe.
 */
final class Payloads {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Map<String, Long> sequence = new HashMap<>();

    Payloads(InstantSource clock) {
        this.clock = clock;
    }

    /** Writes the fields of an object that is already open. */
    @FunctionalInterface
    interface Fields {
        void writeTo(JsonGenerator out) throws IOException;
    }

    /** The next payload of a topic. */
    String next(String topic, String kind, Fields fields) {
        return object(out -> {
            out.writeStringField("schema", Topics.schema(kind));
            out.writeNumberField("seq", sequence.merge(topic, 1L, Long::sum));
            out.writeStringField("utc", UTC.format(clock.instant()));
            fields.writeTo(out);
        });
    }

    /** An object with no fields but the given ones. */
    static String object(Fields fields) {
        StringWriter text = new StringWriter(400);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            fields.writeTo(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }
}

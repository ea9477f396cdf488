package io.plumbline.gateway.phone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of Sensor Logger (github.com/tszheichoi/awesome-sensor-logger, PUSHING.md). Times are ns since 1970 and need all
 * of a long: a double would round them to a quarter of a microsecond.
 *
 * @param number counts the messages of a session; they may arrive in another order
 * @param session the recording that it belongs to; another begins from nothing
 * @param device the phone
 * @param measured what it measured and is of use here, in order of time
 * @param unreadable how many more values there were of a kind that is of use, which could not be read
 */
record SensorLoggerMessage(long number, String session, String device, List<Measured> measured, int unreadable) {

    /** What is of use among what a phone measures. */
    enum Kind {
        /** Without gravity, m/s². */
        ACCELEROMETER,
        /** Gravity alone, m/s². */
        GRAVITY,
        /** With gravity, m/s²; Android has it. */
        TOTAL_ACCELERATION,
        /** Radians per second. */
        GYROSCOPE
    }

    /** A value with its time, ns since 1970. */
    record Measured(Kind kind, long nanos, double x, double y, double z) {}

    /** No phone sends more values at once: 100 s of four kinds at 50 Hz. */
    static final int MOST_VALUES = 20_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_NAME = 200;

    /** Later than any time, some hundred years from now. */
    private static final long LATEST_NANOS = 4_000_000_000_000_000_000L;

    private static final Map<String, Kind> KINDS = Map.of(
            "accelerometer", Kind.ACCELEROMETER,
            "gravity", Kind.GRAVITY,
            "totalacceleration", Kind.TOTAL_ACCELERATION,
            "gyroscope", Kind.GYROSCOPE);

    SensorLoggerMessage {
        measured = List.copyOf(measured);
    }

    /**
     * Reads a message.
     *
     * @throws IOException if it is none; the message says why
     */
    static SensorLoggerMessage parse(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            return new Reader(parser).message();
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "this is no JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    /** Reads token by token: what is of no use is passed over, however much it is. */
    private static final class Reader {

        private final JsonParser parser;
        private final List<Measured> measured = new ArrayList<>();
        private int unreadable;

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        SensorLoggerMessage message() throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a message of Sensor Logger is a JSON object");
            }
            long number = -1;
            String session = "";
            String device = "";
            boolean payload = false;
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (key) {
                    case "messageId" -> number = value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : -1;
                    case "sessionId" -> session = name();
                    case "deviceId" -> device = name();
                    case "payload" -> {
                        payload = value == JsonToken.START_ARRAY;
                        values();
                    }
                    default -> parser.skipChildren();
                }
            }
            if (number < 0 || !payload) {
                throw new IOException("a message of Sensor Logger has a messageId and a payload");
            }
            measured.sort(Comparator.comparingLong(Measured::nanos));
            return new SensorLoggerMessage(number, session, device, measured, unreadable);
        }

        private String name() throws IOException {
            String text = parser.getValueAsString("");
            parser.skipChildren();
            return text.substring(0, Math.min(text.length(), LONGEST_NAME));
        }

        private void values() throws IOException {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                parser.skipChildren();
                return;
            }
            int count = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (++count > MOST_VALUES) {
                    throw new IOException(
                            "a message has more than " + MOST_VALUES + " values: make the app's batch period shorter");
                }
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    value();
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void value() throws IOException {
            Kind kind = null;
            long nanos = -1;
            double[] xyz = {Double.NaN, Double.NaN, Double.NaN};
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                parser.nextToken();
                switch (key) {
                    case "name" -> kind = KINDS.get(name());
                    case "time" -> nanos = nanos();
                    case "values" -> xyz(xyz);
                    default -> parser.skipChildren();
                }
            }
            add(kind, nanos, xyz);
        }

        private void add(@Nullable Kind kind, long nanos, double[] xyz) {
            if (kind == null) {
                return;
            }
            if (nanos <= 0 || nanos > LATEST_NANOS || !Double.isFinite(xyz[0] + xyz[1] + xyz[2])) {
                unreadable++;
            } else {
                measured.add(new Measured(kind, nanos, xyz[0], xyz[1], xyz[2]));
            }
        }

        private long nanos() throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    return Long.parseLong(parser.getText());
                } catch (NumberFormatException e) {
                    return -1;
                }
            }
            long nanos = parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : -1;
            parser.skipChildren();
            return nanos;
        }

        private void xyz(double[] xyz) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                int axis = key.length() == 1 ? "xyz".indexOf(key.charAt(0)) : -1;
                if (axis >= 0) {
                    xyz[axis] = value.isNumeric() ? parser.getDoubleValue() : Double.NaN;
                }
                parser.skipChildren();
            }
        }
    }
}

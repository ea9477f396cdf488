package io.plumbline.gateway.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.gateway.mqtt.BrokerConnection.Incoming;
import io.plumbline.gateway.session.Command;
import io.plumbline.gateway.words.DidYouMean;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands, has them carried out and answers each: {@code {"id":"7","ok":true}}, or with {@code "ok":false} and
 * the error. Never blocks and never throws, as it runs on the MQTT client's thread.
 */
final class CommandListener implements Consumer<Incoming> {

    /** A command that was said longer ago than this may surprise the wearer and is refused. */
    static final Duration LONGEST_AGE = Duration.ofSeconds(10);

    private static final List<String> WORDS = List.of("start", "stop", "calibrate", "pause", "resume", "pain");
    private static final JsonMapper JSON = new JsonMapper();

    private final Command.Handler session;
    private final Consumer<String> answers;
    private final InstantSource clock;

    /**
     * A listener.
     *
     * @param session carries commands out
     * @param answers takes the answers' payloads
     */
    CommandListener(Command.Handler session, Consumer<String> answers, InstantSource clock) {
        this.session = session;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void accept(Incoming message) {
        if (message.payload().isEmpty()) {
            return; // That is how a retained message is deleted.
        }
        String id = null;
        try {
            JsonNode request = parse(message.payload());
            id = id(request);
            Command command = command(request);
            refuseIfRetained(message);
            refuseIfOld(request, command);
            String asked = id;
            session.submit(command, error -> answer(asked, error.orElse(null)));
        } catch (IllegalArgumentException e) {
            answer(id, e.getMessage());
        }
    }

    private static JsonNode parse(String payload) {
        JsonNode request;
        try {
            request = JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(malformed(e.getOriginalMessage()), e);
        }
        if (!request.isObject()) {
            throw new IllegalArgumentException(malformed("it is no object"));
        }
        return request;
    }

    private static String malformed(@Nullable String why) {
        return "a command is a JSON object, e.g. {\"id\":\"7\",\"command\":\"start\",\"exercise\":\"plank\"}; this could"
                + " not be read: " + why;
    }

    private static @Nullable String id(JsonNode request) {
        JsonNode id = request.path("id");
        return id.isValueNode() && !id.isNull() ? id.asText() : null;
    }

    private static Command command(JsonNode request) {
        String word = text(request, "command", "which is one of " + String.join(", ", WORDS));
        return switch (word) {
            case "start" -> new Command.Start(text(request, "exercise", "e.g. plank"));
            case "stop" -> new Command.Stop();
            case "calibrate" -> new Command.Calibrate();
            case "pause" -> new Command.Pause();
            case "resume" -> new Command.Resume();
            case "pain" ->
                new Command.Pain(painLevel(request), request.path("note").asText(""));
            default ->
                throw new IllegalArgumentException(
                        "no command is called '" + word + "'. " + DidYouMean.sentence(word, WORDS));
        };
    }

    private static String text(JsonNode request, String key, String hint) {
        JsonNode value = request.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("the command lacks \"" + key + "\", " + hint);
        }
        return value.textValue();
    }

    private static int painLevel(JsonNode request) {
        JsonNode level = request.path("level");
        if (!level.isIntegralNumber()) {
            throw new IllegalArgumentException("the command pain lacks \"level\", a whole number from 0 to 10");
        }
        return level.canConvertToInt() ? level.intValue() : Integer.MAX_VALUE;
    }

    private static void refuseIfRetained(Incoming message) {
        if (message.retained()) {
            throw new IllegalArgumentException("a retained command is not carried out, as nobody knows when it was"
                    + " meant; publish it without the retain flag, and an empty retained message to delete it");
        }
    }

    private void refuseIfOld(JsonNode request, Command command) {
        if (!request.has("utc") || command instanceof Command.Stop || command instanceof Command.Pause) {
            return;
        }
        Instant said;
        try {
            said = Instant.parse(text(request, "utc", "as text"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"utc\" is a time like 2026-03-01T09:30:00.000Z, was " + request.path("utc"), e);
        }
        Duration age = Duration.between(said, clock.instant());
        if (age.compareTo(LONGEST_AGE) > 0) {
            throw new IllegalArgumentException("the command is " + age.toSeconds() + " s old (limit "
                    + LONGEST_AGE.toSeconds() + " s) and is not carried out; send it again, and check the clocks");
        }
    }

    private void answer(@Nullable String id, @Nullable String error) {
        answers.accept(Payloads.object(out -> {
            if (id != null) {
                out.writeStringField("id", id);
            }
            out.writeBooleanField("ok", error == null);
            if (error != null) {
                out.writeStringField("error", error);
            }
        }));
    }
}

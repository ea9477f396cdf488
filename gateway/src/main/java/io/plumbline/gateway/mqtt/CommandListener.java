package io.plumbline.gateway.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.gateway.mqtt.BrokerConnection.Incoming;
import io.plumbline.gateway.session.Command;
import io.plumbline.gateway.words.DidYouMean;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands, has them carried out and answers each: {@code {"id":"7","ok":true}}, or with {@code "ok":false} and
 * the error. One that comes again with the same id gets the same answer and is not carried out again. Never blocks and
 * never throws, as it runs on the MQTT client's thread, the only one that calls it.
 */
final class CommandListener implements Consumer<Incoming> {

    /** A command that was said longer ago than this may surprise the wearer and is refused. */
    static final Duration LONGEST_AGE = Duration.ofSeconds(10);

    /** Far more than any command needs, bytes. */
    static final int LONGEST = 4096;

    private static final int LONGEST_ID = 64;

    /** The commands and what each has besides {@code id}, {@code command} and {@code utc}. */
    private static final Map<String, Set<String>> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("start", Set.of("exercise"));
        KEYS.put("stop", Set.of());
        KEYS.put("calibrate", Set.of());
        KEYS.put("range", Set.of());
        KEYS.put("pause", Set.of());
        KEYS.put("resume", Set.of());
        KEYS.put("pain", Set.of("level", "note"));
    }

    private static final List<String> WORDS = List.copyOf(KEYS.keySet());
    private static final Set<String> KEYS_OF_ALL = Set.of("id", "command", "utc");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Command.Handler session;
    private final Consumer<String> answers;
    private final InstantSource clock;
    private final RecentCommands recent = new RecentCommands();

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
            refuseIfLong(message);
            JsonNode request = parse(message.payload());
            id = id(request);
            Command command = command(request);
            refuseIfRetained(message);
            if (command instanceof Command.Stop || command instanceof Command.Pause) {
                carryOut(command, id); // These always count: however old, and however often they come.
                return;
            }
            refuseUnknownKeys(request);
            refuseIfOldOrAhead(request);
            if (id == null || recent.isNew(id, request, clock.instant())) {
                carryOut(command, id);
            } else {
                answerAgain(id, request);
            }
        } catch (IllegalArgumentException e) {
            answer(id, e.getMessage());
        }
    }

    private void carryOut(Command command, @Nullable String id) {
        session.submit(command, error -> {
            String answer = answer(id, error.orElse(null));
            if (id != null && error.isEmpty()) {
                recent.answered(id, answer);
            } else if (id != null) {
                recent.forget(id); // Nothing was done, so that it may be tried again.
            }
        });
    }

    private void answerAgain(String id, JsonNode request) {
        if (!recent.isSame(id, request)) {
            throw new IllegalArgumentException("the id " + id + " was that of another command less than "
                    + RecentCommands.REMEMBERED.toSeconds() + " s ago; give every command an id of its own, or none");
        }
        recent.answer(id).ifPresent(answers); // Where there is none yet, it is on its way.
    }

    private static void refuseIfLong(Incoming message) {
        int bytes = message.payload().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "a command has at most " + LONGEST + " bytes, this one had " + bytes + "; it was not read");
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
        return (id.isTextual() || id.isIntegralNumber()) && id.asText().length() <= LONGEST_ID ? id.asText() : null;
    }

    private static void refuseUnknownKeys(JsonNode request) {
        String word = request.path("command").textValue();
        Set<String> known = new TreeSet<>(KEYS_OF_ALL);
        known.addAll(KEYS.getOrDefault(word, Set.of()));
        request.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("the command " + word + " has no \"" + key + "\". "
                        + DidYouMean.sentence(key, List.copyOf(known)));
            }
        });
        if (request.has("id") && id(request) == null) {
            throw new IllegalArgumentException(
                    "\"id\" is a text or a whole number, of at most " + LONGEST_ID + " signs");
        }
    }

    private static Command command(JsonNode request) {
        String word = text(request, "command", "which is one of " + String.join(", ", WORDS));
        return switch (word) {
            case "start" -> new Command.Start(text(request, "exercise", "e.g. plank"));
            case "stop" -> new Command.Stop();
            case "calibrate" -> new Command.Calibrate();
            case "range" -> new Command.MeasureRange();
            case "pause" -> new Command.Pause();
            case "resume" -> new Command.Resume();
            case "pain" -> new Command.Pain(painLevel(request), note(request));
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

    private static String note(JsonNode request) {
        return request.has("note") ? text(request, "note", "the wearer's words, or leave it out") : "";
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

    /** A time ahead of ours tells as little as none: with clocks that differ nobody knows how old it is. */
    private void refuseIfOldOrAhead(JsonNode request) {
        if (!request.has("utc")) {
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
        if (age.negated().compareTo(LONGEST_AGE) > 0) {
            throw new IllegalArgumentException("the command's utc is "
                    + age.negated().toSeconds() + " s ahead of this machine's clock (limit " + LONGEST_AGE.toSeconds()
                    + " s) and it is not carried out; set the clocks, or leave utc out");
        }
    }

    private String answer(@Nullable String id, @Nullable String error) {
        String answer = Payloads.object(out -> {
            if (id != null) {
                out.writeStringField("id", id);
            }
            out.writeBooleanField("ok", error == null);
            if (error != null) {
                out.writeStringField("error", error);
            }
        });
        answers.accept(answer);
        return answer;
    }
}

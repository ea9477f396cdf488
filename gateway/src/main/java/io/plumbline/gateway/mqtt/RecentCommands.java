package io.plumbline.gateway.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commands of the last minute with their answers, so that one that is delivered twice, as QoS 1 allows, is not
 * carried out twice. A few hundred at most. May be called from several threads.
 */
final class RecentCommands {

    /** How long an id stands for the same command. */
    static final Duration REMEMBERED = Duration.ofSeconds(60);

    private static final int MOST = 256;

    private static final class Known {
        private final JsonNode request;
        private final Instant heard;
        private @Nullable String answer;

        Known(JsonNode request, Instant heard) {
            this.request = request;
            this.heard = heard;
        }
    }

    private final Map<String, Known> byId = new LinkedHashMap<>();

    /** Whether nothing with this id was heard of late; then it is remembered from now on. */
    synchronized boolean isNew(String id, JsonNode request, Instant now) {
        byId.values().removeIf(known -> known.heard.plus(REMEMBERED).isBefore(now));
        if (byId.containsKey(id)) {
            return false;
        }
        if (byId.size() >= MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
        byId.put(id, new Known(request, now));
        return true;
    }

    /** Whether the command that this id stands for is this one, to the letter but for spaces. */
    synchronized boolean isSame(String id, JsonNode request) {
        Known known = byId.get(id);
        return known != null && known.request.equals(request);
    }

    /** Takes the answer to a command. */
    synchronized void answered(String id, String answer) {
        Known known = byId.get(id);
        if (known != null) {
            known.answer = answer;
        }
    }

    /** The id is free again. */
    synchronized void forget(String id) {
        byId.remove(id);
    }

    /** The answer that a command was given; empty where it has none yet. */
    synchronized Optional<String> answer(String id) {
        Known known = byId.get(id);
        return known == null ? Optional.empty() : Optional.ofNullable(known.answer);
    }
}

package io.plumbline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Why a session was not judged, and for how long each, from its events. */
final class NotJudgedSeconds {

    private final Map<String, Double> seconds = new TreeMap<>();
    private String reason = "";
    private double sinceSeconds;

    /** Takes the next event. */
    void accept(JsonNode event) {
        String type = event.get("type").asText();
        if (!reason.isEmpty() && (type.equals("judging") || type.equals("summary"))) {
            seconds.merge(reason, event.get("time_s").asDouble() - sinceSeconds, Double::sum);
            reason = "";
        }
        if (type.equals("judging") && !event.get("judging").asBoolean()) {
            reason = event.get("reason").asText();
            sinceSeconds = event.get("time_s").asDouble();
        }
    }

    /** The reason that lasted longest; empty where all was judged. */
    String foremost() {
        return seconds.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }
}

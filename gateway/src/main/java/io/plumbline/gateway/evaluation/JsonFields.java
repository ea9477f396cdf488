package io.plumbline.gateway.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.recording.RecordingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object; what is not as it should be is told by file, key and what was expected.
 *
 * @param object what is read
 * @param place the file, and where in it the object stands
 */
record JsonFields(JsonNode object, String place) {

    static JsonFields of(JsonNode node, String place) throws RecordingException {
        if (!node.isObject()) {
            throw new RecordingException(place + ": expected an object {…}, found " + shown(node) + ".");
        }
        return new JsonFields(node, place);
    }

    double number(String key) throws RecordingException {
        return number(object.path(key), key);
    }

    double number(String key, double otherwise) throws RecordingException {
        return object.path(key).isMissingNode() ? otherwise : number(key);
    }

    double number(JsonNode node, String key) throws RecordingException {
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw expected(key, "a number", node);
        }
        return node.asDouble();
    }

    String text(String key) throws RecordingException {
        JsonNode node = object.path(key);
        if (!node.isTextual()) {
            throw expected(key, "a text", node);
        }
        return node.asText();
    }

    @Nullable
    String textOrNull(String key) throws RecordingException {
        return object.path(key).isMissingNode() ? null : text(key);
    }

    boolean flag(String key) throws RecordingException {
        JsonNode node = object.path(key);
        if (!node.isBoolean()) {
            throw expected(key, "true or false", node);
        }
        return node.asBoolean();
    }

    /** The values of a list; empty where the key is absent. */
    List<JsonNode> list(String key) throws RecordingException {
        JsonNode node = object.path(key);
        if (!node.isMissingNode() && !node.isArray()) {
            throw expected(key, "a list […]", node);
        }
        List<JsonNode> values = new ArrayList<>();
        node.forEach(values::add);
        return values;
    }

    List<String> texts(String key) throws RecordingException {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : list(key)) {
            if (!node.isTextual()) {
                throw expected(key, "texts", node);
            }
            texts.add(node.asText());
        }
        return texts;
    }

    /** The objects of a list. */
    List<JsonFields> objects(String key) throws RecordingException {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode node : list(key)) {
            objects.add(of(node, place + ": " + key + "[" + objects.size() + "]"));
        }
        return objects;
    }

    boolean has(String key) {
        return !object.path(key).isMissingNode();
    }

    RecordingException expected(String key, String what, JsonNode found) {
        return new RecordingException(
                place + ": key '" + key + "': expected " + what + ", found " + shown(found) + ".");
    }

    private static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}

package io.plumbline.gateway.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few forms of Home Assistant's templates (Jinja) that are used, as it renders them. Any other is a fault. */
final class HomeAssistantTemplate {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY = "value_json\\.(?<key>[a-z_]+)";

    private static final Map<Pattern, BiFunction<Matcher, JsonNode, String>> FORMS = new LinkedHashMap<>();

    static {
        form(KEY, (form, json) -> word(defined(form, json)));
        form(KEY + " \\| count > 0", (form, json) -> defined(form, json).isEmpty() ? "False" : "True");
        form(KEY + " \\| default\\(''\\)", (form, json) -> word(json.path(form.group("key"))));
        form(KEY + " \\| round\\(0\\) if value_json\\.\\k<key> is defined else 'None'", (form, json) -> {
            JsonNode number = json.path(form.group("key"));
            return number.isMissingNode() ? "None" : Double.toString(Math.rint(number.doubleValue()));
        });
        form("dict\\(value_json, event_type=" + KEY + "\\) \\| to_json", (form, json) -> {
            ObjectNode with = json.deepCopy();
            return with.set("event_type", defined(form, json)).toString();
        });
    }

    private HomeAssistantTemplate() {}

    private static void form(String expression, BiFunction<Matcher, JsonNode, String> meaning) {
        FORMS.put(Pattern.compile("\\{\\{ " + expression + " }}"), meaning);
    }

    /** What a value template makes of a payload. */
    static String value(String template, String payload) {
        for (Map.Entry<Pattern, BiFunction<Matcher, JsonNode, String>> form : FORMS.entrySet()) {
            Matcher matcher = form.getKey().matcher(template);
            if (matcher.matches()) {
                return form.getValue().apply(matcher, read(payload));
            }
        }
        throw new AssertionError("a template of an unknown form: " + template);
    }

    /** What a command template makes of a value that was chosen. */
    static String command(String template, String value) {
        return template.replace("{{ value | to_json }}", TextNode.valueOf(value).toString());
    }

    private static JsonNode defined(Matcher form, JsonNode json) {
        JsonNode value = json.path(form.group("key"));
        if (value.isMissingNode()) {
            throw new AssertionError(form.group() + " finds nothing in " + json);
        }
        return value;
    }

    /** As Python writes it. */
    private static String word(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        return value.isMissingNode() ? "" : value.asText();
    }

    private static JsonNode read(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + payload, e);
        }
    }
}

package io.plumbline.gateway.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** {@code docs/asyncapi.yaml}, and whether a message is as it says. */
final class AsyncApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ID = "https://plumbline.invalid/asyncapi.json";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String DEFINITIONS = "#/definitions/";

    static final AsyncApi DOCUMENT = new AsyncApi();

    private final JsonNode root;
    private final SchemaRegistry registry;
    private final Map<Pattern, String> channels = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private AsyncApi() {
        Path file = Path.of(System.getProperty("plumbline.root", ".."), "docs", "asyncapi.yaml");
        try {
            root = new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // As a JSON Schema knows it: what it does not know it would warn of.
        String schemaText = JSON.createObjectNode()
                .set("definitions", root.at("/components/schemas"))
                .toString()
                .replace(SCHEMAS, DEFINITIONS);
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, registry -> registry.schemas(Map.of(ID, schemaText)));
        root.path("channels")
                .properties()
                .forEach(channel -> channels.put(
                        Pattern.compile(
                                channel.getValue().path("address").asText().replaceAll("\\{[a-z]+}", "[^/]+")),
                        channel.getKey()));
    }

    JsonNode root() {
        return root;
    }

    /** What a reference such as {@code #/components/messages/Cue} points at; missing where at nothing. */
    JsonNode at(String reference) {
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : root.at("/nowhere");
    }

    /** The node itself, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(at(node.path("$ref").asText())) : node;
    }

    /** The channel of a topic; empty where none has it. */
    String channelOf(String topic) {
        return channels.entrySet().stream()
                .filter(channel -> channel.getKey().matcher(topic).matches())
                .map(Map.Entry::getValue)
                .reduce((one, another) -> {
                    throw new IllegalStateException(topic + " is both " + one + " and " + another);
                })
                .orElse("");
    }

    /** What is wrong with something that was published; what others say to a gateway is not looked at. */
    List<String> faults(String topic, String payload) {
        boolean ofOthers = !topic.startsWith("plumbline/") && !topic.startsWith("homeassistant/");
        if (ofOthers || topic.endsWith("/command") || payload.isEmpty()) {
            return List.of();
        }
        String channel = channelOf(topic);
        if (channel.isEmpty()) {
            return List.of("no channel has the topic " + topic);
        }
        return faultsOn(channel, payload);
    }

    /** What is wrong with a payload of a channel. */
    List<String> faultsOn(String channel, String payload) {
        JsonNode said = root.path("channels").path(channel).path("messages");
        String message = said.elements().next().path("$ref").asText();
        JsonNode definition = at(message);
        JsonNode instance;
        try {
            instance = definition.path("contentType").asText().equals("text/plain")
                    ? TextNode.valueOf(payload)
                    : JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            return List.of(channel + " carries no JSON: " + payload);
        }
        Schema schema = schemas.computeIfAbsent(
                definition.path("payload").path("$ref").asText(),
                reference -> registry.getSchema(SchemaLocation.of(ID + reference.replace(SCHEMAS, DEFINITIONS))));
        return schema.validate(instance).stream()
                .map(fault -> channel + ": " + fault + " in " + payload)
                .toList();
    }

    /** Every key that a message of a channel may hold, as {@code /alerts/*}{@code /id}, with those of objects in it. */
    List<String> keysOf(String channel) {
        JsonNode message = resolved(
                root.path("channels").path(channel).path("messages").elements().next());
        Map<String, Boolean> keys = new HashMap<>();
        collectKeys("", message.path("payload"), keys);
        return new ArrayList<>(keys.keySet());
    }

    private void collectKeys(String path, JsonNode reference, Map<String, Boolean> keys) {
        JsonNode schema = resolved(reference);
        if (!schema.isObject()) {
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            keys.put(path + "/" + property.getKey(), true);
            collectKeys(path + "/" + property.getKey(), property.getValue(), keys);
        });
        collectKeys(path + "/*", schema.path("items"), keys);
        schema.path("oneOf").forEach(one -> collectKeys(path, one, keys));
        schema.path("allOf").forEach(one -> collectKeys(path, one, keys));
    }
}

package io.plumbline.gateway.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plumbline.gateway.words.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a block of YAML; whatever is wrong with one is told by file and path. */
final class Fields {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String source;
    private final String path;
    private final JsonNode block;

    private Fields(String source, String path, JsonNode block) {
        this.source = source;
        this.path = path;
        this.block = block;
    }

    /**
     * The whole of a file.
     *
     * @param yaml its text
     * @param source what it is called in messages
     * @throws InvalidDefinitionException if it is no YAML, or no block of keys
     */
    static Fields of(String yaml, String source) throws InvalidDefinitionException {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            String what = e.getOriginalMessage().lines().findFirst().orElse("");
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidDefinitionException(
                    source + (line < 1 ? "" : ", line " + line) + ": this is no YAML: " + what, e);
        }
        if (root == null || !root.isObject()) {
            throw new InvalidDefinitionException(source + ": expected keys, one a line, e.g. 'name: squat'");
        }
        return new Fields(source, "", root);
    }

    /** Refuses every key but these. */
    Fields only(String... keys) throws InvalidDefinitionException {
        List<String> known = List.of(keys);
        for (String key : names()) {
            if (!known.contains(key)) {
                throw new InvalidDefinitionException(
                        place(key) + ": no key is called '" + key + "' here. " + DidYouMean.sentence(key, known));
            }
        }
        return this;
    }

    /** The keys that there are, in order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        block.fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean has(String key) {
        return block.has(key);
    }

    /** A text that must be there. */
    String text(String key) throws InvalidDefinitionException {
        JsonNode node = required(key);
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw wrong(key, "must be a text, was " + shown(node));
        }
        return node.textValue();
    }

    @Nullable
    String textOrNull(String key) throws InvalidDefinitionException {
        return has(key) ? text(key) : null;
    }

    /** A number that must be there, finite. */
    double number(String key) throws InvalidDefinitionException {
        JsonNode node = required(key);
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw wrong(key, "must be a number, was " + shown(node));
        }
        return node.doubleValue();
    }

    double number(String key, double otherwise) throws InvalidDefinitionException {
        return has(key) ? number(key) : otherwise;
    }

    /** An angle of a limit: degrees in (0, 90). */
    double degrees(String key) throws InvalidDefinitionException {
        double value = number(key);
        if (!(value > 0 && value < 90)) {
            throw wrong(key, "must be in (0, 90), was " + shown(block.path(key)));
        }
        return value;
    }

    /** As {@link #degrees(String)}, where it may be absent. */
    double degrees(String key, double otherwise) throws InvalidDefinitionException {
        return has(key) ? degrees(key) : otherwise;
    }

    /** A duration, s, 0 or more. */
    double seconds(String key, double otherwise) throws InvalidDefinitionException {
        double value = number(key, otherwise);
        if (value < 0) {
            throw wrong(key, "must not be negative, was " + shown(block.path(key)));
        }
        return value;
    }

    /** A share, in (0, 1]. */
    double share(String key, double otherwise) throws InvalidDefinitionException {
        double value = number(key, otherwise);
        if (!(value > 0 && value <= 1)) {
            throw wrong(key, "must be in (0, 1], was " + shown(block.path(key)));
        }
        return value;
    }

    /** A list of words that must be there. */
    List<String> words(String key) throws InvalidDefinitionException {
        JsonNode node = required(key);
        List<String> words = new ArrayList<>();
        for (JsonNode word : node) {
            if (!word.isTextual()) {
                throw wrong(key, "must be a list of words, e.g. [upright, hinged], was " + shown(node));
            }
            words.add(word.textValue());
        }
        if (!node.isArray() || words.isEmpty()) {
            throw wrong(key, "must be a list of words, e.g. [upright, hinged], was " + shown(node));
        }
        return words;
    }

    boolean isText(String key) {
        return block.path(key).isTextual();
    }

    /** A block of keys that must be there. */
    Fields block(String key) throws InvalidDefinitionException {
        return new Fields(source, path(key), object(required(key), path(key)));
    }

    /** A list of blocks that must be there. */
    List<Fields> blocks(String key) throws InvalidDefinitionException {
        JsonNode list = required(key);
        if (!list.isArray()) {
            throw wrong(key, "must be a list, was " + shown(list));
        }
        List<Fields> blocks = new ArrayList<>();
        for (JsonNode one : list) {
            String place = path(key) + "[" + blocks.size() + "]";
            blocks.add(new Fields(source, place, object(one, place)));
        }
        return blocks;
    }

    /** One of several words: what {@code key} holds, or the exception that says which there are. */
    InvalidDefinitionException unknown(String key, String what, String word, List<String> known) {
        return new InvalidDefinitionException(
                place(key) + ": no " + what + " is called '" + word + "'. " + DidYouMean.sentence(word, known));
    }

    /** What is wrong with a key: its path, then {@code rule}. */
    InvalidDefinitionException wrong(String key, String rule) {
        return new InvalidDefinitionException(place(key) + " " + rule);
    }

    /** What is wrong with the block as a whole. */
    InvalidDefinitionException wrong(IllegalArgumentException cause) {
        return new InvalidDefinitionException(
                source + ": " + (path.isEmpty() ? "" : path + ": ") + cause.getMessage(), cause);
    }

    private JsonNode required(String key) throws InvalidDefinitionException {
        JsonNode node = block.path(key);
        if (node.isMissingNode() || node.isNull()) {
            throw wrong(key, "is missing");
        }
        return node;
    }

    private JsonNode object(JsonNode node, String where) throws InvalidDefinitionException {
        if (!node.isObject()) {
            throw new InvalidDefinitionException(
                    source + ": " + where + " must be a block of keys, was " + shown(node));
        }
        return node;
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String place(String key) {
        return source + ": " + path(key);
    }

    private static String shown(JsonNode node) {
        return node.isNull() ? "empty" : node.toString();
    }
}

package io.plumbline.gateway.definition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.plumbline.gateway.words.DidYouMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a block of YAML; whatever is wrong with one is told by file and path. */
public final class Fields {

    /** Read as tokens, since Jackson's mapper would take a quarter of a second of every start. */
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A key without a value. */
    private static final Object EMPTY = new Object() {
        @Override
        public String toString() {
            return "empty";
        }
    };

    private final String source;
    private final String path;
    private final Map<?, ?> block;

    private Fields(String source, String path, Map<?, ?> block) {
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
    public static Fields of(String yaml, String source) throws InvalidDefinitionException {
        Object root;
        try (JsonParser parser = YAML.createParser(yaml)) {
            root = parser.nextToken() == null ? EMPTY : value(parser);
            if (parser.nextToken() != null) {
                throw new InvalidDefinitionException(source + ": this is no YAML: something follows its end");
            }
        } catch (JsonProcessingException e) {
            String what = e.getOriginalMessage().lines().findFirst().orElse("");
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidDefinitionException(
                    source + (line < 1 ? "" : ", line " + line) + ": this is no YAML: " + what, e);
        } catch (InvalidDefinitionException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidDefinitionException(source + ": can't be read: " + e.getMessage(), e);
        }
        if (!(root instanceof Map<?, ?> block)) {
            throw new InvalidDefinitionException(source + ": expected keys, one a line, e.g. 'name: squat'");
        }
        return new Fields(source, "", block);
    }

    /** The value whose first token the parser is at: a map, a list, a text, a number, true, false or {@link #EMPTY}. */
    private static Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> block = new LinkedHashMap<>();
                for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                    parser.nextToken();
                    block.put(key, value(parser));
                }
                return block;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return parser.getNumberValue();
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return parser.getBooleanValue();
            }
            case VALUE_STRING -> {
                return parser.getText();
            }
            default -> {
                return EMPTY;
            }
        }
    }

    /** Refuses every key but these. */
    public Fields only(String... keys) throws InvalidDefinitionException {
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
    public List<String> names() {
        List<String> names = new ArrayList<>();
        block.keySet().forEach(key -> names.add(key.toString()));
        return names;
    }

    /** Whether a key is there. */
    public boolean has(String key) {
        return block.containsKey(key);
    }

    /** A text that must be there. */
    public String text(String key) throws InvalidDefinitionException {
        Object value = required(key);
        if (!(value instanceof String text) || text.isBlank()) {
            throw wrong(key, "must be a text, was " + shown(value));
        }
        return text;
    }

    /** A text, where it is there. */
    public @Nullable String textOrNull(String key) throws InvalidDefinitionException {
        return has(key) ? text(key) : null;
    }

    /** A number that must be there, finite. */
    public double number(String key) throws InvalidDefinitionException {
        Object value = required(key);
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw wrong(key, "must be a number, was " + shown(value));
        }
        return number.doubleValue();
    }

    /** As {@link #number(String)}, where it may be absent. */
    public double number(String key, double otherwise) throws InvalidDefinitionException {
        return has(key) ? number(key) : otherwise;
    }

    /** An angle of a limit: degrees in (0, 90). */
    public double degrees(String key) throws InvalidDefinitionException {
        double value = number(key);
        if (!(value > 0 && value < 90)) {
            throw wrong(key, "must be in (0, 90), was " + shown(block.get(key)));
        }
        return value;
    }

    /** As {@link #degrees(String)}, where it may be absent. */
    public double degrees(String key, double otherwise) throws InvalidDefinitionException {
        return has(key) ? degrees(key) : otherwise;
    }

    /** A duration, s, 0 or more. */
    public double seconds(String key, double otherwise) throws InvalidDefinitionException {
        double value = number(key, otherwise);
        if (value < 0) {
            throw wrong(key, "must not be negative, was " + shown(block.get(key)));
        }
        return value;
    }

    /** A share, in (0, 1]. */
    public double share(String key, double otherwise) throws InvalidDefinitionException {
        double value = number(key, otherwise);
        if (!(value > 0 && value <= 1)) {
            throw wrong(key, "must be in (0, 1], was " + shown(block.get(key)));
        }
        return value;
    }

    /** A list of words that must be there. */
    public List<String> words(String key) throws InvalidDefinitionException {
        Object value = required(key);
        if (!(value instanceof List<?> list)
                || list.isEmpty()
                || !list.stream().allMatch(word -> word instanceof String)) {
            throw wrong(key, "must be a list of words, e.g. [upright, hinged], was " + shown(value));
        }
        return list.stream().map(Object::toString).toList();
    }

    /** Whether a key holds a text. */
    public boolean isText(String key) {
        return block.get(key) instanceof String;
    }

    /** A block of keys that must be there. */
    public Fields block(String key) throws InvalidDefinitionException {
        return new Fields(source, path(key), object(required(key), path(key)));
    }

    /** A list of blocks that must be there. */
    public List<Fields> blocks(String key) throws InvalidDefinitionException {
        Object value = required(key);
        if (!(value instanceof List<?> list)) {
            throw wrong(key, "must be a list, was " + shown(value));
        }
        List<Fields> blocks = new ArrayList<>();
        for (Object one : list) {
            String place = path(key) + "[" + blocks.size() + "]";
            blocks.add(new Fields(source, place, object(one, place)));
        }
        return blocks;
    }

    /** One of several words: what {@code key} holds, or the exception that says which there are. */
    public InvalidDefinitionException unknown(String key, String what, String word, List<String> known) {
        return new InvalidDefinitionException(
                place(key) + ": no " + what + " is called '" + word + "'. " + DidYouMean.sentence(word, known));
    }

    /** What is wrong with a key: its path, then {@code rule}. */
    public InvalidDefinitionException wrong(String key, String rule) {
        return new InvalidDefinitionException(place(key) + " " + rule);
    }

    /** What is wrong with the block as a whole. */
    public InvalidDefinitionException wrong(IllegalArgumentException cause) {
        return new InvalidDefinitionException(
                source + ": " + (path.isEmpty() ? "" : path + ": ") + cause.getMessage(), cause);
    }

    private Object required(String key) throws InvalidDefinitionException {
        Object value = block.get(key);
        if (value == null || value == EMPTY) {
            throw wrong(key, "is missing");
        }
        return value;
    }

    private Map<?, ?> object(Object value, String where) throws InvalidDefinitionException {
        if (!(value instanceof Map<?, ?> keys)) {
            throw new InvalidDefinitionException(
                    source + ": " + where + " must be a block of keys, was " + shown(value));
        }
        return keys;
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String place(String key) {
        return source + ": " + path(key);
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}

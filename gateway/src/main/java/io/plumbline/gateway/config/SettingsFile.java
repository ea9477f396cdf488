package io.plumbline.gateway.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.plumbline.gateway.words.DidYouMean;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Settings in a YAML file: one key a setting, with a value, a list of values, or a block of {@code NAME: VALUE} where a
 * value is {@code NAME=VALUE}.
 */
final class SettingsFile {

    /** Read as tokens, for the lines at which they stand. */
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final Set<String> keys;
    private final List<String> problems;
    private final List<Setting> settings = new ArrayList<>();

    private SettingsFile(Path file, Set<String> keys, List<String> problems) {
        this.file = file;
        this.keys = keys;
        this.problems = problems;
    }

    /**
     * Reads what is set.
     *
     * @param keys what may be set
     * @param problems takes what is wrong
     */
    static List<Setting> read(Path file, Set<String> keys, List<String> problems) {
        SettingsFile read = new SettingsFile(file, keys, problems);
        try (JsonParser parser = YAML.createParser(Files.readString(file))) {
            read.all(parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            problems.add(read.place(line) + ": this is no YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (NoSuchFileException e) {
            problems.add(file + ": there is no such file. Name another by --config, or write it"
                    + " (docs/plumbline.example.yaml has every key).");
        } catch (AccessDeniedException e) {
            problems.add(file + ": may not be read by this user. Change its permissions.");
        } catch (IOException e) {
            problems.add(file + ": can't be read (" + e.getMessage() + "). Is it a text file in UTF-8?");
        }
        return read.settings;
    }

    private void all(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return; // nothing but remarks
        }
        if (first != JsonToken.START_OBJECT) {
            problems.add(place(line(parser)) + ": expected keys, one a line, e.g. 'wearer: anna'");
            return;
        }
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            setting(parser, key, line(parser));
        }
    }

    private void setting(JsonParser parser, String key, int line) throws IOException {
        JsonToken token = parser.nextToken();
        String at = place(line) + ": " + key;
        if (!keys.contains(key)) {
            problems.add(at + ": no key is called '" + key + "'. " + DidYouMean.sentence(key, keys));
            parser.skipChildren();
        } else if (token == JsonToken.START_ARRAY) {
            add(key, list(parser, at), true, line);
        } else if (token == JsonToken.START_OBJECT) {
            add(key, block(parser, at), true, line);
        } else if (isEmpty(parser)) {
            problems.add(at + ": has no value. Write one behind the colon, or leave the line out.");
        } else {
            add(key, List.of(parser.getText()), false, line);
        }
    }

    private void add(String key, List<String> values, boolean list, int line) {
        settings.add(new Setting(key, values, list, place(line)));
    }

    private List<String> list(JsonParser parser, String at) throws IOException {
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isScalarValue() && !isEmpty(parser)) {
                values.add(parser.getText());
            } else {
                problems.add(at + "[" + values.size() + "]: expected a value.");
                parser.skipChildren();
            }
        }
        return values;
    }

    private List<String> block(JsonParser parser, String at) throws IOException {
        List<String> values = new ArrayList<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken().isScalarValue() && !isEmpty(parser)) {
                values.add(name + "=" + parser.getText());
            } else {
                problems.add(at + "." + name + ": expected a value.");
                parser.skipChildren();
            }
        }
        return values;
    }

    private static boolean isEmpty(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL || parser.getText().isBlank();
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private String place(int line) {
        return line < 1 ? file.toString() : file + ", line " + line;
    }
}

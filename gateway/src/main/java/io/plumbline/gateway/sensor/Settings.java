package io.plumbline.gateway.sensor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder must be told besides the payloads: what a sensor says, or is asked for, only at its start.
 *
 * @param values by name, e.g. {@code rate}
 */
public record Settings(Map<String, String> values) {

    public Settings {
        values = Map.copyOf(values);
    }

    /**
     * The number of a name.
     *
     * @return it; {@code otherwise} where it is not said
     * @throws IllegalArgumentException if it is no number more than 0 and at most {@code most}
     */
    double number(String name, double most, double otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("setting " + name + " must be a number, was '" + text + "'", e);
        }
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "setting " + name + " must be more than 0 and at most " + most + ", was " + text);
        }
        return value;
    }

    /**
     * The number of a name, which must be one of a few.
     *
     * @return it; {@code otherwise} where it is not said
     * @throws IllegalArgumentException if it is none of {@code allowed}
     */
    int oneOf(String name, int otherwise, int... allowed) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        List<String> words = Arrays.stream(allowed).mapToObj(String::valueOf).toList();
        int at = words.indexOf(text);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "setting " + name + " must be " + String.join(" or ", words) + " here, was '" + text + "'");
        }
        return allowed[at];
    }

    /**
     * The file of a name, which must be said.
     *
     * @throws IllegalArgumentException if it is not, or is no path
     */
    Path path(String name) {
        String text = values.get(name);
        if (text == null) {
            throw new IllegalArgumentException(
                    "setting " + name + " is missing: say which, e.g. " + name + "=imu.yaml");
        }
        return Path.of(text); // Its exception says what is wrong, and is an IllegalArgumentException.
    }

    /** The word of a name; null where it is not said. */
    @Nullable
    String word(String name) {
        return values.get(name);
    }
}

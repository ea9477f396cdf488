package io.plumbline.gateway.words;

import java.util.List;
import java.util.stream.Stream;

/**
 * A limit that a person sets: in a header, a mark or an option.
 *
 * @param name {@code flexion}, {@code extension}, {@code tuck} or {@code lateral}, for red with {@code .red} behind it
 * @param degrees in (0, 90)
 */
public record Limit(String name, double degrees) {

    private static final List<String> NAMES = Stream.of("flexion", "extension", "tuck", "lateral")
            .flatMap(fault -> Stream.of(fault, fault + ".red"))
            .toList();

    public Limit {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "no limit is called '" + name + "'. " + DidYouMean.sentence(name, NAMES));
        }
        if (!(degrees > 0 && degrees < 90)) {
            throw new IllegalArgumentException(
                    "limit " + name + " must be more than 0 and less than 90 degrees, was " + degrees);
        }
    }

    /**
     * A limit from its name and a text that holds degrees.
     *
     * @throws IllegalArgumentException if there is no such limit, or the text is no number of degrees in (0, 90)
     */
    public static Limit of(String name, String degrees) {
        double value;
        try {
            value = Double.parseDouble(degrees);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "limit " + name + " must be a number of degrees, e.g. 12; was '" + degrees + "'", e);
        }
        return new Limit(name, value);
    }
}

package io.plumbline.gateway.words;

/**
 * A limit that a person sets: in a header, a mark or an option. {@link Vocabulary#limit} knows which there are.
 *
 * @param name {@code flexion}, {@code tuck}, … for every exercise that has it, {@code squat.flexion} for one; for red with
 *     {@code .red} behind it
 * @param degrees in (0, 90)
 */
public record Limit(String name, double degrees) {

    public Limit {
        if (!(degrees > 0 && degrees < 90)) {
            throw new IllegalArgumentException(
                    "limit " + name + " must be more than 0 and less than 90 degrees, was " + degrees);
        }
    }

    /**
     * A limit from its name and a text that holds degrees.
     *
     * @throws IllegalArgumentException if the text is no number of degrees in (0, 90)
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

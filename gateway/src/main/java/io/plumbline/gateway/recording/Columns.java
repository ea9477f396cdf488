package io.plumbline.gateway.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of the optional columns a recording has.
 *
 * @param placement whether each row says where its sensor sits
 * @param arrival whether each row says when it arrived
 */
record Columns(boolean placement, boolean arrival) {

    static final String TIME = "t_s";
    static final String PLACEMENT = "placement";
    static final String ARRIVAL = "arrival_s";
    static final List<String> AXES = List.of("ax_mps2", "ay_mps2", "az_mps2", "gx_radps", "gy_radps", "gz_radps");

    /** Names of all columns, in order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(TIME);
        if (placement) {
            names.add(PLACEMENT);
        }
        names.addAll(AXES);
        if (arrival) {
            names.add(ARRIVAL);
        }
        return names;
    }

    /**
     * Reads the column line.
     *
     * @throws IllegalArgumentException if it is not that of a recording
     */
    static Columns parse(String line) {
        List<String> found = List.of(line.strip().split("\\s*,\\s*", -1));
        Columns columns = new Columns(found.contains(PLACEMENT), found.contains(ARRIVAL));
        List<String> expected = columns.names();
        if (found.equals(expected)) {
            return columns;
        }
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(found);
        List<String> unknown = new ArrayList<>(found);
        unknown.removeAll(expected);
        String what = !missing.isEmpty()
                ? "column " + String.join(", ", missing) + " is missing"
                : unknown.isEmpty()
                        ? "the columns are in another order, or one stands twice"
                        : "no recording has a column " + String.join(", ", unknown);
        throw new IllegalArgumentException(
                what + ". Expected the columns " + String.join(",", expected) + ", found " + Excerpt.of(line)
                        + ". A table with other columns or units becomes a recording by 'plumbline import'.");
    }
}

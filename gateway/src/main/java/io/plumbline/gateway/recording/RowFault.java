package io.plumbline.gateway.recording;

import io.plumbline.gateway.words.Vocabulary;
import java.util.List;

/** Says what is wrong with a row that {@link RowParser} could not read. */
final class RowFault {

    private RowFault() {}

    /** What is wrong with {@code row}, which column and what was expected there. */
    static String of(String row, Columns columns) {
        List<String> names = columns.names();
        String[] fields = row.split(",", -1);
        if (fields.length != names.size()) {
            return "expected " + names.size() + " values (" + String.join(",", names) + "), found " + fields.length
                    + ": " + Excerpt.of(row) + ". Was the line cut off?";
        }
        for (int i = 0; i < fields.length; i++) {
            String name = names.get(i);
            String fault = name.equals(Columns.PLACEMENT) ? placementFault(fields[i]) : numberFault(fields[i], name);
            if (!fault.isEmpty()) {
                return "column " + name + ": " + fault;
            }
        }
        return "not a row of a recording: " + Excerpt.of(row) + ". Numbers stand without spaces or quotes.";
    }

    private static String placementFault(String word) {
        try {
            Vocabulary.placement(word);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String numberFault(String text, String column) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return "expected a number, found " + Excerpt.of(text) + ".";
        }
        if (!Double.isFinite(value)) {
            return "expected a finite number, found " + Excerpt.of(text)
                    + ". A sample that is missing is left out: the step in t_s tells.";
        }
        if (column.equals(Columns.TIME) && Math.abs(value) > Decimals.LARGEST_SECONDS) {
            return "expected seconds, found " + Excerpt.of(text)
                    + ". Are these milliseconds or nanoseconds? 'plumbline import' converts them.";
        }
        if (!column.equals(Columns.ARRIVAL)
                && !column.equals(Columns.TIME)
                && !(Math.abs(value) < Decimals.LARGEST_AXIS)) {
            return "expected less than " + (long) Decimals.LARGEST_AXIS + ", found " + Excerpt.of(text)
                    + ". No sensor measures that.";
        }
        return "";
    }
}

package io.plumbline.gateway.importing;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a table is written.
 *
 * @param separator between fields: tab, semicolon or comma
 * @param decimalComma whether numbers have a comma where others have a point
 */
record TextForm(char separator, boolean decimalComma) {

    private static final int LINES_LOOKED_AT = 60;
    private static final Pattern WITH_COMMA = Pattern.compile("\\s*\"?[-+]?\\d*,\\d+([eE][-+]?\\d+)?\"?\\s*");

    /** The form of a table that begins with {@code text}. */
    static TextForm of(String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank())
                .limit(LINES_LOOKED_AT)
                .toList();
        char separator = separator(lines);
        boolean decimalComma = separator != ','
                && lines.stream()
                        .flatMap(line -> List.of(line.split(String.valueOf(separator), -1)).stream())
                        .anyMatch(field -> WITH_COMMA.matcher(field).matches());
        return new TextForm(separator, decimalComma);
    }

    /** Tabs and semicolons stand in no number, so where most lines have them they separate. */
    private static char separator(List<String> lines) {
        for (char candidate : new char[] {'\t', ';'}) {
            long with =
                    lines.stream().filter(line -> line.indexOf(candidate) >= 0).count();
            if (2 * with > lines.size()) {
                return candidate;
            }
        }
        return ',';
    }

    /**
     * The number that {@code text} is.
     *
     * @throws NumberFormatException if it is none
     */
    double number(String text) {
        String plain = decimalComma ? text.replace(',', '.') : text;
        if (!plain.isEmpty() && Character.isLetter(plain.charAt(plain.length() - 1))) {
            throw new NumberFormatException("'" + text + "' ends with a letter");
        }
        return Double.parseDouble(plain);
    }

    /** The separator in words. */
    String separatorWord() {
        return switch (separator) {
            case '\t' -> "tab";
            case ';' -> "semicolon";
            default -> "comma";
        };
    }
}

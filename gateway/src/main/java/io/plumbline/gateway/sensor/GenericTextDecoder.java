package io.plumbline.gateway.sensor;

import io.plumbline.gateway.sensor.PacketField.Role;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Lines of text of a generic sensor, one sample a line, columns between separators. A notification need not hold whole lines:
 * the bytes are a stream, cut at line ends. The first line of a connection may have lost its beginning and is then no fault.
 */
final class GenericTextDecoder implements PayloadDecoder {

    private static final int LONGEST_LINE = 512;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final PacketLayout layout;
    private final Pattern separator;
    private final int columns;
    private final GenericClock clock;
    private final double[] values = new double[Role.COUNT];
    private final StringBuilder begun = new StringBuilder();
    private boolean overlong;
    private boolean first = true;

    GenericTextDecoder(PacketLayout layout) {
        this.layout = layout;
        separator = Pattern.compile(Pattern.quote(String.valueOf(layout.separator())));
        columns = layout.sample().stream()
                .mapToInt(field -> Math.max(1, field.skipped()))
                .sum();
        clock = new GenericClock(layout);
    }

    @Override
    public void decode(byte[] payload, Consumer<? super Decoded> decoded) {
        if (payload.length > LONGEST_LINE) {
            decoded.accept(new Decoded.Malformed("a notification has at most 512 bytes, this has " + payload.length));
            return;
        }
        for (byte one : payload) {
            if (one == '\n') {
                line(decoded);
            } else if (begun.length() < LONGEST_LINE) {
                begun.append((char) (one & 0x7F));
            } else {
                overlong = true;
            }
        }
    }

    private void line(Consumer<? super Decoded> decoded) {
        String line = begun.toString().strip();
        begun.setLength(0);
        boolean wasFirst = first;
        first = false;
        if (overlong) {
            overlong = false;
            decoded.accept(new Decoded.Malformed("a line has more than " + LONGEST_LINE + " characters"));
        } else if (read(line)) {
            if (clock.sample(values)) {
                decoded.accept(layout.reading(clock.seconds(0, 1), values));
            } else {
                decoded.accept(new Decoded.Unsupported(Double.NaN, "line that came twice"));
            }
        } else if (wasFirst) {
            decoded.accept(new Decoded.Unsupported(Double.NaN, "end of a line whose beginning was sent before"));
        } else if (!line.isEmpty()) {
            decoded.accept(new Decoded.Malformed("a line should have " + columns + " numbers with '"
                    + layout.separator() + "' between them, this is '" + shown(line) + "'"));
        }
    }

    /** Reads the columns; false where they are not what the layout says. */
    private boolean read(String line) {
        String[] cells = separator.split(line, -1);
        if (cells.length != columns) {
            return false;
        }
        int column = 0;
        List<PacketField> fields = layout.sample();
        for (int i = 0; i < fields.size(); i++) {
            PacketField field = fields.get(i);
            if (field.role() == Role.SKIP) {
                column += field.skipped();
                continue;
            }
            String cell = cells[column++].strip();
            if (!NUMBER.matcher(cell).matches()) {
                return false;
            }
            double raw = Double.parseDouble(cell);
            values[field.role().place()] = field.role() == Role.TIME ? raw : raw * field.factor();
        }
        return Double.isFinite(values[Role.AX.place()] + values[Role.AY.place()] + values[Role.AZ.place()]);
    }

    private static String shown(String line) {
        String printable = UNPRINTABLE.matcher(line).replaceAll("?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}

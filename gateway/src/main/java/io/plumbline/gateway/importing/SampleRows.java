package io.plumbline.gateway.importing;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.gateway.importing.Layout.Column;
import io.plumbline.gateway.importing.Layout.Sensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Samples out of a table's rows: times from 0, standard units. A row whose time is that of the row before is dropped, a
 * sensor whose numbers are missing in a row is left out of it, and both are counted.
 */
final class SampleRows {

    private static final Set<String> MISSING = Set.of("", "nan", "na", "null", "none");
    private static final double MICROSECONDS = 1e6;

    private final Path file;
    private final Table table;
    private final Deque<CsvRecord> first;
    private final Layout layout;
    private final double rateHz;
    private final boolean skipBadLines;
    private final List<ImuSample> samples = new ArrayList<>();
    private final double[] axes = new double[Role.AXES.size()];

    private double firstTime = Double.NaN;
    private double lastTime = Double.NaN;
    private double wrapped;
    private double lastSeconds = Double.NEGATIVE_INFINITY;
    private long rows;
    private long duplicates;
    private long missing;
    private long malformed;
    private @Nullable String firstMalformed;

    /**
     * Samples of {@code first} and then of what is left of {@code table}.
     *
     * @param rateHz rows a second, where no column tells the time
     * @param skipBadLines whether malformed rows are counted and left out
     */
    SampleRows(Path file, Table table, Deque<CsvRecord> first, Layout layout, double rateHz, boolean skipBadLines) {
        this.file = file;
        this.table = table;
        this.first = first;
        this.layout = layout;
        this.rateHz = rateHz;
        this.skipBadLines = skipBadLines;
    }

    /**
     * Goes to the next row with a sample.
     *
     * @return false after the last
     * @throws ImportException if the next row is malformed or can't be read
     */
    boolean next() throws ImportException {
        samples.clear();
        for (CsvRecord row = nextRow(); row != null; row = nextRow()) {
            try {
                read(row);
            } catch (MalformedRowException e) {
                skipOrThrow(file + ", line " + row.getStartingLineNumber() + e.getMessage());
            }
            if (!samples.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The samples of the row, one a sensor; all of one time. */
    List<ImuSample> samples() {
        return samples;
    }

    /** Rows dropped because their time was that of the row before. */
    long duplicates() {
        return duplicates;
    }

    /** Samples left out because numbers were missing. */
    long missing() {
        return missing;
    }

    /** Malformed rows left out. */
    long malformed() {
        return malformed;
    }

    /** What was wrong with the first malformed row. */
    @Nullable
    String firstMalformed() {
        return firstMalformed;
    }

    private @Nullable CsvRecord nextRow() throws ImportException {
        return first.isEmpty() ? table.next() : first.removeFirst();
    }

    private void read(CsvRecord row) throws MalformedRowException {
        checkLength(row);
        double seconds = seconds(row);
        rows++;
        if (Double.isNaN(seconds)) {
            missing += layout.sensors().size();
            return;
        }
        if (seconds == lastSeconds) {
            duplicates++;
            return;
        }
        if (seconds < lastSeconds) {
            throw new MalformedRowException(String.format(
                    Locale.ROOT,
                    ": time goes back, from %.6f s to %.6f s after the first row. If the file holds several takes, cut"
                            + " it there and import each; if rows are out of order, sort them.",
                    lastSeconds,
                    seconds));
        }
        for (Sensor sensor : layout.sensors()) {
            if (readAxes(row, sensor)) {
                samples.add(new ImuSample(
                        sensor.placement(), seconds, axes[0], axes[1], axes[2], axes[3], axes[4], axes[5]));
            } else {
                missing++;
            }
        }
        lastSeconds = seconds;
    }

    private void checkLength(CsvRecord row) throws MalformedRowException {
        List<String> fields = row.getFields();
        boolean tooLong = fields.size() > layout.fields()
                && fields.subList(layout.fields(), fields.size()).stream().anyMatch(field -> !field.isBlank());
        if (tooLong || fields.size() < layout.fields()) {
            throw new MalformedRowException(
                    ": expected " + layout.fields() + " values, found " + fields.size() + ". Was the line cut off?");
        }
    }

    /** Time since the first row, to the microsecond; NaN where it is missing. */
    private double seconds(CsvRecord row) throws MalformedRowException {
        if (!layout.hasTime()) {
            return Math.rint(rows / rateHz * MICROSECONDS) / MICROSECONDS;
        }
        double time = number(row, layout.time());
        if (Double.isNaN(time)) {
            return Double.NaN;
        }
        if (Double.isNaN(firstTime)) {
            firstTime = time;
        } else if (lastTime - time > layout.wrapsAt() / 2) {
            wrapped += layout.wrapsAt();
        }
        lastTime = time;
        double seconds = layout.time().unit().toStandard(time - firstTime + wrapped);
        return Math.rint(seconds * MICROSECONDS) / MICROSECONDS;
    }

    private boolean readAxes(CsvRecord row, Sensor sensor) throws MalformedRowException {
        boolean whole = true;
        for (int i = 0; i < axes.length; i++) {
            Column column = sensor.axes().get(i);
            axes[i] = column.unit().toStandard(number(row, column));
            whole &= !Double.isNaN(axes[i]);
        }
        return whole;
    }

    private double number(CsvRecord row, Column column) throws MalformedRowException {
        String text = row.getField(column.index()).strip();
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        try {
            double value = table.form().number(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw notANumber(column, text, e);
        }
        throw notANumber(column, text, null);
    }

    private static MalformedRowException notANumber(Column column, String text, @Nullable Exception cause) {
        MalformedRowException malformed = new MalformedRowException(", column '" + column.name() + "' (for "
                + column.role().word() + "): expected a number, found '" + text + "'.");
        malformed.initCause(cause);
        return malformed;
    }

    private void skipOrThrow(String fault) throws ImportException {
        if (!skipBadLines) {
            throw new ImportException(fault + " To leave out such rows: --skip-bad-lines.");
        }
        if (firstMalformed == null) {
            firstMalformed = fault;
        }
        malformed++;
    }

    /** A row is malformed; the message goes on after file and line. */
    private static final class MalformedRowException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedRowException(String message) {
            super(message);
        }
    }
}

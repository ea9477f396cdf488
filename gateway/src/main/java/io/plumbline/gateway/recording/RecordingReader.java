package io.plumbline.gateway.recording;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.words.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording, plain or gzip, row by row. Rows before a malformed line are given out before it is complained of.
 * Not thread-safe.
 *
 * <pre>{@code
 * try (RecordingReader reader = RecordingReader.open(file, false)) {
 *     reader.marks().forEach(analyzer::mark);
 *     while (reader.next()) {
 *         analyzer.accept(reader.sample(), events);
 *     }
 * }
 * }</pre>
 */
public final class RecordingReader implements AutoCloseable {

    private final Path file;
    private final Vocabulary vocabulary;
    private final boolean skipBadLines;
    private final ByteLines lines;
    private final Columns columns;
    private final RecordingHeader header;
    private final List<Mark> marks;
    private final RowParser row;
    private final Map<Placement, Clock> clocks = new EnumMap<>(Placement.class);
    private final List<String> notices = new ArrayList<>();
    private @Nullable ImuSample sample;
    private long skippedLines;

    private RecordingReader(
            Path file, Vocabulary vocabulary, boolean skipBadLines, ByteLines lines, Head head, RecordingScan scan)
            throws RecordingException {
        this.file = file;
        this.vocabulary = vocabulary;
        this.skipBadLines = skipBadLines;
        this.lines = lines;
        this.columns = head.columns();
        this.header = scan.header();
        this.marks = scan.marks();
        this.row = new RowParser(columns, scan.only());
        for (SensorSettings sensor : header.sensors()) {
            clocks.put(sensor.placement(), new Clock());
        }
        for (String fault : head.skipped()) {
            skipOrThrow(fault);
        }
        if (!columns.placement() && head.placements().isEmpty()) {
            notices.add(file + " does not say where the sensor was worn, so it is taken to be the "
                    + scan.only().word() + ". If not, add a line such as '# placement: l5' to its head.");
        }
    }

    /** As {@link #open(Path, Vocabulary, boolean)}, of the exercises that come with the program. */
    public static RecordingReader open(Path file, boolean skipBadLines) throws RecordingException {
        return open(file, ExerciseLibrary.builtIn().vocabulary(), skipBadLines);
    }

    /**
     * Opens a recording; reads its head and looks through it for marks.
     *
     * @param vocabulary the exercises and limits that there are
     * @param skipBadLines whether malformed rows and marks are counted and left out instead of ending the reading
     * @throws RecordingException if the file can't be read or its head is not that of a recording
     */
    public static RecordingReader open(Path file, Vocabulary vocabulary, boolean skipBadLines)
            throws RecordingException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new RecordingException(
                    file + " is not a file but a pipe or device, and a recording is read twice. Save it first.");
        }
        RecordingScan scan;
        try (ByteLines lines = ByteLines.open(file)) {
            scan = RecordingScan.of(file, Head.read(file, lines, vocabulary, skipBadLines), vocabulary, lines);
        }
        ByteLines lines = ByteLines.open(file);
        try {
            return new RecordingReader(
                    file, vocabulary, skipBadLines, lines, Head.read(file, lines, vocabulary, skipBadLines), scan);
        } catch (RecordingException e) {
            lines.close();
            throw e;
        }
    }

    /** What stands at the head of the file. */
    public RecordingHeader header() {
        return header;
    }

    /**
     * The marks of the whole file in order of time, those of one time in the order of the file. A {@code # exercise:}
     * header is the mark at time 0.
     */
    public List<Mark> marks() {
        return marks;
    }

    /**
     * Goes to the next row.
     *
     * @return false at the end of the file
     * @throws RecordingException if the next line is malformed, or the file ends in the middle
     */
    public boolean next() throws RecordingException {
        while (lines.next()) {
            int after = row.parse(lines.bytes(), lines.start());
            Clock clock = after < 0 ? null : clocks.get(row.placement());
            if (clock != null && row.timeSeconds() > clock.lastSeconds) {
                clock.lastSeconds = row.timeSeconds();
                lines.goTo(after);
                sample = row.sample();
                return true;
            }
            String fault = after < 0 ? lineFault() : clock == null ? sensorFault() : orderFault(clock);
            if (!fault.isEmpty()) {
                skipOrThrow(file + ", line " + lines.lineNumber() + ": " + fault);
            }
            lines.goTo(lines.lineEnd() + 1);
        }
        sample = null;
        if (lines.damage() != null) {
            tellOrThrow(file + lines.damage());
        }
        return false;
    }

    /**
     * The row that {@link #next()} went to.
     *
     * @throws IllegalStateException if there is none
     */
    public ImuSample sample() {
        if (sample == null) {
            throw new IllegalStateException("there is a sample only after next() was true");
        }
        return sample;
    }

    /** Whether rows have times of arrival. */
    boolean hasArrival() {
        return columns.arrival();
    }

    /** How many malformed lines were left out so far. */
    public long skippedLines() {
        return skippedLines;
    }

    /** What a person should be told about the file, a sentence each, so far. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void close() {
        lines.close();
    }

    private String sensorFault() {
        return "column placement: " + row.placement().word()
                + " is none of the sensors that '# placement:' names. Add it there.";
    }

    private String orderFault(Clock clock) {
        return String.format(
                Locale.ROOT,
                "column t_s: the time of %s does not increase, %.6f after %.6f. Sort the rows by time and drop those"
                        + " that stand twice.",
                row.placement().word(),
                row.timeSeconds(),
                clock.lastSeconds);
    }

    /** What is wrong with the next line, which is no row; empty where it is a mark or blank. */
    private String lineFault() {
        try {
            String line = lines.text();
            if (line.startsWith(MarkText.PREFIX)) {
                MarkText.parse(vocabulary, line);
                return "";
            }
            return line.isEmpty() ? "" : RowFault.of(line, columns);
        } catch (RecordingException e) {
            return "not UTF-8 text. Is the file damaged?";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void skipOrThrow(String fault) throws RecordingException {
        if (skippedLines == 0) {
            tellOrThrow(fault);
        }
        skippedLines++;
    }

    private void tellOrThrow(String fault) throws RecordingException {
        if (!skipBadLines) {
            throw new RecordingException(fault);
        }
        notices.add(fault);
    }

    /** The time of a sensor's last row. */
    private static final class Clock {
        private double lastSeconds = Double.NEGATIVE_INFINITY;
    }
}

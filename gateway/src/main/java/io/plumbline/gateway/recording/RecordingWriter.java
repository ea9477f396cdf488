package io.plumbline.gateway.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recording; one whose name ends in {@code .gz} is compressed. An existing file is replaced. What was written
 * reaches the file within a second of sample time, so that a crash loses no more than that. Not thread-safe.
 *
 * <p>Samples are written in the order they come. Each has its placement where there are several sensors, and its time
 * of arrival where each sensor has its own clock or the first sample has one.
 */
public final class RecordingWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final double FLUSH_SECONDS = 0.5;

    private final Path file;
    private final RecordingHeader header;
    private final List<Placement> placements;
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder(160);
    private @Nullable Columns columns;
    private double flushedSeconds = Double.NEGATIVE_INFINITY;

    /**
     * Creates the file and writes its header.
     *
     * @throws RecordingException if it can't be created; the message says why
     */
    public RecordingWriter(Path file, RecordingHeader header) throws RecordingException {
        this.file = file;
        this.header = header;
        this.placements =
                header.sensors().stream().map(SensorSettings::placement).toList();
        this.out = open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            writeHeader();
        } catch (RecordingException e) {
            closeAfter(e);
            throw e;
        }
    }

    private RecordingWriter(Path file, RecordingHeader header, Columns columns) throws RecordingException {
        this.file = file;
        this.header = header;
        this.placements =
                header.sensors().stream().map(SensorSettings::placement).toList();
        this.columns = columns;
        this.out = open(file, StandardOpenOption.APPEND);
    }

    /**
     * Goes on writing a recording at its end, which must be that of a line.
     *
     * @param header what stands at its head
     * @param arrival whether its rows have times of arrival
     * @throws RecordingException if it can't be written; the message says why
     */
    static RecordingWriter append(Path file, RecordingHeader header, boolean arrival) throws RecordingException {
        return new RecordingWriter(file, header, new Columns(header.sensors().size() > 1, arrival));
    }

    /**
     * Writes a row.
     *
     * @throws IllegalArgumentException if the header has no sensor at the sample's placement, or a number is not finite
     *     or beyond what a sensor measures
     * @throws RecordingException if the file can't be written; the message says why
     */
    public void write(ImuSample sample) throws RecordingException {
        if (!placements.contains(sample.placement())) {
            throw new IllegalArgumentException(
                    "the recording has no sensor at " + sample.placement().word() + ", only at " + placementWords());
        }
        Columns written = columns == null ? begin(!Double.isNaN(sample.arrivalSeconds())) : columns;
        Decimals.appendMicroseconds(line, checked(sample.timeSeconds(), Decimals.LARGEST_SECONDS));
        if (written.placement()) {
            line.append(',').append(sample.placement().word());
        }
        axis(sample.ax());
        axis(sample.ay());
        axis(sample.az());
        axis(sample.gx());
        axis(sample.gy());
        axis(sample.gz());
        if (written.arrival()) {
            number(sample.arrivalSeconds(), Double.MAX_VALUE);
        }
        writeLine();
        // the clocks of several sensors differ, so either direction counts
        if (!(Math.abs(sample.timeSeconds() - flushedSeconds) < FLUSH_SECONDS)) {
            flush();
            flushedSeconds = sample.timeSeconds();
        }
    }

    /**
     * Writes a mark, at once.
     *
     * @throws RecordingException if the file can't be written; the message says why
     */
    public void mark(Mark mark) throws RecordingException {
        line.append(MarkText.format(mark));
        writeLine();
        flush();
    }

    /**
     * Ends the file.
     *
     * @throws RecordingException if what is left can't be written; the message says why
     */
    @Override
    public void close() throws RecordingException {
        try (out) {
            if (columns == null) {
                begin(false);
            }
            flush();
        } catch (RecordingException e) {
            throw e;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private static OutputStream open(Path file, StandardOpenOption... how) throws RecordingException {
        try {
            Set<StandardOpenOption> options = new HashSet<>(List.of(how));
            options.add(StandardOpenOption.WRITE);
            OutputStream raw = Files.newOutputStream(file, options.toArray(new StandardOpenOption[0]));
            return file.toString().endsWith(".gz")
                    ? new GZIPOutputStream(new BufferedOutputStream(raw), BUFFER, true)
                    : new BufferedOutputStream(raw, BUFFER);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private void writeHeader() throws RecordingException {
        line.append(Head.FIRST_LINE);
        writeLine();
        header(Head.SESSION, header.sessionId());
        header(Head.PLACEMENT, placementWords());
        sensorHeaders();
        if (header.ownClock()) {
            header(Head.CLOCK, Head.OWN_CLOCK);
        }
        for (Map.Entry<String, Double> limit : header.limitsDeg().entrySet()) {
            header(Head.LIMIT + "." + limit.getKey(), Decimals.shortest(limit.getValue()));
        }
        for (Map.Entry<String, String> entry : header.values().entrySet()) {
            if (!Head.isTyped(entry.getKey())) {
                header(entry.getKey(), entry.getValue());
            }
        }
        flush();
    }

    private void sensorHeaders() throws RecordingException {
        SensorSettings first = header.sensors().get(0);
        boolean oneRate = header.sensors().stream().allMatch(sensor -> sensor.rateHz() == first.rateHz());
        boolean oneMount = header.sensors().stream().allMatch(sensor -> Objects.equals(sensor.mount(), first.mount()));
        if (oneRate) {
            header(Head.RATE, Decimals.shortest(first.rateHz()));
        }
        if (placements.size() == 1 || (oneMount && first.mount() == null)) {
            header(Head.MOUNT, mountWord(first.mount()));
        }
        for (SensorSettings sensor : header.sensors()) {
            if (!sensor.correction().equals(AccelerometerCorrection.NONE)) {
                String own =
                        placements.size() == 1 ? "" : "." + sensor.placement().word();
                header(Head.ACCELEROMETER + own, sensor.correction().toString());
            }
        }
        if (placements.size() > 1) {
            for (SensorSettings sensor : header.sensors()) {
                String own = "." + sensor.placement().word();
                if (!oneRate) {
                    header(Head.RATE + own, Decimals.shortest(sensor.rateHz()));
                }
                if (sensor.mount() != null) {
                    header(Head.MOUNT + own, mountWord(sensor.mount()));
                }
            }
        }
    }

    private static String mountWord(@Nullable Mount mount) {
        return mount == null ? Head.AUTO_MOUNT : mount.toString();
    }

    private String placementWords() {
        return placements.stream().map(Placement::word).collect(Collectors.joining(","));
    }

    private Columns begin(boolean arrival) throws RecordingException {
        columns = new Columns(placements.size() > 1, arrival || header.ownClock());
        line.append(String.join(",", columns.names()));
        writeLine();
        return columns;
    }

    private void header(String key, String value) throws RecordingException {
        line.append("# ").append(key).append(": ").append(value);
        writeLine();
    }

    private void axis(double value) {
        number(value, Decimals.LARGEST_AXIS);
    }

    private void number(double value, double limit) {
        line.append(',');
        Decimals.appendShortest(line, checked(value, limit));
    }

    private double checked(double value, double limit) {
        if (!(Math.abs(value) < limit)) {
            line.setLength(0);
            throw new IllegalArgumentException(
                    "a recording holds numbers below " + limit + ", was given " + value + ". Leave such a sample out");
        }
        return value;
    }

    private void writeLine() throws RecordingException {
        line.append('\n');
        byte[] bytes = line.toString().getBytes(UTF_8);
        line.setLength(0);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /**
     * Hands all that was written so far to the system, so that it is there whatever becomes of this program.
     *
     * @throws RecordingException if the file can't be written; the message says why
     */
    public void flush() throws RecordingException {
        try {
            out.flush();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private void closeAfter(RecordingException failure) {
        try {
            out.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static RecordingException unwritable(Path file, IOException cause) {
        return new RecordingException(FileFault.writing(file, cause), cause);
    }

    private RecordingException fault(IOException cause) {
        return unwritable(file, cause);
    }
}

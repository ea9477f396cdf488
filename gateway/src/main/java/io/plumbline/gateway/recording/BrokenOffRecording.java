package io.plumbline.gateway.recording;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A plain recording whose writer was killed: what it holds up to its last whole line, and the writing that goes on from
 * there.
 */
public final class BrokenOffRecording {

    private final Path file;
    private final Vocabulary vocabulary;
    private final FileTime lastWritten;
    private final RecordingHeader header;
    private final List<Mark> marks;
    private final boolean arrival;
    private final Map<Placement, Double> newestSeconds = new EnumMap<>(Placement.class);
    private double newestArrivalSeconds = Double.NaN;

    private BrokenOffRecording(Path file, Vocabulary vocabulary, FileTime lastWritten, RecordingReader reader)
            throws RecordingException {
        this.file = file;
        this.vocabulary = vocabulary;
        this.lastWritten = lastWritten;
        this.header = reader.header();
        this.marks = reader.marks();
        this.arrival = reader.hasArrival();
        while (reader.next()) {
            ImuSample sample = reader.sample();
            newestSeconds.put(sample.placement(), sample.timeSeconds());
            newestArrivalSeconds = sample.arrivalSeconds();
        }
    }

    /**
     * Reads what there is, after cutting off a last line that is not whole.
     *
     * @param vocabulary the exercises and limits that there are
     * @return empty where there is no such file, or none with a sample in it
     * @throws RecordingException if it can't be read; the message says why
     */
    public static Optional<BrokenOffRecording> read(Path file, Vocabulary vocabulary) throws RecordingException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        FileTime lastWritten = lastWritten(file);
        if (!TornLine.cutOff(file) || !holdsRows(file)) {
            return Optional.empty();
        }
        try (RecordingReader reader = RecordingReader.open(file, vocabulary, false)) {
            return Optional.of(new BrokenOffRecording(file, vocabulary, lastWritten, reader));
        }
    }

    private static FileTime lastWritten(Path file) throws RecordingException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new RecordingException(FileFault.reading(file, e), e);
        }
    }

    /** Whether a line follows that of the columns; before that nothing has happened that could be taken up. */
    private static boolean holdsRows(Path file) throws RecordingException {
        try (ByteLines lines = ByteLines.open(file)) {
            boolean columns = false;
            while (lines.next()) {
                boolean remark = lines.bytes()[lines.start()] == '#';
                if (columns && !remark) {
                    return true;
                }
                columns |= !remark;
                lines.goTo(lines.lineEnd() + 1);
            }
            return false;
        }
    }

    /** What stands at its head. */
    public RecordingHeader header() {
        return header;
    }

    /** Its marks, in order of time. */
    public List<Mark> marks() {
        return marks;
    }

    /** When it was last written to, by the clock of the file system. */
    public FileTime lastWritten() {
        return lastWritten;
    }

    /** Time of each sensor's last sample, s of its clock. */
    public Map<Placement, Double> newestSeconds() {
        return Map.copyOf(newestSeconds);
    }

    /** When the last sample arrived, s of the monotonic clock that then was; NaN where that is not recorded. */
    public double newestArrivalSeconds() {
        return newestArrivalSeconds;
    }

    /**
     * Goes through its samples.
     *
     * @throws RecordingException if they can't be read
     */
    public void forEach(Consumer<ImuSample> action) throws RecordingException {
        try (RecordingReader reader = RecordingReader.open(file, vocabulary, false)) {
            while (reader.next()) {
                action.accept(reader.sample());
            }
        }
    }

    /**
     * Writes on at its end.
     *
     * @throws RecordingException if it can't be written; the message says why
     */
    public RecordingWriter writer() throws RecordingException {
        return RecordingWriter.append(file, header, arrival);
    }
}

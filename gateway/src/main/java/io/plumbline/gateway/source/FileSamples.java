package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingReader;
import io.plumbline.gateway.words.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The samples of a recording. */
public final class FileSamples implements StoredSamples {

    private final RecordingReader reader;
    private final RecordingHeader header;
    private final int answered;

    /** {@code answered}: how many of the reader's notices are void because the caller knows better. */
    private FileSamples(RecordingReader reader, RecordingHeader header, int answered) {
        this.reader = reader;
        this.header = header;
        this.answered = answered;
    }

    /**
     * Opens a recording.
     *
     * @param vocabulary the exercises and limits that there are
     * @param placement where its one sensor was worn, in place of what the file says; null: as the file says
     * @param mount how its one sensor sat, in place of what the file says; null: as the file says
     * @param skipBadLines whether malformed lines are left out instead of ending the samples
     * @throws RecordingException if it can't be read, or a placement or mount is given for a file with two sensors
     */
    public static FileSamples open(
            Path file,
            Vocabulary vocabulary,
            @Nullable Placement placement,
            @Nullable Mount mount,
            boolean skipBadLines)
            throws RecordingException {
        RecordingReader reader = RecordingReader.open(file, vocabulary, skipBadLines);
        RecordingHeader header = reader.header();
        if (placement == null && mount == null) {
            return new FileSamples(reader, header, 0);
        }
        if (header.sensors().size() > 1) {
            reader.close();
            throw new RecordingException(file + " holds " + header.sensors().size()
                    + " sensors, and each has its placement and mount in the file; leave out PLACEMENT= and ,mount=");
        }
        SensorSettings inFile = header.sensors().get(0);
        SensorSettings sensor = new SensorSettings(
                placement == null ? inFile.placement() : placement,
                mount == null ? inFile.mount() : mount,
                inFile.rateHz(),
                inFile.correction());
        RecordingHeader told = new RecordingHeader(
                header.sessionId(), List.of(sensor), header.values(), header.limitsDeg(), header.ownClock());
        return new FileSamples(
                reader, told, placement == null ? 0 : reader.notices().size());
    }

    @Override
    public SourceFacts facts() {
        return new SourceFacts(header.sensors(), reader.marks(), Optional.of(header), header.ownClock());
    }

    @Override
    public boolean next() throws RecordingException {
        return reader.next();
    }

    @Override
    public ImuSample sample() {
        ImuSample sample = reader.sample();
        Placement placement = header.sensors().get(0).placement();
        if (header.sensors().size() > 1 || sample.placement() == placement) {
            return sample;
        }
        return new ImuSample(
                placement,
                sample.timeSeconds(),
                sample.ax(),
                sample.ay(),
                sample.az(),
                sample.gx(),
                sample.gy(),
                sample.gz(),
                sample.arrivalSeconds());
    }

    @Override
    public List<String> notices() {
        List<String> all = new ArrayList<>(reader.notices());
        all.subList(0, answered).clear();
        long skipped = reader.skippedLines();
        if (skipped > 0) {
            all.add(skipped + (skipped == 1 ? " malformed line was" : " malformed lines were") + " left out.");
        }
        return all;
    }

    @Override
    public void close() {
        reader.close();
    }
}

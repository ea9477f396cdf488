package io.plumbline.gateway.recording;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a recording; one whose name ends in {@code .gz} is compressed. An existing file is replaced. What was written
 * reaches the file within a second of sample time, so that a crash loses no more than that. Not thread-safe.
 */
public final class RecordingWriter implements AutoCloseable {

    /**
     * Creates the file.
     *
     * @throws IOException if it can't be created; the message says why
     */
    public RecordingWriter(Path file, RecordingHeader header) throws IOException {
        if (header.sensors().isEmpty()) {
            throw new IOException(file + " needs a sensor");
        }
    }

    /**
     * Writes a row.
     *
     * @throws IllegalArgumentException if the header has no sensor at the sample's placement, or a number is not finite
     * @throws IOException if the file can't be written; the message says why
     */
    public void write(ImuSample sample) throws IOException {}

    /** Writes a mark, at once. */
    public void mark(Mark mark) throws IOException {}

    @Override
    public void close() throws IOException {}
}

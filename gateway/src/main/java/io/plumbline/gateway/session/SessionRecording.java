package io.plumbline.gateway.session;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import io.plumbline.gateway.recording.RecordingWriter;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a session down, where that is wanted. When writing fails the session goes on without: alerts matter more. What
 * was written before stays.
 */
final class SessionRecording implements AutoCloseable {

    private final @Nullable RecordingWriter writer;
    private @Nullable String problem;

    SessionRecording(@Nullable RecordingWriter writer) {
        this.writer = writer;
    }

    /** Writes a sample; false if writing has just failed. */
    boolean write(ImuSample sample) {
        return attempt(to -> to.write(sample));
    }

    /** Writes a mark; false if writing has just failed. */
    boolean mark(Mark mark) {
        return attempt(to -> to.mark(mark));
    }

    /** Hands what was written to the system; false if that has just failed. */
    boolean flush() {
        return attempt(RecordingWriter::flush);
    }

    /** Why the recording is not whole; empty where it is. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    private interface Writing {
        void to(RecordingWriter writer) throws IOException;
    }

    private boolean attempt(Writing writing) {
        if (writer == null || problem != null) {
            return true;
        }
        try {
            writing.to(writer);
            return true;
        } catch (IOException e) {
            fail(e);
            return false;
        }
    }

    private void fail(IOException e) {
        if (problem == null) {
            problem = "The recording ends early: " + e.getMessage() + ".";
        }
    }
}

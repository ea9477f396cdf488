package io.plumbline.gateway.session;

import io.plumbline.gateway.recording.RecordingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How many of a session's events were told, angles apart, in a file of eight bytes: a program that takes the session up
 * goes on behind them. Each is counted once it is told, so that a kill between the two has it told twice, never not at
 * all.
 */
public final class ToldEvents implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    private long count;

    private ToldEvents(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        if (channel.read(bytes, 0) == Long.BYTES) {
            count = bytes.getLong(0);
        }
    }

    static ToldEvents open(Path file) throws RecordingException {
        try {
            return new ToldEvents(
                    file,
                    FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** How many were told. */
    public synchronized long count() {
        return count;
    }

    /**
     * A session begins: none were told.
     *
     * @throws RecordingException if that can't be written
     */
    public synchronized void begin() throws RecordingException {
        try {
            write(0);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * One more was told.
     *
     * @throws IllegalStateException if that can't be written
     */
    synchronized void oneMore() {
        try {
            write(count + 1);
        } catch (IOException e) {
            throw new IllegalStateException("what was told can't be counted in " + file + ": " + e.getMessage(), e);
        }
    }

    private void write(long number) throws IOException {
        bytes.clear();
        channel.write(bytes.putLong(0, number), 0);
        count = number;
    }

    private static RecordingException unusable(Path file, IOException cause) {
        return new RecordingException(
                file + " can't be read and written. Delete it, or name another folder by --state.", cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be closed: " + e.getMessage(), e);
        }
    }
}

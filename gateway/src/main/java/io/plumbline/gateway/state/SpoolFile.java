package io.plumbline.gateway.state;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a {@link Spool}: eight bytes that say what it is, then {@link SpoolRecord}s, at whose end new ones are
 * written. What is no longer needed stays in it until it is written anew, which happens beside it and takes its place at
 * once. Not thread-safe.
 */
final class SpoolFile {

    private static final byte[] MAGIC = "PLSPOOL1".getBytes(US_ASCII);

    private final Path path;
    private final SpoolContent content = new SpoolContent();
    private FileChannel channel;
    private long bytes;
    private long cutOffBytes;

    private SpoolFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens a file, making it where there is none. An end that was never finished is cut off.
     *
     * @throws IOException if it can't be read or written, or is something else; the message says what to do
     */
    static SpoolFile open(Path path) throws IOException {
        try {
            Files.deleteIfExists(beside(path)); // What a compaction that was killed has left.
            byte[] found = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
            SpoolFile file = new SpoolFile(path, openToWrite(path));
            try {
                file.read(found);
            } catch (IOException e) {
                file.close();
                throw e;
            }
            return file;
        } catch (NotASpoolException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    path + " can't be read and written (" + Trouble.of(e) + "). Name another folder by"
                            + " --state DIR.",
                    e);
        }
    }

    private void read(byte[] found) throws IOException {
        int magic = Math.min(found.length, MAGIC.length);
        if (!Arrays.equals(found, 0, magic, MAGIC, 0, magic)) {
            throw new NotASpoolException(path + " holds no messages that this version can read. Move it away, or name"
                    + " another folder by --state DIR.");
        }
        if (found.length < MAGIC.length) {
            compact();
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(found);
        in.position(MAGIC.length);
        @Nullable SpoolRecord next = SpoolRecord.decode(in);
        while (next != null) {
            content.apply(next);
            next = SpoolRecord.decode(in);
        }
        bytes = in.position();
        cutOffBytes = in.remaining();
        if (cutOffBytes > 0) {
            channel.truncate(bytes);
            channel.force(true);
        }
    }

    /** What is in it. */
    SpoolContent content() {
        return content;
    }

    /** How many bytes of an unfinished end were cut off when it was opened. */
    long cutOffBytes() {
        return cutOffBytes;
    }

    /**
     * Writes records at the end; they are safe from a kill of this process, from the loss of power after {@link #force}.
     * Where this throws, nothing of them counts as written.
     */
    void append(List<? extends SpoolRecord> records) throws IOException {
        byte[][] encoded = records.stream().map(SpoolRecord::encode).toArray(byte[][]::new);
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(encoded).mapToInt(one -> one.length).sum());
        for (byte[] one : encoded) {
            all.put(one);
        }
        all.flip();
        try {
            writeAll(all, channel, bytes);
        } catch (IOException e) {
            channel.truncate(bytes);
            throw e;
        }
        bytes += all.limit();
        records.forEach(content::apply);
    }

    /** Waits until the disk has what was written. */
    void force() throws IOException {
        channel.force(false);
    }

    /** How much of the file is no longer needed, bytes, about. */
    long garbageBytes() {
        return Math.max(0, bytes - content.waitingBytes());
    }

    /** Writes the file anew, with what is still needed. */
    void compact() throws IOException {
        Path fresh = beside(path);
        FileChannel written = openToWrite(fresh);
        try {
            long length = writeAll(ByteBuffer.wrap(MAGIC), written, 0);
            for (SpoolRecord needed : content.records()) {
                length += writeAll(ByteBuffer.wrap(SpoolRecord.encode(needed)), written, length);
            }
            written.force(true);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            bytes = length;
        } catch (IOException e) {
            written.close();
            throw e;
        }
        channel.close();
        channel = written;
        forceFolder();
    }

    void close() throws IOException {
        channel.close();
    }

    /** So that the new name outlasts a loss of power too. */
    private void forceFolder() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static long writeAll(ByteBuffer from, FileChannel to, long at) throws IOException {
        long position = at;
        while (from.hasRemaining()) {
            position += to.write(from, position);
        }
        return position - at;
    }

    private static FileChannel openToWrite(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static Path beside(Path path) {
        return path.resolveSibling(path.getFileName() + ".new");
    }

    /** The file is there and readable, and something else. */
    private static final class NotASpoolException extends IOException {

        private static final long serialVersionUID = 1;

        NotASpoolException(String message) {
            super(message);
        }
    }
}

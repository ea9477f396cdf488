package io.plumbline.gateway.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, plain or gzip, in place in a buffer. The buffer always holds whole lines, each ended by a line
 * feed, so that who reads bytes there needs no other bound. A byte-order mark is left out.
 *
 * <pre>{@code
 * while (lines.next()) {
 *     int after = read(lines.bytes(), lines.start()); // or text(), lineEnd()
 *     lines.goTo(after);
 * }
 * }</pre>
 */
final class ByteLines implements AutoCloseable {

    private static final int CAPACITY = 1 << 18;
    private static final int GZIP_BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[CAPACITY + 1];
    private int position;
    private int linesEnd;
    private int filled;
    private long lineNumber;
    private boolean ended;
    private @Nullable String damage;

    private ByteLines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file; that it is compressed is seen from its first two bytes.
     *
     * @throws RecordingException if it can't be opened or is empty
     */
    static ByteLines open(Path file) throws RecordingException {
        try {
            InputStream raw = Files.newInputStream(file);
            try {
                ByteLines lines = new ByteLines(file, unpacked(file, raw));
                lines.fill();
                lines.skipByteOrderMark();
                return lines;
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        } catch (RecordingException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InputStream unpacked(Path file, InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, 2);
        byte[] magic = in.readNBytes(2);
        in.unread(magic);
        if (magic.length == 0) {
            throw new RecordingException(file + " is empty. Was the recording stopped before it began?");
        }
        boolean gzip = magic.length == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
        if (!gzip) {
            return in;
        }
        try {
            return new GZIPInputStream(in, GZIP_BUFFER);
        } catch (EOFException e) {
            throw new RecordingException(file + " ends in the middle of its gzip header. Copy it anew.", e);
        }
    }

    private void skipByteOrderMark() throws RecordingException {
        if (filled >= 2 && (buffer[0] & 0xFF) + (buffer[1] & 0xFF) == 0xFE + 0xFF) {
            throw new RecordingException(file + ", line 1: this is UTF-16 text. Save the file as UTF-8.");
        }
        if (filled >= 3 && Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3)) {
            position = 3;
        }
    }

    /**
     * Makes sure that the buffer holds the next line.
     *
     * @return false where the file has no further one
     * @throws RecordingException if the file can't be read on
     */
    boolean next() throws RecordingException {
        while (position >= linesEnd) {
            if (ended) {
                return false;
            }
            fill();
        }
        return true;
    }

    /** The buffer. */
    byte[] bytes() {
        return buffer;
    }

    /** Where the next line begins in the buffer. */
    int start() {
        return position;
    }

    /** Index of the line feed at the end of the next line. */
    int lineEnd() {
        int i = position;
        while (buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Index after the last whole line in the buffer. */
    int linesEnd() {
        return linesEnd;
    }

    /** Number of the next line, from 1; right as long as lines are left one by one. */
    long lineNumber() {
        return lineNumber + 1;
    }

    /** Leaves one line: the next begins at {@code index}. */
    void goTo(int index) {
        position = index;
        lineNumber++;
    }

    /** Leaves all lines that are in the buffer, without counting them. */
    void leaveBuffer() {
        position = linesEnd;
    }

    /**
     * The next line without its end, from UTF-8.
     *
     * @throws RecordingException if its bytes are not UTF-8
     */
    String text() throws RecordingException {
        ByteBuffer line = ByteBuffer.wrap(buffer, position, lineEnd() - position);
        try {
            return UTF_8.newDecoder().decode(line).toString().stripTrailing();
        } catch (CharacterCodingException e) {
            throw new RecordingException(
                    file + ", line " + lineNumber() + ": not UTF-8 text: "
                            + Excerpt.of(new String(buffer, position, lineEnd() - position, ISO_8859_1))
                            + ". Save the file as UTF-8.",
                    e);
        }
    }

    /** What is wrong with the end of the file, once {@link #next()} said there is no more; null where nothing is. */
    @Nullable
    String damage() {
        return damage;
    }

    private void fill() throws RecordingException {
        System.arraycopy(buffer, position, buffer, 0, filled - position);
        filled -= position;
        position = 0;
        linesEnd = 0;
        while (linesEnd == 0 && !ended) {
            if (filled == CAPACITY) {
                throw new RecordingException(file + ", line " + lineNumber() + ": longer than " + CAPACITY
                        + " bytes. Is this a recording? It is text with a line for each sample.");
            }
            int count = read();
            if (count >= 0) {
                linesEnd = afterLastLineFeed(filled, filled + count);
                filled += count;
            } else {
                end();
            }
        }
    }

    private int afterLastLineFeed(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    /** After damage the last line may be cut, and is not given out; else it may lack its line feed. */
    private void end() {
        ended = true;
        if (damage == null && filled > 0) {
            buffer[filled++] = '\n';
            linesEnd = filled;
        }
    }

    private int read() throws RecordingException {
        try {
            return in.read(buffer, filled, CAPACITY - filled);
        } catch (EOFException e) {
            damage = " ends in the middle: its gzip data are cut off. All rows before were read.";
        } catch (ZipException e) {
            damage = ": its gzip data are damaged (" + e.getMessage() + "). All rows before were read.";
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return -1;
    }

    private static RecordingException unreadable(Path file, IOException cause) {
        return new RecordingException(FileFault.reading(file, cause), cause);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(unreadable(file, e));
        }
    }
}

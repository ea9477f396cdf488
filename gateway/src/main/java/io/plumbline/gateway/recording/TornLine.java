package io.plumbline.gateway.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The end of a recording whose writer was killed in the middle of a line. */
final class TornLine {

    private static final int STEP = 4096;

    private TornLine() {}

    /**
     * Cuts off what follows the last line feed of a plain recording.
     *
     * @return whether anything is left
     * @throws RecordingException if the file can't be read or written
     */
    static boolean cutOff(Path file) throws RecordingException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            while (end > 0) {
                long start = Math.max(0, end - STEP);
                ByteBuffer bytes = ByteBuffer.allocate((int) (end - start));
                int read = 0;
                while (read >= 0 && bytes.hasRemaining()) {
                    read = channel.read(bytes, start + bytes.position());
                }
                int at = bytes.position() - 1;
                while (at >= 0 && bytes.get(at) != '\n') {
                    at--;
                }
                if (at >= 0) {
                    channel.truncate(start + at + 1);
                    return true;
                }
                end = start;
            }
            channel.truncate(0);
            return false;
        } catch (IOException e) {
            throw new RecordingException(FileFault.writing(file, e), e);
        }
    }
}

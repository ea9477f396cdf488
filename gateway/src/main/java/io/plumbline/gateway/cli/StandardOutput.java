package io.plumbline.gateway.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers why it could not be written to: a print stream only says that. */
final class StandardOutput extends FilterOutputStream {

    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /**
     * The exit status, once all is written. That a reader went away, as {@code head} does, is nobody's fault; anything
     * else, such as a full disk, is a failure and told.
     *
     * @param status that of the command
     */
    int settle(int status, PrintStream err) {
        if (failure == null
                || String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")) {
            return status;
        }
        err.println("plumbline: standard output can't be written: " + failure.getMessage()
                + ". What is there ends in the middle.");
        return status == Failures.DONE ? Failures.FAILED : status;
    }
}

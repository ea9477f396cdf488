package io.plumbline.gateway.terminal;

import java.io.PrintStream;

/** Writes lines to somebody who may go away. */
final class Lines {

    private Lines() {}

    /**
     * Writes a line, ended by a line feed on every system, and sends it off.
     *
     * @throws OutputClosedException if it can't be written
     */
    static void write(PrintStream out, String line) {
        out.print(line + "\n");
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }
}

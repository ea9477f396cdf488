package io.plumbline.gateway.cli;

import java.io.PrintStream;

/**
 * Where a command writes to.
 *
 * @param out results, in UTF-8; with {@code --format jsonl} JSON lines and nothing else
 * @param err what people should know besides, in UTF-8
 */
record Console(PrintStream out, PrintStream err) {

    /** Tells the person at the machine a sentence. */
    void tell(String sentence) {
        err.println(sentence);
    }
}

package io.plumbline.gateway.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a command has around it.
 *
 * @param out results, in UTF-8; with {@code --format jsonl} JSON lines and nothing else
 * @param err what people should know besides, in UTF-8
 * @param environment the variables of the environment
 */
record Console(PrintStream out, PrintStream err, Map<String, String> environment) {

    /** A console with nothing in its environment. */
    Console(PrintStream out, PrintStream err) {
        this(out, err, Map.of());
    }

    /** Tells the person at the machine a sentence. */
    void tell(String sentence) {
        err.println(sentence);
    }
}

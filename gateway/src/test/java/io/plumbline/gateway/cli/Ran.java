package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** What a command line came to. */
record Ran(int status, String out, String err) {

    /** Runs a command in this process. */
    static Ran plumbline(Object... words) {
        return plumblineIn(Map.of(), words);
    }

    /** Runs a command in this process, as if these were the variables of its environment. */
    static Ran plumblineIn(Map<String, String> environment, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        Console console =
                new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), environment);
        int status = Main.run(args, console);
        return new Ran(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}

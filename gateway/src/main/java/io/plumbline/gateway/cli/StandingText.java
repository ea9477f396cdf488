package io.plumbline.gateway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines on a terminal that stand where they are and change; elsewhere nothing. */
final class StandingText {

    private static final String ESCAPE = "\u001b[";

    private final Console console;
    private final boolean terminal;
    private int shown;

    /**
     * Nothing yet.
     *
     * @param terminal whether the output is a terminal
     */
    StandingText(Console console, boolean terminal) {
        this.console = console;
        this.terminal = terminal;
    }

    /** Whether standard output is a terminal, by what Linux says it is; false where nothing says. */
    static boolean isOnTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Shows these in place of the last ones. */
    void show(List<String> lines) {
        if (!terminal) {
            return;
        }
        clear();
        lines.forEach(console.out()::println);
        console.out().flush();
        shown = lines.size();
    }

    /** Takes away what is shown. */
    void clear() {
        if (shown > 0) {
            console.out().print(ESCAPE + shown + "A" + ESCAPE + "J"); // up, and erase what is below
            console.out().flush();
            shown = 0;
        }
    }
}

package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** Puts a word before each line, and writes each as a whole. */
final class LedLines extends OutputStream {

    private final String lead;
    private final PrintStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LedLines(String lead, PrintStream out) {
        this.lead = lead;
        this.out = out;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            out.println(lead + line.toString(UTF_8));
            line.reset();
        } else {
            line.write(octet);
        }
    }
}

package io.plumbline.gateway.terminal;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.gateway.events.EventSentence;
import io.plumbline.gateway.session.EventSink;
import java.io.PrintStream;

/** Writes each event as a sentence, at once, and may ring the terminal's bell when an alert is raised. */
public final class TextSink implements EventSink {

    private static final String BELL = "\u0007";

    private final PrintStream out;
    private final boolean bell;

    /**
     * A sink that writes to {@code out} and leaves it open.
     *
     * @param out in UTF-8
     * @param bell whether a raised alert rings the bell
     */
    public TextSink(PrintStream out, boolean bell) {
        this.out = out;
        this.bell = bell;
    }

    /**
     * Writes the event.
     *
     * @throws OutputClosedException if nobody reads the output any more
     */
    @Override
    public void accept(SessionEvent event) {
        boolean rings = bell && event instanceof AlertRaised;
        Lines.write(out, EventSentence.of(event) + (rings ? BELL : ""));
    }

    @Override
    public void close() {
        out.flush();
    }
}

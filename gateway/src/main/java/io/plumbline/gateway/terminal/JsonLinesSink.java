package io.plumbline.gateway.terminal;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.gateway.events.EventJson;
import io.plumbline.gateway.session.EventSink;
import java.io.PrintStream;

/** Writes each event as a line of JSON, at once. */
public final class JsonLinesSink implements EventSink {

    private final PrintStream out;

    /**
     * A sink that writes to {@code out} and leaves it open.
     *
     * @param out in UTF-8
     */
    public JsonLinesSink(PrintStream out) {
        this.out = out;
    }

    /**
     * Writes the event.
     *
     * @throws OutputClosedException if nobody reads the output any more
     */
    @Override
    public void accept(SessionEvent event) {
        Lines.write(out, EventJson.line(event));
    }

    @Override
    public void close() {
        out.flush();
    }
}

package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.gateway.events.LinkJson;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;

/**
 * What the terminal shows of a session that happens now: the angles only where they are asked for, and a link only once
 * something was wrong with it, so that an undisturbed session reads like its replay.
 */
final class LiveTerminal implements EventSink {

    private final EventSink events;
    private final Console console;
    private final Format format;
    private final boolean angles;

    LiveTerminal(EventSink events, Console console, Format format, boolean angles) {
        this.events = events;
        this.console = console;
        this.format = format;
        this.angles = angles;
    }

    @Override
    public void accept(SessionEvent event) {
        if (angles || !(event instanceof Posture)) {
            events.accept(event);
        }
    }

    @Override
    public void link(LinkEvent event) {
        if (event.state() == State.STREAMING && event.ageSeconds() == 0) {
            return;
        }
        console.out().print((format == Format.JSONL ? LinkJson.line(event) : event.message()) + "\n");
        console.out().flush();
    }

    @Override
    public void close() {
        events.close();
    }
}

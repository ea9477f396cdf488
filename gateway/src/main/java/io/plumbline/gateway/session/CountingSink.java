package io.plumbline.gateway.session;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.gateway.source.LinkEvent;

/** Counts what the sink behind it has told. */
final class CountingSink implements EventSink {

    private final EventSink sink;
    private final ToldEvents told;

    /** Hands on to {@code sink}; takes both over. */
    CountingSink(EventSink sink, ToldEvents told) {
        this.sink = sink;
        this.told = told;
    }

    @Override
    public void accept(SessionEvent event) {
        sink.accept(event);
        if (!(event instanceof Posture)) {
            told.oneMore();
        }
    }

    @Override
    public void link(LinkEvent event) {
        sink.link(event);
    }

    @Override
    public void close() {
        sink.close();
        told.close();
    }
}

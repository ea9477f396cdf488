package io.plumbline.gateway.session;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.gateway.source.LinkEvent;

/**
 * Tells each event of a session once, though the program may be killed and take the session up again. Angles that were
 * not told by then are not told any more.
 */
public final class ResumedSink implements EventSink {

    private final EventSink sink;
    private final long toldBefore;
    private long again;

    private ResumedSink(EventSink sink, long toldBefore) {
        this.sink = sink;
        this.toldBefore = toldBefore;
    }

    /**
     * A sink with a queue of its own, see {@link QueuedSink}, that remembers how far it is.
     *
     * @param slow tells the events; taken over
     * @param told how many it has told of this session; taken over
     */
    public static EventSink of(EventSink slow, ToldEvents told) {
        return new ResumedSink(new QueuedSink(new CountingSink(slow, told)), told.count());
    }

    @Override
    public void again(SessionEvent event) {
        if (event instanceof Posture) {
            return;
        }
        again++;
        if (again > toldBefore) {
            sink.accept(event);
        }
    }

    @Override
    public void accept(SessionEvent event) {
        sink.accept(event);
    }

    @Override
    public void link(LinkEvent event) {
        sink.link(event);
    }

    @Override
    public void close() {
        sink.close();
    }
}

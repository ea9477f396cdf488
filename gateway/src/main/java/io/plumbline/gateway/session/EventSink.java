package io.plumbline.gateway.session;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.gateway.source.LinkEvent;

/**
 * Somewhere that events go: a terminal, a broker, a file. A sink never blocks the analysis: one that may be slow has a
 * queue of its own and its own policy when that is full.
 */
public interface EventSink extends AutoCloseable {

    /** Takes an event, in order; returns at once. */
    void accept(SessionEvent event);

    /**
     * Takes an event of a session that was broken off and now goes on, in order, before the first new one. This sink of
     * the program before may have taken it or not.
     */
    default void again(SessionEvent event) {
        accept(event);
    }

    /** Told by the session's own thread, some times a second at least, that it goes round; returns at once. */
    default void alive() {}

    /** Takes news of the link to a sensor; a sink that has no use for it does nothing. */
    default void link(LinkEvent event) {}

    /** Takes what is being done from now on, first {@link Activity#AT_THE_BEGINNING}; a sink may do nothing. */
    default void state(Activity state) {}

    /** Delivers what is still held, within a bounded time, and lets go of everything. */
    @Override
    void close();
}

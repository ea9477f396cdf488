package io.plumbline.gateway.session;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.gateway.source.LinkEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All the sinks of a session. One that fails is told once and keeps being given events; neither the session nor the
 * other sinks notice. Not thread-safe.
 */
public final class Listeners implements AutoCloseable {

    private final Map<String, EventSink> sinks;
    private final Consumer<String> notes;
    private final Set<String> failed = new HashSet<>();

    /**
     * Sinks with the names they have in sentences, e.g. {@code the terminal}.
     *
     * @param notes takes sentences for the person at the machine
     */
    public Listeners(Map<String, EventSink> sinks, Consumer<String> notes) {
        this.sinks = new LinkedHashMap<>(sinks);
        this.notes = notes;
    }

    void accept(SessionEvent event) {
        forEach(sink -> sink.accept(event));
    }

    void again(SessionEvent event) {
        forEach(sink -> sink.again(event));
    }

    void alive() {
        forEach(EventSink::alive);
    }

    void link(LinkEvent event) {
        forEach(sink -> sink.link(event));
    }

    void state(Activity state) {
        forEach(sink -> sink.state(state));
    }

    /** Closes every sink, in order. */
    @Override
    public void close() {
        forEach(EventSink::close);
    }

    private void forEach(Consumer<EventSink> action) {
        sinks.forEach((name, sink) -> {
            try {
                action.accept(sink);
            } catch (RuntimeException e) {
                if (failed.add(name)) {
                    notes.accept(
                            "Events may be missing from " + name + " (" + e.getMessage() + "). The session goes on.");
                }
            }
        });
    }
}

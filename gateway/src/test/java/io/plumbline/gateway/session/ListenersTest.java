package io.plumbline.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Posture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private final List<String> notes = new ArrayList<>();
    private final Remembering good = new Remembering();

    private Listeners listeners(EventSink bad) {
        Map<String, EventSink> sinks = new LinkedHashMap<>();
        sinks.put("the lamp", bad);
        sinks.put("the terminal", good);
        return new Listeners(sinks, notes::add);
    }

    private static SessionEvent event(double timeSeconds) {
        return new Posture(timeSeconds, 0, 0, 0, 0);
    }

    @Test
    void aSinkThatFailsDoesNotKeepEventsFromTheOthers() {
        Listeners listeners = listeners(new Failing());

        listeners.accept(event(1));
        listeners.accept(event(2));
        listeners.close();

        assertThat(good.events).containsExactly(event(1), event(2));
        assertThat(good.closed).isTrue();
    }

    @Test
    void itIsToldOnce() {
        Listeners listeners = listeners(new Failing());

        listeners.accept(event(1));
        listeners.accept(event(2));
        listeners.close();

        assertThat(notes).singleElement().asString().contains("the lamp", "its bulb is broken");
    }

    private static final class Failing implements EventSink {
        @Override
        public void accept(SessionEvent event) {
            throw new IllegalStateException("its bulb is broken");
        }

        @Override
        public void close() {
            throw new IllegalStateException("it is stuck");
        }
    }

    private static final class Remembering implements EventSink {
        private final List<SessionEvent> events = new ArrayList<>();
        private boolean closed;

        @Override
        public void accept(SessionEvent event) {
            events.add(event);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

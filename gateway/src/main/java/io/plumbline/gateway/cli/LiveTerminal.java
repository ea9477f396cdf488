package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.gateway.events.LinkJson;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.SensorCondition;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the terminal shows of a session that happens now: the angles only where they are asked for, and that data come only
 * where the sensor says something of itself or something was wrong, so that an undisturbed session reads like its replay.
 * People are not told again and again that all is well.
 */
final class LiveTerminal implements EventSink {

    private final EventSink events;
    private final Console console;
    private final Format format;
    private final boolean angles;
    private final Map<Placement, State> states = new EnumMap<>(Placement.class);

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
        State before = states.put(event.placement(), event.state());
        boolean undisturbed = event.state() == State.STREAMING && event.ageSeconds() == 0;
        boolean known = event.condition().equals(SensorCondition.UNKNOWN)
                || (format == Format.TEXT && before == State.STREAMING);
        if (undisturbed && known) {
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

package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.session.SessionEvent.Alert;
import io.plumbline.analytics.session.SessionEvent.AlertCleared;
import io.plumbline.analytics.session.SessionEvent.AlertEscalated;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The alerts that stand now, and when each was last called out. Not thread-safe. */
final class StandingAlerts {

    /** How often a cue is repeated while its alert stands. */
    static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(2);

    /**
     * An alert that stands.
     *
     * @param now the alert with the severity and size it has by now
     * @param said its last state
     * @param saidNanos when that was last called out
     */
    private record Standing(AlertRaised now, Alert said, long saidNanos) {}

    private final Map<String, Standing> standing = new LinkedHashMap<>();

    /** Takes an alert's new state, which is called out at {@code nowNanos}. */
    void update(Alert alert, long nowNanos) {
        if (alert instanceof AlertRaised raised) {
            standing.put(raised.id(), new Standing(raised, raised, nowNanos));
        } else if (alert instanceof AlertEscalated escalated) {
            standing.computeIfPresent(
                    escalated.id(), (id, before) -> new Standing(escalate(before.now, escalated), escalated, nowNanos));
        } else if (alert instanceof AlertCleared cleared) {
            standing.remove(cleared.id());
        }
    }

    /** The alerts that stand, oldest first, each with the severity and size it has by now. */
    List<AlertRaised> now() {
        return standing.values().stream().map(Standing::now).toList();
    }

    /** The last states of those that were not called out for {@link #REPEAT_NANOS}, which are taken as called out now. */
    List<Alert> due(long nowNanos) {
        List<Alert> due = new ArrayList<>();
        standing.replaceAll((id, alert) -> {
            if (nowNanos - alert.saidNanos < REPEAT_NANOS) {
                return alert;
            }
            due.add(alert.said);
            return new Standing(alert.now, alert.said, nowNanos);
        });
        return due;
    }

    void clear() {
        standing.clear();
    }

    private static AlertRaised escalate(AlertRaised raised, AlertEscalated to) {
        return new AlertRaised(
                raised.id(),
                raised.timeSeconds(),
                raised.onsetSeconds(),
                raised.exercise(),
                raised.repetition(),
                raised.fault(),
                raised.pattern(),
                to.severity(),
                to.angleDeg(),
                to.limitDeg(),
                raised.confidence(),
                raised.message());
    }
}

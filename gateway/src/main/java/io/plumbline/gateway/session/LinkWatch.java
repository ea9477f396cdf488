package io.plumbline.gateway.session;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a sensor's data have stopped, which no sample can tell. By the host's clock, which is handed in. Not
 * thread-safe.
 */
final class LinkWatch {

    /**
     * How long without a sample is silence. A tenth less than the second within which silence must be said, so that the
     * looking, {@link LiveSession#LOOK_EVERY_MILLIS}, fits in.
     */
    static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private static final class Link {
        private long newestNanos;
        private State state = State.CONNECTING;
        private boolean awaited;

        Link(long nowNanos) {
            newestNanos = nowNanos;
        }
    }

    private final Map<Placement, Link> links = new EnumMap<>(Placement.class);

    /** Begins to watch; a sensor that never sends is silent from now on. */
    LinkWatch(List<Placement> placements, long nowNanos) {
        placements.forEach(placement -> links.put(placement, new Link(nowNanos)));
    }

    /** A sample came. The event says so where it is the first, or the first after a silence. */
    Optional<LinkEvent> sample(Placement placement, long nowNanos) {
        Link link = links.get(placement);
        if (link == null) {
            return Optional.empty();
        }
        long before = link.newestNanos;
        link.newestNanos = nowNanos;
        if (link.state == State.STREAMING) {
            return Optional.empty();
        }
        boolean first = link.state == State.CONNECTING;
        link.state = State.STREAMING;
        double silentSeconds = first ? 0 : (nowNanos - before) / 1e9;
        return Optional.of(new LinkEvent(
                placement,
                State.STREAMING,
                silentSeconds,
                first
                        ? "Data come from " + placement.word() + "."
                        : String.format(
                                Locale.ROOT,
                                "Data come from %s again, after %.1f s.",
                                placement.word(),
                                silentSeconds)));
    }

    /**
     * The source says what it does about a link: before the first sample that is news enough, and after it the next sample
     * is news again.
     */
    void told(LinkEvent event) {
        Link link = links.get(event.placement());
        if (link == null || event.state() == State.STREAMING) {
            return;
        }
        if (link.state == State.CONNECTING) {
            link.awaited = true;
        } else if (link.state == State.STREAMING) {
            link.state = State.RECOVERING;
        }
    }

    /** The sensors that have gone silent since the last look. */
    List<LinkEvent> look(long nowNanos) {
        List<LinkEvent> silent = new ArrayList<>();
        links.forEach((placement, link) -> {
            long age = nowNanos - link.newestNanos;
            boolean unsaid = link.state == State.STREAMING || (link.state == State.CONNECTING && !link.awaited);
            if (age >= SILENCE_NANOS && unsaid) {
                link.state = State.NO_DATA;
                double ageSeconds = age / 1e9;
                silent.add(new LinkEvent(
                        placement,
                        State.NO_DATA,
                        ageSeconds,
                        String.format(
                                Locale.ROOT,
                                "No data from %s for %.1f s. Is the sensor out of range, or its battery empty?",
                                placement.word(),
                                ageSeconds)));
            }
        });
        return silent;
    }
}

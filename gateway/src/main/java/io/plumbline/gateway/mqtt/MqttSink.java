package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Alert;
import io.plumbline.analytics.session.SessionEvent.AlertRaised;
import io.plumbline.analytics.session.SessionEvent.Hold;
import io.plumbline.analytics.session.SessionEvent.Judging;
import io.plumbline.analytics.session.SessionEvent.LimitChanged;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionEvent.Repetition;
import io.plumbline.analytics.session.SessionEvent.Summary;
import io.plumbline.gateway.events.EventJson;
import io.plumbline.gateway.events.LinkJson;
import io.plumbline.gateway.mqtt.Message.Delivery;
import io.plumbline.gateway.mqtt.Publisher.Subscription;
import io.plumbline.gateway.session.Command;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.session.LinkEvent;
import io.plumbline.gateway.state.Spool;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a session's events, on topics and with the promises that {@code docs/mqtt.md} lists, and takes commands. A
 * broker that is away delays nothing here: alerts, repetitions, holds, limits and summaries wait for it, cues are dropped.
 */
public final class MqttSink implements EventSink {

    /** Angles are published five times a second; less the rounding of sample times. */
    private static final double POSTURE_EVERY_SECONDS = 0.2 - 1e-3;

    private final BrokerSettings broker;
    private final Topics topics;
    private final Payloads payloads;
    private final Outbox outbox;
    private final @Nullable Keeping keeping;
    private final StandingAlerts standing = new StandingAlerts();
    private final Set<Placement> silent = EnumSet.noneOf(Placement.class);
    private final Publisher publisher;
    private double postureSeconds = Double.NEGATIVE_INFINITY;
    private long comingAgain;
    private @Nullable String problem;

    /**
     * How a session's events for the record are kept on disk until they have arrived.
     *
     * @param spool the messages of this wearer; the sink does not close it
     * @param session the session's id
     * @param comingAgain how many of the session's events for the record were accepted in an earlier run and are about
     *     to come again ({@link Spool#accepted}): they are counted and not published, nor is anything cued meanwhile. 0
     *     for a session that begins.
     */
    public record Keeping(Spool spool, String session, long comingAgain) {}

    private MqttSink(
            BrokerSettings broker,
            Topics topics,
            @Nullable Keeping keeping,
            Command.@Nullable Handler commands,
            Consumer<String> notes) {
        this.broker = broker;
        this.topics = topics;
        this.keeping = keeping;
        this.outbox = keeping == null ? new Outbox() : new Outbox(keeping.spool(), keeping.session());
        this.comingAgain = keeping == null ? 0 : keeping.comingAgain();
        InstantSource clock = InstantSource.system();
        this.payloads = new Payloads(clock);
        Subscription subscription = commands == null
                ? null
                : new Subscription(topics.of("command"), new CommandListener(commands, this::answer, clock));
        this.publisher =
                new Publisher(broker, topics.of("availability"), subscription, outbox, this::repeatCues, notes);
    }

    /**
     * Begins to publish a session that happens now, and to listen to commands for it.
     *
     * @param wearer alias, see {@link Topics#checkedAlias}
     * @param keeping how it outlives the program; null for in memory alone
     * @param commands carries commands out
     * @param notes takes a sentence when the broker goes and when it is back
     */
    public static MqttSink live(
            BrokerSettings broker,
            String wearer,
            @Nullable Keeping keeping,
            Command.Handler commands,
            Consumer<String> notes) {
        MqttSink sink = new MqttSink(broker, Topics.live(wearer), keeping, commands, notes);
        sink.begin();
        return sink;
    }

    /**
     * Begins to publish a session that is replayed: on topics of its own, without commands. Whether it worked is said
     * by {@link #problem()} after closing.
     */
    public static MqttSink replay(BrokerSettings broker, String wearer) {
        MqttSink sink = new MqttSink(broker, Topics.replay(wearer), null, null, note -> {});
        sink.availability(Availability.ONLINE);
        sink.begin();
        return sink;
    }

    private synchronized void begin() {
        active(); // What a session that broke off has left standing stands no more.
        publisher.start();
    }

    @Override
    public synchronized void accept(SessionEvent event) {
        if (event instanceof Alert alert) {
            long now = System.nanoTime();
            standing.update(alert, now);
            add(Delivery.CUE, "cue", alert);
            add(Delivery.ALERT, "alert", alert);
            active();
        } else if (event instanceof Repetition) {
            add(Delivery.LOG, "repetition", event);
        } else if (event instanceof Hold) {
            add(Delivery.LOG, "hold", event);
        } else if (event instanceof Summary) {
            add(Delivery.LOG, "summary", event);
        } else if (event instanceof LimitChanged) {
            add(Delivery.LOG, "limit", event);
        } else if (event instanceof Judging) {
            add(Delivery.STATE, "judging", event);
        } else if (event instanceof Posture posture
                && posture.timeSeconds() - postureSeconds >= POSTURE_EVERY_SECONDS) {
            postureSeconds = posture.timeSeconds();
            add(Delivery.POSTURE, "posture", event);
        }
    }

    @Override
    public synchronized void link(LinkEvent event) {
        String topic = topics.sensor(event.placement());
        String payload = payloads.next(topic, "sensor", out -> LinkJson.writeFields(event, out));
        outbox.add(new Message(Delivery.STATE, topic, payload, System.nanoTime()));
        if (event.state() == LinkEvent.State.STREAMING) {
            silent.remove(event.placement());
        } else {
            silent.add(event.placement());
        }
        availability(silent.isEmpty() ? Availability.ONLINE : Availability.OFFLINE);
    }

    /**
     * Delivers what waits, says that no alert stands and that the session is offline, and disconnects; gives up after
     * some 10 s.
     */
    @Override
    public void close() {
        synchronized (this) {
            standing.clear();
            active();
            availability(Availability.OFFLINE);
        }
        String reason = publisher.close();
        synchronized (this) {
            problem = undelivered(reason).orElse(reason);
        }
    }

    private Optional<String> undelivered(@Nullable String reason) {
        long kept = outbox.undelivered();
        long lost = outbox.givenUp() + (keeping == null ? kept : 0);
        if (kept + lost == 0) {
            return Optional.empty();
        }
        String what = lost == 0 ? "" : messages(lost) + " could not be delivered. ";
        if (keeping != null && kept > 0) {
            what += messages(kept) + " could not be delivered yet; kept in "
                    + keeping.spool().path() + " for this wearer's next session. ";
        }
        return Optional.of(what
                + (reason == null
                        ? "The broker at " + broker.address() + " does not acknowledge in time. " + Reason.NOBODY_THERE
                        : reason));
    }

    private static String messages(long count) {
        return count + (count == 1 ? " message" : " messages");
    }

    /** After closing: what kept events from being delivered; empty where all were. */
    public synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private synchronized void repeatCues() {
        if (!silent.isEmpty()) {
            return; // Nobody knows whether it still stands.
        }
        for (Alert alert : standing.due(System.nanoTime())) {
            add(Delivery.CUE, "cue", alert);
        }
    }

    private void add(Delivery delivery, String kind, SessionEvent event) {
        String topic = topics.of(kind);
        if (comingAgain > 0 && delivery == Delivery.CUE) {
            return; // It was called out when it was new.
        }
        String payload = payloads.next(topic, kind, out -> EventJson.writeFields(event, out));
        if (comingAgain > 0 && delivery.forTheRecord()) {
            comingAgain--;
            return;
        }
        outbox.add(new Message(delivery, topic, payload, System.nanoTime()));
    }

    private void active() {
        String topic = topics.of("active");
        String payload = payloads.next(topic, "active", out -> {
            out.writeStringField("type", "active");
            out.writeArrayFieldStart("alerts");
            for (AlertRaised alert : standing.now()) {
                out.writeStartObject();
                EventJson.writeFields(alert, out);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
        outbox.add(new Message(Delivery.STATE, topic, payload, System.nanoTime()));
    }

    private void availability(String word) {
        outbox.add(new Message(Delivery.STATE, topics.of("availability"), word, System.nanoTime()));
    }

    private void answer(String payload) {
        outbox.add(new Message(Delivery.ANSWER, topics.of("command/result"), payload, System.nanoTime()));
    }
}

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
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.events.EventJson;
import io.plumbline.gateway.events.LinkJson;
import io.plumbline.gateway.mqtt.BrokerConnection.Incoming;
import io.plumbline.gateway.mqtt.Message.Delivery;
import io.plumbline.gateway.mqtt.Publisher.Subscription;
import io.plumbline.gateway.session.Activity;
import io.plumbline.gateway.session.Command;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.state.Spool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** What stands for the exercise where none is in hand. */
    private static final String NO_EXERCISE = "none";

    private final BrokerSettings broker;
    private final Topics topics;
    private final @Nullable String sessionId;
    private final Payloads payloads;
    private final Outbox outbox;
    private final @Nullable Keeping keeping;
    private final StandingAlerts standing = new StandingAlerts();
    private final Set<Placement> silent = EnumSet.noneOf(Placement.class);
    private final Map<String, Message> states = new LinkedHashMap<>();
    private final @Nullable HomeAssistant homeAssistant;
    private final Publisher publisher;
    private Activity state = Activity.AT_THE_BEGINNING;
    private int repetitions;
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
            @Nullable String sessionId,
            @Nullable Keeping keeping,
            Command.@Nullable Handler commands,
            @Nullable HomeAssistant homeAssistant,
            Consumer<String> notes) {
        this.broker = broker;
        this.topics = topics;
        this.sessionId = sessionId;
        this.homeAssistant = homeAssistant;
        this.keeping = keeping;
        this.outbox = keeping == null ? new Outbox() : new Outbox(keeping.spool(), keeping.session());
        this.comingAgain = keeping == null ? 0 : keeping.comingAgain();
        InstantSource clock = InstantSource.system();
        this.payloads = new Payloads(clock);
        List<Subscription> subscriptions = new ArrayList<>();
        if (commands != null) {
            subscriptions.add(
                    new Subscription(topics.of("command"), new CommandListener(commands, this::answer, clock)));
        }
        if (homeAssistant != null) {
            homeAssistant.statusTopics().forEach(topic -> subscriptions.add(new Subscription(topic, this::hearStatus)));
        }
        this.publisher =
                new Publisher(broker, topics.of("availability"), subscriptions, outbox, this::repeatCues, notes);
    }

    /**
     * Begins to publish a session that happens now, and to listen to commands for it.
     *
     * @param wearer alias, see {@link Topics#checkedAlias}
     * @param settings what is worn and done
     * @param keeping how it outlives the program; null for in memory alone
     * @param homeAssistantPrefix beneath which Home Assistant looks for devices; null where it is to be told nothing
     * @param commands carries commands out
     * @param notes takes a sentence when the broker goes and when it is back
     */
    public static MqttSink live(
            BrokerSettings broker,
            String wearer,
            SessionSettings settings,
            @Nullable Keeping keeping,
            @Nullable String homeAssistantPrefix,
            Command.Handler commands,
            Consumer<String> notes) {
        HomeAssistant homeAssistant =
                homeAssistantPrefix == null ? null : new HomeAssistant(homeAssistantPrefix, wearer, settings);
        MqttSink sink = new MqttSink(
                broker, Topics.live(wearer), settings.sessionId(), keeping, commands, homeAssistant, notes);
        sink.begin();
        return sink;
    }

    /**
     * Begins to publish a session that is replayed: on topics of its own, without commands. Whether it worked is said
     * by {@link #problem()} after closing.
     */
    public static MqttSink replay(BrokerSettings broker, String wearer) {
        MqttSink sink = new MqttSink(broker, Topics.replay(wearer), null, null, null, null, note -> {});
        sink.availability(Availability.ONLINE);
        sink.begin();
        return sink;
    }

    private synchronized void begin() {
        if (homeAssistant != null) {
            state(homeAssistant.topic(), homeAssistant.payload());
        }
        active(); // What a session that broke off has left standing stands no more.
        tellState();
        publisher.start();
    }

    /** What stands and what is so is brought up to date; an alert of then is no cue now, and an angle no news. */
    @Override
    public synchronized void again(SessionEvent event) {
        if (event instanceof Alert alert) {
            standing.update(alert, System.nanoTime());
            add(Delivery.ALERT, "alert", alert);
            active();
        } else if (!(event instanceof Posture)) {
            accept(event);
        }
    }

    /**
     * Waits until the broker takes messages, so that one who listens misses nothing of what follows.
     *
     * @param longest how long to wait at most
     * @throws InterruptedException if the waiting was interrupted
     */
    public void awaitConnection(Duration longest) throws InterruptedException {
        publisher.awaitFirstConnection(longest);
    }

    @Override
    public synchronized void accept(SessionEvent event) {
        if (event instanceof Alert alert) {
            long now = System.nanoTime();
            standing.update(alert, now);
            add(Delivery.CUE, "cue", alert);
            add(Delivery.ALERT, "alert", alert);
            active();
        } else if (event instanceof Repetition repetition) {
            add(Delivery.LOG, "repetition", event);
            count(repetition);
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
        state(topic, payload);
        if (event.state() == LinkEvent.State.STREAMING) {
            silent.remove(event.placement());
        } else {
            silent.add(event.placement());
        }
        availability(silent.isEmpty() ? Availability.ONLINE : Availability.OFFLINE);
    }

    @Override
    public synchronized void state(Activity now) {
        if (!Objects.equals(now.exercise(), state.exercise())) {
            repetitions = 0;
        }
        state = now;
        tellState();
    }

    /** Publishes raw samples: at once, or not at all where the broker is away or does not keep up. */
    synchronized void samples(ImuBatch batch) {
        String topic = topics.imu(batch.sensor().placement());
        String payload = payloads.next(topic, "imu", out -> ImuJson.writeFields(batch, out));
        outbox.add(new Message(Delivery.IMU, topic, payload, System.nanoTime()));
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
            state(new Activity(null, false));
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
        if (delivery == Delivery.STATE) {
            state(topic, payload);
        } else {
            outbox.add(new Message(delivery, topic, payload, System.nanoTime()));
        }
    }

    private void count(Repetition repetition) {
        if (repetition.complete()) {
            repetitions = repetition.repetition();
            tellState();
        }
    }

    /** Of a session that happens now only. */
    private void tellState() {
        if (sessionId == null) {
            return;
        }
        String topic = topics.of("state");
        state(topic, payloads.next(topic, "state", out -> {
            out.writeStringField("type", "state");
            out.writeStringField("session", sessionId);
            out.writeStringField("exercise", state.exercise() == null ? NO_EXERCISE : state.exercise());
            out.writeBooleanField("paused", state.paused());
            out.writeNumberField("repetitions", repetitions);
        }));
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
        state(topic, payload);
    }

    private void availability(String word) {
        state(topics.of("availability"), word);
    }

    private void state(String topic, String payload) {
        Message message = new Message(Delivery.STATE, topic, payload, System.nanoTime());
        states.put(topic, message);
        outbox.add(message);
    }

    /**
     * Home Assistant has started: it is told the entities, and then everything that it would otherwise know only from
     * what the broker retained, if that did.
     */
    private synchronized void hearStatus(Incoming status) {
        if (status.payload().equals(Availability.ONLINE)) {
            states.values().forEach(outbox::add);
        }
    }

    private void answer(String payload) {
        outbox.add(new Message(Delivery.ANSWER, topics.of("command/result"), payload, System.nanoTime()));
    }
}

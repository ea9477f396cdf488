package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.gateway.mqtt.MqttSink.Keeping;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.state.Spool;
import io.plumbline.gateway.state.WearerFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gateway as a process of its own that can be killed: gives a session's events, always the same, to the real sink. One
 * that takes the session up again gives them all anew from the first, as the replay of a recording does, without waiting
 * for those that were given before.
 */
final class ForkedGateway {

    static final String SESSION = "chaos";
    static final String WEARER = "anna";
    static final int ALERTS = 10_000;
    static final String DELIVERED = "all delivered";

    private static final int ALERTS_AT_A_TIME = 4;
    private static final long EVERY_MILLIS = 12;

    private ForkedGateway() {}

    /** The port of the broker, the state directory, and {@code begin} or {@code resume}. */
    public static void main(String[] args) throws Exception {
        BrokerSettings broker = BrokerSettings.open(new BrokerAddress("127.0.0.1", Integer.parseInt(args[0])));
        List<SessionEvent> events = events();
        try (WearerFolder folder = WearerFolder.open(Path.of(args[1]), WEARER);
                Spool spool = folder.spool("outbox", ForkedGateway::tell)) {
            if (args[2].equals("begin")) {
                spool.begin(SESSION);
            }
            long accepted = spool.accepted(SESSION);
            tell("accepted before: " + accepted);
            MqttSink sink = MqttSink.live(
                    broker,
                    WEARER,
                    Events.SETTINGS,
                    new Keeping(spool, SESSION, accepted),
                    null,
                    (command, answer) -> answer.accept(Optional.empty()),
                    ForkedGateway::tell);
            sink.link(new LinkEvent(Placement.SACRUM, State.STREAMING, 0, "Data."));
            give(events, (int) accepted, sink);
            sink.close();
            tell(sink.problem().orElse(DELIVERED));
        }
    }

    private static void give(List<SessionEvent> events, int accepted, MqttSink sink) throws InterruptedException {
        events.subList(0, accepted).forEach(sink::accept);
        AtomicInteger next = new AtomicInteger(accepted);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        Future<?> unused = clock.scheduleAtFixedRate(
                () -> {
                    for (int i = 0; i < 2 * ALERTS_AT_A_TIME && next.get() < events.size(); i++) {
                        sink.accept(events.get(next.getAndIncrement()));
                    }
                    if (next.get() == events.size()) {
                        clock.shutdown();
                    }
                },
                0,
                EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
        clock.awaitTermination(10, TimeUnit.MINUTES);
    }

    private static void tell(String note) {
        System.out.println(note);
    }

    /** Each alert is raised and cleared; after every tenth a repetition ends. */
    static List<SessionEvent> events() {
        List<SessionEvent> events = new ArrayList<>();
        for (int i = 1; i <= ALERTS; i++) {
            events.add(Events.raised(SESSION + "-" + i));
            events.add(Events.cleared(SESSION + "-" + i));
            if (i % 10 == 0) {
                events.add(Events.repetition(i / 10));
            }
        }
        return events;
    }
}

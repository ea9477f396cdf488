package io.plumbline.gateway.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Alert;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.session.Listeners;
import io.plumbline.gateway.session.LiveSession;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.PacedSource;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SimulatedSamples;
import io.plumbline.gateway.source.SourceFacts;
import io.plumbline.gateway.state.Spool;
import io.plumbline.gateway.state.WearerFolder;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * How long it takes from the sample that brings an alert about to its cue at a listener: through the session's queue, the
 * analysis, the outbox with its spool on disk, the publisher and Mosquitto. In the same run, all the time, through the
 * same broker, the controls: one message from a bare Paho client to another, and from {@code mosquitto_pub} to {@code
 * mosquitto_sub}.
 */
public final class CueLatency {

    private static final int DEFAULT_SESSIONS = 20;
    private static final int WARM_UP_SESSIONS = 3;
    private static final double SPEED = 10;
    private static final long CONTROL_EVERY_MILLIS = 25;
    private static final JsonMapper JSON = new JsonMapper();

    private static final String CUE = "sample in → cue at a Paho listener";
    private static final String ANALYSED = "of that: sample in → alert at the sink";
    private static final String PAHO = "bare Paho hop";
    private static final String C = "`mosquitto_pub` → `mosquitto_sub`, pipes included";

    private final int port;
    private final Path state;
    private final Map<String, List<Long>> nanos = new ConcurrentHashMap<>();
    private final Map<Long, Long> offeredNanos = new ConcurrentHashMap<>();

    private CueLatency(int port, Path state) {
        this.port = port;
        this.state = state;
    }

    /** Measures and prints the table; {@code -Dsessions=N} says how many sessions are played. Needs Mosquitto. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-latency");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = Files.writeString(
                folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\n");
        Process broker = new ProcessBuilder("/usr/sbin/mosquitto", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitPort(port);
            new CueLatency(port, folder).measure(Integer.getInteger("sessions", DEFAULT_SESSIONS));
        } finally {
            broker.destroyForcibly();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        System.exit(0); // Clients that were let go of still have threads.
    }

    private static void awaitPort(int port) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException("Mosquitto does not listen on port " + port);
    }

    private void measure(int sessions) throws Exception {
        Process sub = new ProcessBuilder("mosquitto_sub", "-p", "" + port, "-t", "control/c").start();
        Process pub =
                new ProcessBuilder("mosquitto_pub", "-p", "" + port, "-t", "control/c", "-l", "--nodelay").start();
        MqttAsyncClient listener = client();
        MqttAsyncClient speaker = client();
        listener.subscribe("plumbline/v1/anna/cue", 0, (topic, message) -> cue(message.getPayload()))
                .waitForCompletion();
        listener.subscribe(
                        "control/paho", 0, (topic, message) -> control(PAHO, new String(message.getPayload(), UTF_8)))
                .waitForCompletion();
        Thread lines = new Thread(() -> readLines(sub.inputReader(UTF_8)), "lines");
        lines.setDaemon(true);
        lines.start();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        Future<?> unusedPaho =
                clock.scheduleAtFixedRate(() -> say(speaker), 0, CONTROL_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        Future<?> unusedC = clock.scheduleAtFixedRate(
                () -> say(pub.getOutputStream()), 7, CONTROL_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        try {
            for (int session = 1; session <= WARM_UP_SESSIONS + sessions; session++) {
                play(session);
                if (session == WARM_UP_SESSIONS) {
                    nanos.clear();
                }
            }
        } finally {
            clock.shutdownNow();
            pub.destroy();
            sub.destroy();
        }
        print();
    }

    private MqttAsyncClient client() throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(
                "tcp://127.0.0.1:" + port, MqttAsyncClient.generateClientId(), new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setSocketFactory(new NoDelaySockets());
        client.connect(options).waitForCompletion();
        return client;
    }

    private void play(int seed) throws Exception {
        offeredNanos.clear();
        SimulatedSamples samples =
                new SimulatedSamples(ScenarioLibrary.find("squats-tucked").orElseThrow(), seed);
        String id = "latency" + seed;
        SessionSettings settings = new SessionSettings(
                id, samples.facts().sensors(), ExerciseLibrary.builtIn().exercises(), Map.of(), true);
        SampleSource source = new Timed(new PacedSource(samples, SPEED));
        LiveSession session = new LiveSession(settings, samples.facts().marks(), source, null, CueLatency::tell);
        try (WearerFolder folder = WearerFolder.open(state, "anna");
                Spool spool = folder.spool("outbox", CueLatency::tell)) {
            MqttSink sink = MqttSink.live(
                    BrokerSettings.open(new BrokerAddress("127.0.0.1", port)),
                    "anna",
                    settings,
                    new MqttSink.Keeping(spool, id, 0),
                    null,
                    (command, answer) -> answer.accept(Optional.empty()),
                    CueLatency::tell);
            sink.link(new LinkEvent(Placement.SACRUM, State.STREAMING, 0, "Data."));
            try (Listeners listeners = new Listeners(Map.of("MQTT", noting(sink)), CueLatency::tell)) {
                session.run(listeners, Duration.ofMinutes(10));
            }
        }
    }

    private EventSink noting(EventSink sink) {
        return new EventSink() {
            @Override
            public void accept(SessionEvent event) {
                Long offered = event instanceof Alert ? offeredNanos.get(Math.round(event.timeSeconds() * 1000)) : null;
                if (offered != null) {
                    note(ANALYSED, System.nanoTime() - offered);
                }
                sink.accept(event);
            }

            @Override
            public void close() {
                sink.close();
            }
        };
    }

    /** A cue says which sample brought it about; one that is only repeated is not counted. */
    private void cue(byte[] payload) throws IOException {
        long now = System.nanoTime();
        JsonNode cue = JSON.readTree(payload);
        Long offered = offeredNanos.remove(Math.round(cue.path("time_s").asDouble() * 1000));
        if (offered != null) {
            note(CUE, now - offered);
        }
    }

    private void control(String what, String sentNanos) {
        note(what, System.nanoTime() - Long.parseLong(sentNanos));
    }

    private void note(String what, long took) {
        nanos.computeIfAbsent(what, any -> Collections.synchronizedList(new ArrayList<>()))
                .add(took);
    }

    private static void say(MqttAsyncClient speaker) {
        try {
            speaker.publish("control/paho", Long.toString(System.nanoTime()).getBytes(UTF_8), 0, false);
        } catch (MqttException e) {
            throw new IllegalStateException("the bare client can't publish", e);
        }
    }

    private static void say(OutputStream speaker) {
        try {
            speaker.write((System.nanoTime() + "\n").getBytes(UTF_8));
            speaker.flush();
        } catch (IOException e) {
            throw new IllegalStateException("mosquitto_pub ended", e);
        }
    }

    private void readLines(BufferedReader from) {
        from.lines().forEach(line -> control(C, line));
    }

    private static void tell(String note) {
        System.err.println(note);
    }

    private void print() {
        double hop = quantile(PAHO, 0.5);
        System.out.println("| what | n | p50, µs | p99, µs | p50 × bare Paho hop |\n|---|---|---|---|---|");
        for (String what : List.of(CUE, ANALYSED, PAHO, C)) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.0f | %.0f | %.2f |%n",
                    what,
                    nanos.getOrDefault(what, List.of()).size(),
                    quantile(what, 0.5),
                    quantile(what, 0.99),
                    quantile(what, 0.5) / hop);
        }
    }

    /** In µs. */
    private double quantile(String what, double share) {
        List<Long> sorted =
                nanos.getOrDefault(what, List.of()).stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size()))) / 1e3;
    }

    /** Notes when each sample is handed over. */
    private final class Timed implements SampleSource {

        private final SampleSource source;

        Timed(SampleSource source) {
            this.source = source;
        }

        @Override
        public SourceFacts facts() {
            return source.facts();
        }

        @Override
        public void start(Receiver receiver) {
            source.start(new Receiver() {
                @Override
                public void sample(ImuSample sample) throws InterruptedException {
                    offeredNanos.put(Math.round(sample.timeSeconds() * 1000), System.nanoTime());
                    receiver.sample(sample);
                }

                @Override
                public void link(LinkEvent event) throws InterruptedException {
                    receiver.link(event);
                }

                @Override
                public void restarted(Placement placement) throws InterruptedException {
                    receiver.restarted(placement);
                }

                @Override
                public void ended(Optional<String> problem) throws InterruptedException {
                    receiver.ended(problem);
                }
            });
        }

        @Override
        public List<String> notices() {
            return source.notices();
        }

        @Override
        public void close() {
            source.close();
        }
    }
}

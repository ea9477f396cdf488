package io.plumbline.gateway.mqtt;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.mqtt.Publisher.Subscription;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SourceFacts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sensors whose samples another gateway publishes ({@code --publish-imu}), so that the radio may be in another room. What
 * is known of them, their rate and mount, comes with the samples; so {@link #open} waits for the first of each.
 */
public final class MqttSamples implements SampleSource {

    /**
     * A topic to read.
     *
     * @param topic where samples are published
     * @param placement where the sensor is worn; null: as the messages say
     * @param mount how it sits; null: as the messages say
     * @param app makes samples of the messages; null: they are those of another gateway
     */
    public record Wanted(
            String topic,
            @Nullable Placement placement,
            @Nullable Mount mount,
            @Nullable AppMessages app) {

        private static final int LONGEST = 500;

        public Wanted {
            if (topic.isBlank() || topic.length() > LONGEST || topic.contains("+") || topic.contains("#")) {
                throw new IllegalArgumentException("a topic to read samples from is one topic, without + and #, e.g."
                        + " plumbline/v1/anna/imu/sacrum; was '" + topic + "'");
            }
        }

        /** A topic of another gateway. */
        public Wanted(String topic, @Nullable Placement placement, @Nullable Mount mount) {
            this(topic, placement, mount, null);
        }

        /** A topic of an app that does not say what it is told beforehand. */
        public Wanted(String topic, AppMessages app) {
            this(topic, null, null, app);
        }
    }

    /** Without a message for this long, what may be wrong is said. */
    static final Duration SILENCE = Duration.ofSeconds(3);

    /** How long nothing comes before a person who waits is told what for. */
    private static final Duration TOLD_AFTER = Duration.ofSeconds(2);

    private static final int QUEUE_LENGTH = 1000;
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long CLOSED_WITHIN_MILLIS = 2000;

    /** What comes in from the client's threads. */
    private sealed interface Input {
        record Payload(int topic, String text, long nanos) implements Input {}

        record Broker(Optional<String> problem) implements Input {}
    }

    private final BrokerSettings broker;
    private final List<Wanted> wanted;
    private final BlockingQueue<Input> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
    private final List<TopicReading> readings = new ArrayList<>();
    private final List<Input> early = new ArrayList<>();
    private final Subscriber subscriber;
    private @Nullable SourceFacts facts;
    private volatile @Nullable Thread thread;
    private volatile boolean closing;
    private volatile boolean listening;

    private MqttSamples(BrokerSettings broker, List<Wanted> wanted) {
        this.broker = broker;
        this.wanted = List.copyOf(wanted);
        List<Subscription> subscriptions = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            int topic = i;
            subscriptions.add(new Subscription(
                    wanted.get(i).topic(),
                    message -> offer(new Input.Payload(topic, message.payload(), System.nanoTime()))));
        }
        this.subscriber = new Subscriber(broker, subscriptions, problem -> {
            listening = problem == null;
            offer(new Input.Broker(Optional.ofNullable(problem)));
        });
    }

    /**
     * Listens, and waits until every sensor has been heard.
     *
     * @param longest how long to wait at most
     * @param notes takes sentences for the person at the machine
     * @throws IOException if one was not heard in time; the message says which, and what to do
     * @throws IllegalArgumentException if two are worn at the same place, or on one topic
     * @throws InterruptedException if the waiting was interrupted
     */
    public static MqttSamples open(BrokerSettings broker, List<Wanted> wanted, Duration longest, Consumer<String> notes)
            throws IOException, InterruptedException {
        MqttSamples samples = listen(broker, wanted);
        try {
            samples.awaitFirst(longest, notes);
            return samples;
        } catch (IOException | RuntimeException | InterruptedException e) {
            samples.close();
            throw e;
        }
    }

    /** Listens, and keeps what comes for {@link #awaitFirst}. */
    static MqttSamples listen(BrokerSettings broker, List<Wanted> wanted) {
        if (wanted.stream().map(Wanted::topic).distinct().count() < wanted.size()) {
            throw new IllegalArgumentException(
                    "two sensors are said to be on one topic: " + wanted.get(0).topic() + "; each has one of its own");
        }
        return new MqttSamples(broker, wanted);
    }

    /** Whether the broker has agreed to send what is published from now on. */
    boolean listens() {
        return listening;
    }

    @Override
    public SourceFacts facts() {
        if (facts == null) {
            throw new IllegalStateException("what is known of the sensors comes with their first samples");
        }
        return facts;
    }

    @Override
    public void start(Receiver receiver) {
        Thread started = new Thread(() -> run(receiver), "mqtt-samples");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public List<String> notices() {
        return readings.stream().flatMap(reading -> reading.notices().stream()).toList();
    }

    @Override
    public void close() {
        closing = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(CLOSED_WITHIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        subscriber.close();
    }

    /** Never blocks the client's thread; what is too much is lost, as if on the way. */
    private void offer(Input input) {
        while (!queue.offer(input)) {
            queue.poll();
        }
    }

    /** Waits until every sensor has been heard; see {@link #open}. */
    void awaitFirst(Duration longest, Consumer<String> notes) throws IOException, InterruptedException {
        Map<Integer, ImuBatch> first = new TreeMap<>();
        long startNanos = System.nanoTime();
        boolean told = false;
        String problem = "";
        while (!missing(first).isEmpty()) {
            long waited = System.nanoTime() - startNanos;
            if (waited > longest.toNanos()) {
                throw new IOException("No samples from " + missing(first) + " at " + broker.address() + " in "
                        + longest.toSeconds() + " s. " + (problem.isEmpty() ? advice() : problem));
            }
            if (!told && waited > TOLD_AFTER.toNanos()) {
                told = true;
                notes.accept("Waiting for samples from " + missing(first) + " at " + broker.address() + ". "
                        + (problem.isEmpty() ? advice() : problem));
            }
            Input input = queue.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            if (input instanceof Input.Broker news) {
                problem = news.problem.orElse("");
            } else if (input instanceof Input.Payload payload) {
                keep(payload);
                if (wanted.get(payload.topic).app() == null) {
                    problem = readFirst(payload, first, problem);
                }
            }
        }
        facts = factsOf(first);
    }

    /** Says what is wrong with it, or what was said before. */
    private static String readFirst(Input.Payload payload, Map<Integer, ImuBatch> first, String before) {
        try {
            first.put(payload.topic, ImuJson.read(payload.text).batch());
            return before;
        } catch (IllegalArgumentException e) {
            return before.isEmpty() ? "What comes there can't be used: " + e.getMessage() + "." : before;
        }
    }

    /** What came while another sensor was waited for is the beginning of the session, within bounds. */
    private void keep(Input.Payload payload) {
        early.add(payload);
        if (early.size() > QUEUE_LENGTH) {
            early.remove(0);
        }
    }

    /** The topics of those of which nothing is known before they are heard. */
    private String missing(Map<Integer, ImuBatch> first) {
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).app() == null && !first.containsKey(i)) {
                topics.add(wanted.get(i).topic());
            }
        }
        return String.join(" and ", topics);
    }

    private static String advice() {
        return "Does the other gateway run, with --publish-imu and for this wearer?";
    }

    private SourceFacts factsOf(Map<Integer, ImuBatch> first) {
        long sessions =
                first.values().stream().map(ImuBatch::session).distinct().count();
        boolean ownClocks = first.size() < wanted.size()
                || sessions > 1
                || first.values().stream().anyMatch(ImuBatch::ownClock);
        ImuTimes times = new ImuTimes(ownClocks);
        List<SensorSettings> sensors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Wanted topic = wanted.get(i);
            AppMessages app = topic.app();
            ImuBatch batch = first.get(i);
            if (app != null) {
                sensors.add(app.sensor());
                readings.add(new AppReading(topic.topic(), app));
            } else if (batch != null) {
                SensorSettings sensor = worn(topic, batch.sensor());
                sensors.add(sensor);
                readings.add(new ImuReading(topic.topic(), sensor, times));
            }
        }
        refuseOnePlaceForTwo(sensors);
        return new SourceFacts(sensors, List.of(), Optional.empty(), ownClocks);
    }

    private static SensorSettings worn(Wanted topic, SensorSettings said) {
        return new SensorSettings(
                topic.placement() == null ? said.placement() : topic.placement(),
                topic.mount() == null ? said.mount() : topic.mount(),
                said.rateHz(),
                said.correction());
    }

    private static void refuseOnePlaceForTwo(List<SensorSettings> sensors) {
        if (sensors.stream().map(SensorSettings::placement).distinct().count() < sensors.size()) {
            throw new IllegalArgumentException("two sensors are said to be worn at "
                    + sensors.get(0).placement().word() + "; say where each is, e.g. --sensor sacrum=mqtt:… --sensor"
                    + " t12=mqtt:…");
        }
    }

    private void run(Receiver receiver) {
        try {
            for (Input input : early) {
                handle(input, receiver);
            }
            early.clear();
            while (!closing) {
                Input input = queue.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (input != null) {
                    handle(input, receiver);
                }
                long now = System.nanoTime();
                for (TopicReading reading : readings) {
                    reading.look(now, receiver);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed: nobody asks for more.
        }
    }

    private void handle(Input input, Receiver receiver) throws InterruptedException {
        if (input instanceof Input.Payload payload) {
            readings.get(payload.topic).accept(payload.text, payload.nanos, receiver);
        } else if (input instanceof Input.Broker news && news.problem.isPresent()) {
            for (TopicReading reading : readings) {
                reading.interrupted(news.problem.get(), System.nanoTime(), receiver);
            }
        }
    }
}

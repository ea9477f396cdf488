package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.events.EventJson;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.mqtt.MqttSamples.Wanted;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.session.Listeners;
import io.plumbline.gateway.session.LiveSession;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.PacedSource;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SimulatedSamples;
import io.plumbline.gateway.source.SourceFacts;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sensors in another room: one gateway publishes their samples, another reads them, with a real Mosquitto between. */
@Timeout(180)
class BridgeTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String TOPIC = "plumbline/v1/bath/imu/sacrum";

    @TempDir
    private Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private @Nullable Mosquitto mosquitto;
    private BrokerAddress address = new BrokerAddress("127.0.0.1", 1);

    @BeforeEach
    void startMosquitto() throws IOException {
        Mosquitto.require();
        int port = Mosquitto.freePort();
        mosquitto = Mosquitto.start(folder, port, "allow_anonymous true");
        address = new BrokerAddress("127.0.0.1", port);
    }

    @AfterEach
    void endMosquitto() {
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    private static SessionSettings settings(String id, SourceFacts facts) {
        return new SessionSettings(
                id, facts.sensors(), ExerciseLibrary.builtIn().exercises(), Map.of(), true, facts.ownClocks());
    }

    /** What a session says, as lines of JSON in which its own id is left out. */
    private static final class Lines implements EventSink {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void accept(SessionEvent event) {
            lines.add(EventJson.line(event).replaceAll("\"id\":\"[0-9a-z]+-", "\"id\":\""));
        }

        @Override
        public void close() {}
    }

    /** A source whose samples are counted. */
    private record Counted(SampleSource source, AtomicLong count) implements SampleSource {

        @Override
        public SourceFacts facts() {
            return source.facts();
        }

        @Override
        public void start(Receiver receiver) {
            source.start(new Receiver() {
                @Override
                public void sample(ImuSample sample) throws InterruptedException {
                    receiver.sample(sample);
                    count.incrementAndGet();
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

    @Nested
    class BothGateways {

        @ParameterizedTest
        @ValueSource(strings = {"session", "squats-tucked", "two-clocks"})
        void saySameOfTheSameSamples(String scenario) throws Exception {
            SimulatedSamples samples =
                    new SimulatedSamples(ScenarioLibrary.find(scenario).orElseThrow(), 1);
            List<Mark> marks = samples.facts().marks();
            SessionSettings there = settings("aaaaaa", samples.facts());
            List<Wanted> wanted = there.sensors().stream()
                    .map(sensor -> new Wanted(
                            "plumbline/v1/bath/imu/" + sensor.placement().word(), null, null))
                    .toList();
            Counted source = new Counted(new PacedSource(samples, 20), new AtomicLong());
            ImuFeed feed = new ImuFeed(source, there);
            Lines saidThere = new Lines();
            Lines saidHere = new Lines();

            try (Audience audience = Audience.at(address);
                    MqttSamples reading = MqttSamples.listen(BrokerSettings.open(address), wanted)) {
                soon().until(reading::listens);
                MqttSink sink = MqttSink.live(
                        BrokerSettings.open(address), "bath", there, null, null, (command, answer) -> {}, notes::add);
                soon().until(() -> !audience.on("plumbline/v1/bath/state").isEmpty());
                feed.publishTo(sink);
                CompletableFuture<List<String>> first =
                        run(new LiveSession(there, marks, feed, null, notes::add), saidThere);
                reading.awaitFirst(Duration.ofSeconds(60), notes::add);
                Counted here = new Counted(reading, new AtomicLong());
                LiveSession second =
                        new LiveSession(settings("bbbbbb", reading.facts()), marks, here, null, notes::add);
                CompletableFuture<List<String>> running = run(second, saidHere);

                assertThat(first.get()).isEmpty();
                sink.close();
                soon().until(() -> here.count().get() == source.count().get());
                second.stop();
                assertThat(running.get()).isEmpty();

                assertThat(reading.facts().sensors()).isEqualTo(there.sensors());
                assertThat(reading.notices()).isEmpty();
                assertThat(saidThere.lines).hasSizeGreaterThan(100);
                assertThat(saidThere.lines.stream().filter(line -> line.contains("\"state\":\"raised\"")))
                        .isNotEmpty();
                assertThat(saidHere.lines).containsExactlyElementsOf(saidThere.lines);
            }
        }

        private CompletableFuture<List<String>> run(LiveSession session, EventSink sink) {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return session.run(new Listeners(Map.of("the test", sink), notes::add), LONG);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** Takes what a source hands over. */
    private static final class Taken implements SampleSource.Receiver {
        private final List<Double> times = new CopyOnWriteArrayList<>();
        private final List<LinkEvent> links = new CopyOnWriteArrayList<>();
        private final List<String> order = new CopyOnWriteArrayList<>();

        @Override
        public void sample(ImuSample sample) {
            times.add(sample.timeSeconds());
            order.add("sample");
        }

        @Override
        public void link(LinkEvent event) {
            links.add(event);
            order.add(event.state().word());
        }

        @Override
        public void restarted(Placement placement) {
            order.add("restarted");
        }

        @Override
        public void ended(Optional<String> problem) {
            order.add("ended");
        }

        List<State> states() {
            return links.stream().map(LinkEvent::state).toList();
        }
    }

    /** Messages by hand, as another gateway would publish them. */
    private static final class OtherGateway {
        private final Payloads payloads = new Payloads(InstantSource.system());
        private final String session;
        private final int starts;
        private long next = 1;

        OtherGateway(String session, int starts) {
            this.session = session;
            this.starts = starts;
        }

        /** The next ten samples, at 100 Hz from 0.01 s on. */
        String message() {
            List<ImuSample> samples = new ArrayList<>();
            long first = next;
            for (; next < first + 10; next++) {
                samples.add(new ImuSample(Placement.SACRUM, next / 100.0, 9.81, 0, 0, 0, 0, 0));
            }
            ImuBatch batch = new ImuBatch(
                    session,
                    new SensorSettings(Placement.SACRUM, null, 100),
                    false,
                    "Movesense",
                    OptionalInt.of(80),
                    starts,
                    first,
                    samples);
            return payloads.next(TOPIC, "imu", out -> ImuJson.writeFields(batch, out));
        }
    }

    @Nested
    class AReader {

        private final Taken taken = new Taken();
        private final OtherGateway other = new OtherGateway("aaaaaa", 1);

        private MqttSamples listen(BrokerAddress at) {
            MqttSamples reading = MqttSamples.listen(BrokerSettings.open(at), List.of(new Wanted(TOPIC, null, null)));
            soon().until(reading::listens);
            return reading;
        }

        private void begin(MqttSamples reading, Audience audience) throws Exception {
            audience.say(TOPIC, other.message(), false);
            reading.awaitFirst(Duration.ofSeconds(30), notes::add);
            reading.start(taken);
            soon().until(() -> taken.times.size() == 10);
        }

        @Test
        void leavesOutWhatComesTwiceAndPutsRightWhatComesInTheWrongOrder() throws Exception {
            try (Audience audience = Audience.at(address);
                    MqttSamples reading = listen(address)) {
                begin(reading, audience);
                String second = other.message();
                String third = other.message();
                String fourth = other.message();
                for (String message : List.of(third, second, second, fourth, third)) {
                    audience.say(TOPIC, message, false);
                }
                soon().until(() -> reading.notices().size() == 1 && taken.times.size() == 40);

                assertThat(taken.times).isSorted().doesNotHaveDuplicates();
                assertThat(reading.notices().get(0)).startsWith("2 messages on " + TOPIC);
            }
        }

        @Test
        void goesOnAfterWhatIsLostAndSaysHowMuchThatWas() throws Exception {
            try (Audience audience = Audience.at(address);
                    MqttSamples reading = listen(address)) {
                begin(reading, audience);
                other.message();
                audience.say(TOPIC, other.message(), false);
                soon().until(() -> taken.times.size() == 20);

                assertThat(taken.times.get(10)).isEqualTo(0.21);
                assertThat(reading.notices())
                        .containsExactly("10 of 30 samples of sacrum did not arrive over MQTT (33.3 %).");
            }
        }

        @Test
        void takesAnotherSessionAsTheSensorsRestart() throws Exception {
            try (Audience audience = Audience.at(address);
                    MqttSamples reading = listen(address)) {
                begin(reading, audience);
                audience.say(TOPIC, new OtherGateway("bbbbbb", 1).message(), false);
                soon().until(() -> taken.times.size() == 20);

                assertThat(taken.order.subList(11, 13)).containsExactly("restarted", "sample");
                assertThat(taken.times).isSorted().doesNotHaveDuplicates();

                audience.say(TOPIC, other.message(), false); // Late, or of a second gateway: nobody can tell.
                soon().until(() -> !reading.notices().isEmpty());
                assertThat(reading.notices().get(0)).contains("Do two gateways publish there?");
                assertThat(taken.times).hasSize(20);
            }
        }

        @Test
        void saysWhenTheSensorStartedAnewThere() throws Exception {
            try (Audience audience = Audience.at(address);
                    MqttSamples reading = listen(address)) {
                begin(reading, audience);
                OtherGateway restarted = new OtherGateway("aaaaaa", 2);
                restarted.message();
                audience.say(TOPIC, restarted.message(), false);
                soon().until(() -> taken.times.size() == 20);

                assertThat(taken.order.subList(11, 13)).containsExactly("restarted", "sample");
                assertThat(taken.times.get(10)).isEqualTo(0.11);
            }
        }

        @Test
        void saysThatTheBrokerWentAndThatSamplesComeAgain() throws Exception {
            try (Cable cable = new Cable(address);
                    Audience audience = Audience.at(address);
                    MqttSamples reading = listen(cable.address())) {
                begin(reading, audience);
                assertThat(taken.links.get(0).condition().batteryPercent()).hasValue(80);
                assertThat(taken.links.get(0).condition().model()).isEqualTo("Movesense");

                cable.cut();
                soon().until(() -> taken.states().contains(State.RECOVERING));
                assertThat(taken.links.get(1).message())
                        .contains("broker", cable.address().toString());
                cable.mend();
                soon().until(reading::listens);
                audience.say(TOPIC, other.message(), false);

                soon().until(() -> taken.times.size() == 20);
                assertThat(taken.states()).containsExactly(State.CONNECTING, State.RECOVERING, State.STREAMING);
            }
        }

        @Test
        void saysOnceThatNothingComes() throws Exception {
            try (Audience audience = Audience.at(address);
                    MqttSamples reading = listen(address)) {
                begin(reading, audience);

                soon().until(() -> taken.states().contains(State.RECOVERING));
                assertThat(taken.links.get(1).message()).contains("Nothing comes on " + TOPIC);
                assertThat(taken.links.get(1).ageSeconds()).isGreaterThan(2.9);
                audience.say(TOPIC, other.message(), false);
                soon().until(() -> taken.states().contains(State.STREAMING));
                assertThat(taken.states()).hasSize(3);
            }
        }

        @Test
        void waitsForTheFirstSampleAndSaysWhatFor() {
            assertThatThrownBy(() -> MqttSamples.open(
                            BrokerSettings.open(address),
                            List.of(new Wanted(TOPIC, null, null)),
                            Duration.ofSeconds(3),
                            notes::add))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No samples from " + TOPIC)
                    .hasMessageContaining("--publish-imu");
            assertThat(notes).singleElement().asString().startsWith("Waiting for samples from " + TOPIC);
        }

        @Test
        void saysWhatComesInsteadOfSamples() throws MqttException {
            String topic = "phone/imu";
            try (Audience audience = Audience.at(address);
                    MqttSamples reading =
                            MqttSamples.listen(BrokerSettings.open(address), List.of(new Wanted(topic, null, null)))) {
                soon().until(reading::listens);
                audience.say(topic, "{\"hello\":1}", false);
                assertThatThrownBy(() -> reading.awaitFirst(Duration.ofSeconds(2), notes::add))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("can't be used: its \"schema\" is not plumbline/v1/imu");
            }
        }
    }

    /** Messages of somebody else's program: the times of samples, in s, with spaces between. */
    private static final class Foreign implements AppMessages {
        @Override
        public SensorSettings sensor() {
            return new SensorSettings(Placement.L5, null, 50);
        }

        @Override
        public Optional<String> take(byte[] message, double arrivalSeconds, SampleSource.Receiver receiver)
                throws InterruptedException {
            String text = new String(message, StandardCharsets.UTF_8);
            if (!text.matches("[0-9. ]+")) {
                return Optional.of("it holds no times");
            }
            for (String word : text.split(" ", -1)) {
                receiver.sample(
                        new ImuSample(Placement.L5, Double.parseDouble(word), 9.81, 0, 0, 0, 0, 0, arrivalSeconds));
            }
            return Optional.empty();
        }

        @Override
        public List<String> notices() {
            return List.of("The app was asked nothing.");
        }
    }

    @Nested
    class AnotherProgram {

        @Test
        void isReadInItsOwnFormAndNotWaitedFor() throws Exception {
            Taken taken = new Taken();
            try (Audience audience = Audience.at(address);
                    MqttSamples reading = MqttSamples.open(
                            BrokerSettings.open(address),
                            List.of(new Wanted("phone", new Foreign())),
                            LONG,
                            notes::add)) {
                assertThat(reading.facts().sensors()).containsExactly(new Foreign().sensor());
                assertThat(reading.facts().ownClocks()).isTrue();
                reading.start(taken);
                soon().until(reading::listens);
                audience.say("phone", "0.02 0.04", false);
                audience.say("phone", "hello", false);
                audience.say("phone", "0.06", false);

                soon().until(() -> taken.times.size() == 3);
                assertThat(taken.times).containsExactly(0.02, 0.04, 0.06);
                assertThat(taken.states()).containsExactly(State.CONNECTING);
                assertThat(reading.notices())
                        .containsExactly(
                                "The app was asked nothing.",
                                "1 messages on phone could not be used: it holds no times.");
            }
        }

        @Test
        void joinsAGatewaysSensorOnClocksOfTheirOwn() throws Exception {
            OtherGateway other = new OtherGateway("aaaaaa", 1);
            Taken taken = new Taken();
            try (Audience audience = Audience.at(address);
                    MqttSamples reading = MqttSamples.listen(
                            BrokerSettings.open(address),
                            List.of(new Wanted(TOPIC, null, null), new Wanted("phone", new Foreign())))) {
                soon().until(reading::listens);
                audience.say("phone", "0.02", false);
                audience.say(TOPIC, other.message(), false);
                reading.awaitFirst(LONG, notes::add);

                assertThat(reading.facts().sensors())
                        .extracting(SensorSettings::placement)
                        .containsExactly(Placement.SACRUM, Placement.L5);
                assertThat(reading.facts().ownClocks()).isTrue();
                reading.start(taken);
                soon().until(() -> taken.times.size() == 11);
            }
        }
    }
}

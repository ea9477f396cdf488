package io.plumbline.gateway.mqtt;

import static io.plumbline.gateway.source.Samples.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.mqtt.Audience.Heard;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SensorCondition;
import io.plumbline.gateway.source.SourceFacts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ImuFeedTest {

    private static EmbeddedBroker broker;

    private final List<String> session = new ArrayList<>();

    @BeforeAll
    static void startBroker() throws IOException {
        broker = EmbeddedBroker.startOnFreePort();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /** A source that hands over what a test says, in the test's own thread. */
    private interface Said {
        void to(SampleSource.Receiver receiver) throws InterruptedException;
    }

    private record Saying(SessionSettings settings, Said said) implements SampleSource {
        @Override
        public SourceFacts facts() {
            return new SourceFacts(settings.sensors(), List.of(), Optional.empty());
        }

        @Override
        public void start(Receiver receiver) {
            try {
                said.to(receiver);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public List<String> notices() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private final class Session implements SampleSource.Receiver {
        @Override
        public void sample(ImuSample sample) {
            session.add("sample");
        }

        @Override
        public void link(LinkEvent event) {
            session.add("link");
        }

        @Override
        public void restarted(Placement placement) {
            session.add("restarted");
        }

        @Override
        public void ended(Optional<String> problem) {
            session.add("ended");
        }
    }

    private List<ImuBatch> published(String wearer, double rateHz, Said said) throws MqttException {
        SessionSettings settings = new SessionSettings(
                "3f9c21", List.of(new SensorSettings(Placement.SACRUM, null, rateHz)), List.of(), Map.of(), true);
        try (Audience audience = Audience.at(broker.address())) {
            try (MqttSink sink = MqttSink.live(
                    BrokerSettings.open(broker.address()),
                    wearer,
                    settings,
                    null,
                    null,
                    (command, answer) -> {},
                    note -> {})) {
                String base = "plumbline/v1/" + wearer;
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !audience.on(base + "/state").isEmpty());
                ImuFeed feed = new ImuFeed(new Saying(settings, said), settings);
                feed.publishTo(sink);
                feed.start(new Session());
                feed.close();
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> audience.payloadsOn("plumbline/v1/" + wearer + "/availability")
                            .contains("offline"));
            return audience.on("plumbline/v1/" + wearer + "/imu/sacrum").stream()
                    .map(Heard::payload)
                    .map(payload -> ImuJson.read(payload).batch())
                    .toList();
        }
    }

    private static void samples(SampleSource.Receiver receiver, int from, int to) throws InterruptedException {
        for (int i = from; i <= to; i++) {
            receiver.sample(sample(Placement.SACRUM, i / 100.0));
        }
    }

    @ParameterizedTest(name = "at {0} Hz {1} samples a message")
    @CsvSource({"50, 10", "100, 10", "200, 10", "400, 20", "1000, 50"})
    void aMessageHoldsTenSamplesAtLeast(double rateHz, int wanted) throws MqttException {
        List<ImuBatch> batches = published("r" + (int) rateHz, rateHz, receiver -> samples(receiver, 1, 2 * wanted));

        assertThat(batches).extracting(batch -> batch.samples().size()).containsExactly(wanted, wanted);
        assertThat(batches).extracting(ImuBatch::first).containsExactly(1L, 1L + wanted);
    }

    @Test
    void theRestGoesOutAtARestartAndAtTheEnd() throws MqttException {
        List<ImuBatch> batches = published("rest", 100, receiver -> {
            samples(receiver, 1, 13);
            receiver.restarted(Placement.SACRUM);
            samples(receiver, 20, 25);
            receiver.ended(Optional.empty());
        });

        assertThat(batches).extracting(batch -> batch.samples().size()).containsExactly(10, 3, 6);
        assertThat(batches).extracting(ImuBatch::first).containsExactly(1L, 11L, 14L);
        assertThat(batches).extracting(ImuBatch::starts).containsExactly(1, 1, 2);
        assertThat(session).hasSize(13 + 1 + 6 + 1).contains("restarted", "ended");
    }

    @Test
    void whatTheSensorSaysOfItselfGoesWithItsSamples() throws MqttException {
        SensorCondition said =
                new SensorCondition("Movesense 2.1.5", OptionalInt.of(83), OptionalInt.of(-60), Double.NaN, Map.of());
        List<ImuBatch> batches = published("condition", 100, receiver -> {
            receiver.link(new LinkEvent(Placement.SACRUM, State.STREAMING, 0, "Data.", said));
            samples(receiver, 1, 10);
        });

        assertThat(batches).singleElement().satisfies(batch -> {
            assertThat(batch.model()).isEqualTo("Movesense 2.1.5");
            assertThat(batch.batteryPercent()).hasValue(83);
            assertThat(batch.session()).isEqualTo("3f9c21");
        });
    }

    @Test
    void whatIsNoNumberIsHandedOnButNotPublished() throws MqttException {
        List<ImuBatch> batches = published("numbers", 100, receiver -> {
            receiver.sample(new ImuSample(Placement.SACRUM, 0.5, Double.NaN, 0, 0, 0, 0, 0));
            samples(receiver, 100, 109);
        });

        assertThat(batches)
                .singleElement()
                .extracting(batch -> batch.samples().size())
                .isEqualTo(10);
        assertThat(session).hasSize(11);
    }
}

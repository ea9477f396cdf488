package io.plumbline.gateway.mqtt;

import static io.plumbline.gateway.mqtt.Events.cleared;
import static io.plumbline.gateway.mqtt.Events.escalated;
import static io.plumbline.gateway.mqtt.Events.hold;
import static io.plumbline.gateway.mqtt.Events.judging;
import static io.plumbline.gateway.mqtt.Events.limit;
import static io.plumbline.gateway.mqtt.Events.posture;
import static io.plumbline.gateway.mqtt.Events.raised;
import static io.plumbline.gateway.mqtt.Events.repetition;
import static io.plumbline.gateway.mqtt.Events.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.events.EventJson;
import io.plumbline.gateway.mqtt.Audience.Heard;
import io.plumbline.gateway.session.Command;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Against a real broker, the built-in one, with a real client that listens. */
class MqttSinkTest {

    private static EmbeddedBroker broker;

    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private String wearer = "wearer";

    @BeforeAll
    static void startBroker() throws IOException {
        broker = EmbeddedBroker.startOnFreePort();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /** A wearer for each test, as what the broker retains outlives a test. */
    @BeforeEach
    void nameWearer(TestInfo test) {
        wearer = "w" + Integer.toHexString(test.getDisplayName().hashCode());
    }

    private MqttSink sink(BrokerAddress address) {
        return MqttSink.live(
                BrokerSettings.open(address),
                wearer,
                Events.SETTINGS,
                null,
                null,
                (command, answer) -> {
                    commands.add(command);
                    answer.accept(Optional.empty());
                },
                notes::add);
    }

    private String topic(String kind) {
        return "plumbline/v1/" + wearer + "/" + kind;
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }

    private static LinkEvent link(Placement placement, State state) {
        return new LinkEvent(placement, state, 1.2, "Data.");
    }

    /** Brings a sink to where it is connected, seen from outside. */
    private void awaitOnline(MqttSink sink, Audience audience) {
        sink.link(link(Placement.SACRUM, State.STREAMING));
        soon().until(() -> audience.payloadsOn(topic("availability")).contains("online"));
    }

    @Nested
    class WhileTheBrokerIsThere {

        @Test
        void everyKindOfEventHasItsTopicAndQualityOfService() throws MqttException {
            try (Audience audience = Audience.at(broker.address());
                    MqttSink sink = sink(broker.address())) {
                awaitOnline(sink, audience);
                sink.accept(judging(true));
                sink.accept(raised("3f9c21-1"));
                sink.accept(repetition(1));
                sink.accept(hold());
                sink.accept(summary());
                sink.accept(limit());
                sink.accept(posture(1));

                soon().untilAsserted(() -> assertThat(audience.topics())
                        .contains(
                                topic("judging"),
                                topic("cue"),
                                topic("alert"),
                                topic("active"),
                                topic("repetition"),
                                topic("hold"),
                                topic("summary"),
                                topic("limit"),
                                topic("posture"),
                                topic("sensor/sacrum"),
                                topic("availability")));
                for (String kind : List.of("cue", "posture")) {
                    assertThat(audience.on(topic(kind))).as(kind).allMatch(message -> message.qos() == 0);
                }
                for (String kind : List.of("alert", "active", "judging", "repetition", "hold", "summary", "limit")) {
                    assertThat(audience.on(topic(kind))).as(kind).allMatch(message -> message.qos() == 1);
                }
            }
        }

        @Test
        void aPayloadIsTheEventAsPrintedWithSchemaNumberAndTimeInFront() throws MqttException {
            try (Audience audience = Audience.at(broker.address());
                    MqttSink sink = sink(broker.address())) {
                awaitOnline(sink, audience);
                sink.accept(raised("3f9c21-1"));
                sink.accept(cleared("3f9c21-1"));

                soon().until(() -> audience.on(topic("alert")).size() == 2);
                Heard first = audience.on(topic("alert")).get(0);
                assertThat(first.payload())
                        .startsWith("{\"schema\":\"plumbline/v1/alert\",\"seq\":1,\"utc\":\"")
                        .endsWith("Z\"," + EventJson.line(raised("3f9c21-1")).substring(1));
                assertThat(Instant.parse(first.json().path("utc").asText()))
                        .isBetween(Instant.now().minusSeconds(60), Instant.now());
                assertThat(audience.on(topic("alert")).get(1).json().path("seq").asInt())
                        .isEqualTo(2);
            }
        }

        @Test
        void whatHoldsNowIsToldToWhoeverComesLater() throws MqttException {
            try (Audience before = Audience.at(broker.address());
                    MqttSink sink = sink(broker.address())) {
                awaitOnline(sink, before);
                sink.accept(judging(false));
                sink.accept(raised("3f9c21-1"));
                sink.accept(escalated("3f9c21-1"));
                soon().until(() -> before.payloadsOn(topic("active")).stream()
                        .anyMatch(active -> active.contains("\"severity\":\"red\"")));
                soon().until(() -> before.on(topic("judging")).size() == 1);

                try (Audience after = Audience.at(broker.address())) {
                    soon().untilAsserted(() -> assertThat(after.topics().stream()
                                    .filter(topic -> topic.startsWith(topic("")))
                                    .filter(topic -> !topic.equals(topic("cue"))))
                            .containsExactlyInAnyOrder(
                                    topic("judging"),
                                    topic("active"),
                                    topic("state"),
                                    topic("sensor/sacrum"),
                                    topic("availability")));
                    JsonNode alerts = after.on(topic("active")).get(0).json().path("alerts");
                    assertThat(alerts).hasSize(1);
                    assertThat(alerts.get(0).path("id").asText()).isEqualTo("3f9c21-1");
                    assertThat(alerts.get(0).path("severity").asText()).isEqualTo("red");
                }
            }
        }

        @Test
        void anglesAreThinnedToFiveASecond() throws MqttException {
            try (Audience audience = Audience.at(broker.address());
                    MqttSink sink = sink(broker.address())) {
                awaitOnline(sink, audience);
                for (int i = 0; i <= 10; i++) {
                    sink.accept(posture(100 + i / 10.0));
                    int wanted = i / 2 + 1;
                    soon().until(() -> audience.on(topic("posture")).size() == wanted);
                }

                assertThat(audience.on(topic("posture")))
                        .extracting(message -> message.json().path("time_s").asDouble())
                        .containsExactly(100.0, 100.2, 100.4, 100.6, 100.8, 101.0);
            }
        }

        @Test
        void aCueIsRepeatedWhileItsAlertStandsAndNotAfterwards() throws MqttException {
            try (Audience audience = Audience.at(broker.address());
                    MqttSink sink = sink(broker.address())) {
                awaitOnline(sink, audience);
                sink.accept(raised("3f9c21-1"));

                soon().until(() -> audience.on(topic("cue")).size() >= 3);
                sink.accept(cleared("3f9c21-1"));
                sink.accept(raised("3f9c21-2"));
                soon().until(() -> audience.alertsOn(topic("cue")).stream()
                                .filter("3f9c21-2 raised"::equals)
                                .count()
                        >= 2);

                List<String> cues = audience.alertsOn(topic("cue"));
                int cleared = cues.indexOf("3f9c21-1 cleared");
                assertThat(cues.subList(0, cleared)).containsOnly("3f9c21-1 raised");
                assertThat(cues.subList(cleared + 1, cues.size())).containsOnly("3f9c21-2 raised");
                assertThat(audience.alertsOn(topic("alert")))
                        .as("the record has each once")
                        .containsExactly("3f9c21-1 raised", "3f9c21-1 cleared", "3f9c21-2 raised");
            }
        }

        @Test
        void closingSaysThatNothingStandsAndThatTheSessionIsOffline() throws MqttException {
            try (Audience audience = Audience.at(broker.address())) {
                MqttSink sink = sink(broker.address());
                awaitOnline(sink, audience);
                sink.accept(raised("3f9c21-1"));
                sink.close();

                soon().until(() -> audience.payloadsOn(topic("availability")).contains("offline"));
                List<Heard> active = audience.on(topic("active"));
                assertThat(active.get(active.size() - 1).json().path("alerts")).isEmpty();
                assertThat(sink.problem()).isEmpty();
                assertThat(notes).isEmpty();
            }
        }
    }

    @Nested
    class WhenDataStop {

        @Test
        void theSessionIsOfflineUntilEverySensorSendsAgain() throws MqttException {
            try (Audience audience = Audience.at(broker.address());
                    MqttSink sink = sink(broker.address())) {
                awaitOnline(sink, audience);
                sink.link(link(Placement.T12, State.STREAMING));
                sink.link(link(Placement.T12, State.NO_DATA));
                soon().until(() -> lastOf(audience, "availability").equals("offline"));
                assertThat(lastOf(audience, "sensor/t12")).contains("\"state\":\"no-data\"", "\"age_s\":1.2");

                sink.link(link(Placement.T12, State.STREAMING));
                soon().until(() -> lastOf(audience, "availability").equals("online"));
            }
        }

        private String lastOf(Audience audience, String kind) {
            List<String> payloads = audience.payloadsOn(topic(kind));
            return payloads.isEmpty() ? "" : payloads.get(payloads.size() - 1);
        }
    }

    @Nested
    class WhenTheBrokerGoesAndComesBack {

        @Test
        void everyAlertArrivesInOrderAndNoCueComesLate() throws Exception {
            EmbeddedBroker firstLife = EmbeddedBroker.startOnFreePort();
            BrokerAddress address = firstLife.address();
            try (Cable cable = new Cable(address);
                    MqttSink sink = sink(cable.address())) {
                try (Audience audience = Audience.at(address)) {
                    awaitOnline(sink, audience);
                    sink.accept(raised("s-1"));
                    soon().until(() -> audience.alertsOn(topic("alert")).equals(List.of("s-1 raised")));
                }
                cable.cut(); // So that the sink is not back before there is somebody to listen.
                firstLife.close();
                soon().until(() -> notes.size() == 1);
                assertThat(notes.get(0)).contains(cable.address().toString(), "The session goes on");

                List<String> wanted = sayWhileAway(sink);

                try (EmbeddedBroker secondLife = EmbeddedBroker.startOn(address.port());
                        Audience audience = Audience.at(secondLife.address())) {
                    cable.mend();
                    soon().until(() -> audience.alertsOn(topic("alert")).size() >= wanted.size());
                    sink.accept(raised("s-21"));
                    soon().until(() -> audience.alertsOn(topic("cue")).contains("s-21 raised")
                            && audience.alertsOn(topic("alert")).contains("s-21 raised"));

                    List<String> heard = new ArrayList<>(audience.alertsOn(topic("alert")));
                    assertThat(heard.remove("s-21 raised")).isTrue();
                    // The last before the outage may come again: its acknowledgement may have been lost.
                    heard.remove("s-1 raised");
                    assertThat(heard).isEqualTo(wanted);
                    assertThat(audience.alertsOn(topic("cue"))).containsOnly("s-21 raised");
                    assertThat(audience.on(topic("repetition"))).hasSize(1);
                    assertThat(audience.payloadsOn(topic("availability"))).containsExactly("online");
                    assertThat(notes).last().asString().contains("is there again");
                }
            }
        }

        private static List<String> sayWhileAway(MqttSink sink) {
            List<String> said = new ArrayList<>(List.of("s-1 cleared"));
            sink.accept(cleared("s-1"));
            sink.accept(repetition(1));
            for (int i = 2; i <= 20; i++) {
                sink.accept(raised("s-" + i));
                sink.accept(cleared("s-" + i));
                said.addAll(List.of("s-" + i + " raised", "s-" + i + " cleared"));
            }
            return said;
        }

        @Test
        void theBrokerSaysOfflineForAGatewayThatItLost() throws Exception {
            try (Cable cable = new Cable(broker.address());
                    Audience audience = Audience.at(broker.address());
                    MqttSink sink = sink(cable.address())) {
                awaitOnline(sink, audience);

                cable.cut();
                soon().until(() -> audience.payloadsOn(topic("availability")).contains("offline"));

                cable.mend();
                soon().until(() ->
                        audience.payloadsOn(topic("availability")).equals(List.of("online", "offline", "online")));
            }
        }

        @Test
        void commandsAreHeardAgain() throws Exception {
            try (Cable cable = new Cable(broker.address());
                    Audience audience = Audience.at(broker.address());
                    MqttSink sink = sink(cable.address())) {
                awaitOnline(sink, audience);
                cable.cut();
                soon().until(() -> audience.payloadsOn(topic("availability")).contains("offline"));
                cable.mend();
                soon().until(() -> audience.payloadsOn(topic("availability")).size() == 3);

                audience.say(topic("command"), "{\"id\":\"1\",\"command\":\"pause\"}", false);

                soon().until(() ->
                        audience.payloadsOn(topic("command/result")).equals(List.of("{\"id\":\"1\",\"ok\":true}")));
            }
        }
    }

    @Nested
    class Commands {

        @Test
        void areCarriedOutAndAnswered() throws MqttException {
            try (Audience audience = Audience.at(broker.address());
                    MqttSink sink = sink(broker.address())) {
                awaitOnline(sink, audience);
                audience.say(topic("command"), "{\"id\":\"7\",\"command\":\"start\",\"exercise\":\"plank\"}", false);
                audience.say(topic("command"), "{\"id\":\"8\",\"command\":\"dance\"}", false);

                soon().until(() -> audience.on(topic("command/result")).size() == 2);
                assertThat(commands).containsExactly(new Command.Start("plank"));
                assertThat(audience.payloadsOn(topic("command/result")))
                        .first()
                        .isEqualTo("{\"id\":\"7\",\"ok\":true}");
                assertThat(audience.payloadsOn(topic("command/result")).get(1))
                        .startsWith("{\"id\":\"8\",\"ok\":false,\"error\":\"no command is called 'dance'.");
            }
        }
    }

    @Nested
    class AReplay {

        @Test
        void publishesUnderItsOwnTopicsOnly() throws MqttException {
            try (Audience audience = Audience.at(broker.address())) {
                MqttSink sink = MqttSink.replay(BrokerSettings.open(broker.address()), wearer);
                sink.accept(raised("3f9c21-1"));
                sink.accept(summary());
                sink.close();

                soon().until(() ->
                        audience.payloadsOn(topic("replay/availability")).contains("offline"));
                assertThat(audience.topics().stream().filter(topic -> topic.startsWith(topic(""))))
                        .isNotEmpty()
                        .allMatch(topic -> topic.startsWith(topic("replay/")));
                soon().untilAsserted(() ->
                        assertThat(audience.alertsOn(topic("replay/alert"))).containsExactly("3f9c21-1 raised"));
                assertThat(sink.problem()).isEmpty();
            }
        }

        @Test
        void saysWhatCouldNotBeDelivered() throws IOException {
            BrokerAddress nobody;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                nobody = new BrokerAddress("127.0.0.1", free.getLocalPort());
            }
            MqttSink sink = MqttSink.replay(BrokerSettings.open(nobody), wearer);
            sink.accept(raised("3f9c21-1"));
            sink.accept(cleared("3f9c21-1"));
            sink.close();

            assertThat(sink.problem())
                    .hasValueSatisfying(problem -> assertThat(problem)
                            .contains("2 messages", nobody.toString(), "nothing listens there", "Does the broker run"));
        }
    }

    @Nested
    class AMachineThatIsNoBroker {

        @Test
        void isGivenUpAndSaidOnce() throws IOException {
            try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
                MqttSink sink = sink(new BrokerAddress("127.0.0.1", silent.getLocalPort()));
                sink.accept(raised("s-1"));

                soon().until(() -> notes.size() == 1);
                assertThat(notes.get(0)).contains("does not answer as a broker");
                sink.close();
                assertThat(sink.problem()).isPresent();
                assertThat(notes).hasSize(1);
            }
        }
    }
}

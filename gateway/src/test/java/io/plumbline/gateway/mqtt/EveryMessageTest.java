package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.analytics.session.SessionAnalyzer;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.mqtt.Audience.Heard;
import io.plumbline.gateway.source.SimulatedSamples;
import io.plumbline.gateway.source.StoredSamples;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether {@code docs/asyncapi.yaml} describes all that is published, and nothing that never is. */
@Timeout(180)
class EveryMessageTest {

    private static final Pattern BLUETOOTH_ADDRESS = Pattern.compile("([0-9A-Fa-f]{2}[:_-]){5}[0-9A-Fa-f]{2}");

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() throws IOException {
        broker = EmbeddedBroker.startOnFreePort();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static MqttSink live(String wearer) {
        return MqttSink.live(
                BrokerSettings.open(broker.address()),
                wearer,
                Events.SETTINGS,
                null,
                HomeAssistant.USUAL_PREFIX,
                (command, answer) -> answer.accept(Optional.of("not now")),
                note -> {});
    }

    private static void awaitOnTopic(Audience audience, String topic, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> audience.on(topic).size() >= count);
    }

    @Test
    void everyChannelAndEveryKeyThatIsDescribedOccurs() throws MqttException {
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (JsonNode operation : AsyncApi.DOCUMENT.root().path("operations")) {
            if (operation.path("action").asText().equals("send")) {
                String channel = operation.at("/channel/$ref").asText().replace("#/channels/", "");
                wanted.put(channel, new HashSet<>(AsyncApi.DOCUMENT.keysOf(channel)));
            }
        }
        try (Audience audience = Audience.at(broker.address())) {
            try (MqttSink sink = live("every")) {
                awaitOnTopic(audience, "plumbline/v1/every/state", 1); // Now it is connected, and no cue is dropped.
                audience.say("plumbline/v1/every/command", "{\"id\":\"1\",\"command\":\"pause\"}", false);
                audience.say("plumbline/v1/every/command", "{\"id\":\"2\"}", false);
                Everything.sayLiveTo(sink);
                awaitOnTopic(audience, "plumbline/v1/every/imu/sacrum", 2);
                awaitOnTopic(audience, "plumbline/v1/every/posture", 1);
                awaitOnTopic(audience, "plumbline/v1/every/command/result", 2);
            }
            MqttSink replay = MqttSink.replay(BrokerSettings.open(broker.address()), "every");
            awaitOnTopic(audience, "plumbline/v1/every/replay/availability", 1);
            Everything.sayTo(replay);
            awaitOnTopic(audience, "plumbline/v1/every/replay/posture", 1);
            replay.close();
            awaitOnTopic(audience, "plumbline/v1/every/replay/availability", 2);
            awaitOnTopic(audience, "plumbline/v1/every/replay/limit", 2);

            audience.all().forEach(message -> collect(message, wanted));
            wanted.forEach((channel, keys) -> assertThat(keys)
                    .as("keys that never occur on " + channel + "; (channel) where it itself does not")
                    .isEmpty());
        }
    }

    /** Takes what a message has from what is wanted; a channel with no keys is wanted as such. */
    private static void collect(Heard message, Map<String, Set<String>> wanted) {
        Set<String> keys = wanted.get(AsyncApi.DOCUMENT.channelOf(message.topic()));
        if (keys != null && message.payload().startsWith("{")) {
            keys.removeAll(keysIn("", message.json()));
        }
    }

    private static Set<String> keysIn(String path, JsonNode value) {
        Set<String> keys = new HashSet<>();
        value.properties().forEach(property -> {
            keys.add(path + "/" + property.getKey());
            keys.addAll(keysIn(path + "/" + property.getKey(), property.getValue()));
        });
        if (value.isArray()) {
            value.forEach(one -> keys.addAll(keysIn(path + "/*", one)));
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "session", "squats-tucked", "plank-sag", "hip-hinge"})
    void whatAnalysedSessionsSayIsAsDescribed(String name) throws Exception {
        try (Audience audience = Audience.at(broker.address());
                MqttSink sink = live(name)) {
            awaitOnTopic(audience, "plumbline/v1/" + name + "/state", 1);
            int events = analyse(name, sink);

            assertThat(events).isGreaterThan(50);
            awaitOnTopic(audience, "plumbline/v1/" + name + "/summary", 1);
            assertThat(audience.topics()).contains("plumbline/v1/" + name + "/judging");
        } // Closing holds everything against the document.
    }

    private static int analyse(String name, MqttSink sink) throws IOException {
        int[] events = {0};
        try (StoredSamples samples =
                new SimulatedSamples(ScenarioLibrary.find(name).orElseThrow(), 1)) {
            SessionAnalyzer analyzer = new SessionAnalyzer(new SessionSettings(
                    "3f9c21",
                    samples.facts().sensors(),
                    ExerciseLibrary.builtIn().exercises(),
                    Map.of(),
                    true));
            samples.facts().marks().forEach(analyzer::mark);
            while (samples.next()) {
                analyzer.accept(samples.sample(), event -> {
                    events[0]++;
                    sink.accept(event);
                });
            }
            analyzer.finish(sink::accept);
        }
        return events[0];
    }

    @Test
    void noTopicHoldsABluetoothAddress() throws MqttException {
        try (Audience audience = Audience.at(broker.address())) {
            try (MqttSink sink = live("nameless")) {
                awaitOnTopic(audience, "plumbline/v1/nameless/state", 1);
                Everything.sayLiveTo(sink);
                awaitOnTopic(audience, "plumbline/v1/nameless/imu/sacrum", 2);
            }
            assertThat(audience.topics())
                    .isNotEmpty()
                    .noneMatch(topic -> BLUETOOTH_ADDRESS.matcher(topic).find());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24:71:89:AB:CD:EF",
                "24:71:89:ab:cd:ef",
                "24-71-89-ab-cd-ef",
                "24_71_89_ab_cd_ef",
                "247189abcdef"
            })
    void aBluetoothAddressIsNobodysAlias(String address) {
        assertThatThrownBy(() -> Topics.checkedAlias(address)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Topics.aliasOf(address)).isEqualTo(Topics.DEFAULT_WEARER);
    }
}

package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.mqtt.Audience.Heard;
import io.plumbline.gateway.mqtt.BrokerConnection.Incoming;
import io.plumbline.gateway.session.Activity;
import io.plumbline.gateway.session.Command;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Home Assistant is told, held against its rules for MQTT discovery and against what is published. */
@Timeout(180)
class HomeAssistantTest {

    /** Keys that any component may have and that are used here; never their abbreviations. */
    private static final Set<String> ANY = Set.of(
            "platform",
            "unique_id",
            "name",
            "icon",
            "entity_category",
            "availability_topic",
            "qos",
            "json_attributes_topic");

    /** What a platform of Home Assistant's MQTT integration knows besides, of what is used here. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "binary_sensor",
            Set.of("state_topic", "value_template", "device_class", "payload_on", "payload_off", "expire_after"),
            "sensor",
            Set.of(
                    "state_topic",
                    "value_template",
                    "device_class",
                    "state_class",
                    "unit_of_measurement",
                    "suggested_display_precision",
                    "expire_after"),
            "event",
            Set.of("state_topic", "value_template", "event_types"),
            "select",
            Set.of("state_topic", "value_template", "command_topic", "command_template", "options"),
            "switch",
            Set.of(
                    "state_topic",
                    "value_template",
                    "command_topic",
                    "payload_on",
                    "payload_off",
                    "state_on",
                    "state_off"),
            "button",
            Set.of("command_topic", "payload_press"));

    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "binary_sensor", Set.of("state_topic"),
            "sensor", Set.of("state_topic"),
            "event", Set.of("state_topic", "event_types"),
            "select", Set.of("command_topic", "options"),
            "switch", Set.of("command_topic"),
            "button", Set.of("command_topic"));

    private static final Map<String, Set<String>> DEVICE_CLASSES =
            Map.of("binary_sensor", Set.of("problem", "connectivity"), "sensor", Set.of("battery"));

    private static final JsonMapper JSON = new JsonMapper();

    private static EmbeddedBroker broker;

    private final List<Command> commands = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBroker() throws IOException {
        broker = EmbeddedBroker.startOnFreePort();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    private static SessionSettings settings(Placement... placements) {
        List<SensorSettings> sensors = new ArrayList<>();
        for (Placement placement : placements) {
            sensors.add(new SensorSettings(placement, null, 100));
        }
        return new SessionSettings("3f9c21", sensors, ExerciseLibrary.builtIn().exercises(), Map.of(), true);
    }

    private static Map<String, JsonNode> components(SessionSettings settings) throws IOException {
        Map<String, JsonNode> components = new LinkedHashMap<>();
        JSON.readTree(new HomeAssistant(HomeAssistant.USUAL_PREFIX, "anna", settings).payload())
                .path("components")
                .properties()
                .forEach(one -> components.put(one.getKey(), one.getValue()));
        return components;
    }

    private static Set<String> namesIn(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean isThere(JsonNode component) {
        return component.size() > 1;
    }

    private MqttSink sink(BrokerAddress address, String wearer) {
        return MqttSink.live(
                BrokerSettings.open(address),
                wearer,
                settings(Placement.SACRUM, Placement.T12),
                null,
                HomeAssistant.USUAL_PREFIX,
                (command, answer) -> {
                    commands.add(command);
                    answer.accept(Optional.empty());
                },
                note -> {});
    }

    @Nested
    class TheMessage {

        @Test
        void namesTheDeviceItsOriginAndTheEntitiesOfTwoSensors() throws IOException {
            JsonNode message = JSON.readTree(
                    new HomeAssistant("homeassistant", "anna", settings(Placement.SACRUM, Placement.T12)).payload());

            assertThat(namesIn(message)).containsExactlyInAnyOrder("device", "origin", "components");
            assertThat(message.at("/device/identifiers/0").asText()).isEqualTo("plumbline_anna");
            assertThat(message.at("/origin/name").asText()).isEqualTo("Plumbline");
            Set<String> there = new TreeSet<>();
            message.path("components").properties().forEach(one -> {
                if (isThere(one.getValue())) {
                    there.add(one.getKey());
                }
            });
            assertThat(there)
                    .containsExactly(
                            "alert",
                            "battery_sacrum",
                            "battery_t12",
                            "calibrate",
                            "connectivity",
                            "exercise",
                            "inclination",
                            "lumbar_flexion",
                            "pause",
                            "problem",
                            "repetitions");
        }

        @Test
        void isAtTheTopicOfItsWearer() {
            assertThat(HomeAssistant.topic("homeassistant", "anna"))
                    .isEqualTo("homeassistant/device/anna/config")
                    .matches("homeassistant/device/[a-zA-Z0-9_-]+/config");
        }

        @Test
        void takesAwayWhatBelongsToASensorThatIsNoLongerWorn() throws IOException {
            Map<String, JsonNode> components = components(settings(Placement.SACRUM));

            for (String gone : List.of("battery_t12", "battery_l5", "lumbar_flexion")) {
                assertThat(components.get(gone)).as(gone).hasSize(1);
                assertThat(Objects.requireNonNull(components.get(gone))
                                .path("platform")
                                .asText())
                        .isEqualTo("sensor");
            }
        }

        @Test
        void hasTheKeysThatEachPlatformKnowsAndAllThatItNeeds() throws IOException {
            Set<String> ids = new HashSet<>();
            components(settings(Placement.SACRUM, Placement.T12)).forEach((key, component) -> {
                String platform = component.path("platform").asText();
                Set<String> known = new TreeSet<>(ANY);
                known.addAll(KEYS.getOrDefault(platform, Set.of()));
                assertThat(namesIn(component)).as(key).isSubsetOf(known);
                if (isThere(component)) {
                    assertThat(namesIn(component)).as(key).containsAll(REQUIRED.getOrDefault(platform, Set.of("none")));
                    assertThat(ids.add(component.path("unique_id").asText()))
                            .as("unique: " + component.path("unique_id"))
                            .isTrue();
                    assertThat(component.path("name").asText()).isNotBlank();
                }
                if (component.has("device_class")) {
                    assertThat(component.path("device_class").asText())
                            .isIn(DEVICE_CLASSES.getOrDefault(platform, Set.of()));
                }
                if (component.has("state_class")) {
                    assertThat(component.path("state_class").asText()).isEqualTo("measurement");
                }
                if (component.has("entity_category")) {
                    assertThat(component.path("entity_category").asText()).isEqualTo("diagnostic");
                }
                if (component.has("qos")) {
                    assertThat(component.path("qos").asInt()).isBetween(0, 2);
                }
            });
        }

        @Test
        void readsAndWritesTopicsThatAreDescribed() throws IOException {
            components(settings(Placement.SACRUM, Placement.T12)).values().forEach(component -> {
                for (String key :
                        List.of("state_topic", "availability_topic", "json_attributes_topic", "command_topic")) {
                    if (component.has(key)) {
                        assertThat(AsyncApi.DOCUMENT.channelOf(
                                        component.path(key).asText()))
                                .as(component.path(key).asText())
                                .isNotEmpty();
                    }
                }
            });
        }

        @Test
        void letsAnglesExpireAndKeepsBatteries() throws IOException {
            Map<String, JsonNode> components = components(settings(Placement.SACRUM, Placement.T12));

            for (String angle : List.of("inclination", "lumbar_flexion")) {
                assertThat(Objects.requireNonNull(components.get(angle))
                                .path("expire_after")
                                .asInt())
                        .isPositive();
            }
            JsonNode battery = Objects.requireNonNull(components.get("battery_t12"));
            assertThat(battery.has("expire_after") || battery.has("availability_topic"))
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "home/", "/home", "home#", "a b", "+"})
        void refusesAPrefixThatIsNoBeginningOfATopic(String prefix) {
            assertThatThrownBy(() -> HomeAssistant.checkedPrefix(prefix)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Commands {

        private final List<String> answers = new ArrayList<>();
        private final CommandListener listener = new CommandListener(
                (command, answer) -> {
                    commands.add(command);
                    answer.accept(Optional.empty());
                },
                answers::add,
                InstantSource.system());

        private void press(String payload) {
            assertThat(AsyncApi.DOCUMENT.faultsOn("command", payload)).isEmpty();
            listener.accept(new Incoming(payload, false));
        }

        @Test
        void areThoseThatTheSessionKnows() throws IOException {
            Map<String, JsonNode> components = components(settings(Placement.SACRUM));
            JsonNode pause = Objects.requireNonNull(components.get("pause"));
            JsonNode exercise = Objects.requireNonNull(components.get("exercise"));

            press(pause.path("payload_on").asText());
            press(pause.path("payload_off").asText());
            press(Objects.requireNonNull(components.get("calibrate"))
                    .path("payload_press")
                    .asText());
            press(Objects.requireNonNull(components.get("calibrate"))
                    .path("payload_press")
                    .asText());
            exercise.path("options")
                    .forEach(option -> press(HomeAssistantTemplate.command(
                            exercise.path("command_template").asText(), option.asText())));

            assertThat(answers).hasSize(4 + exercise.path("options").size()).containsOnly("{\"ok\":true}");
            assertThat(commands)
                    .startsWith(
                            new Command.Pause(), new Command.Resume(), new Command.Calibrate(), new Command.Calibrate())
                    .contains(new Command.Start("squat"), new Command.Start("plank"));
        }

        @Test
        void ofAnExerciseWithAStrangeNameAreWellFormed() {
            String template = "{\"command\":\"start\",\"exercise\":{{ value | to_json }}}";

            press(HomeAssistantTemplate.command(template, "mother's \"own\""));

            assertThat(commands).containsExactly(new Command.Start("mother's \"own\""));
        }
    }

    @Nested
    class States {

        @Test
        void areWhatTheTemplatesMakeOfWhatIsPublished() throws Exception {
            try (Audience audience = Audience.at(broker.address())) {
                try (MqttSink sink = sink(broker.address(), "anna")) {
                    soon().until(() -> !audience.on("plumbline/v1/anna/state").isEmpty());
                    sink.link(new LinkEvent(Placement.T12, State.STREAMING, 0, "Data."));
                    sink.state(new Activity("squat", false));
                    soon().until(() -> last(audience, "plumbline/v1/anna/state").contains("squat"));
                    sink.accept(Events.repetition(1));
                    soon().until(() -> last(audience, "plumbline/v1/anna/state").contains("\"repetitions\":1"));
                    Everything.sayLiveTo(sink);
                    soon().until(() -> !audience.on("plumbline/v1/anna/posture").isEmpty());
                    soon().until(() -> last(audience, "plumbline/v1/anna/state").contains("plank"));
                    soon().until(() ->
                            last(audience, "plumbline/v1/anna/active").contains("3f9c21-2"));
                    soon().until(() ->
                            last(audience, "plumbline/v1/anna/sensor/sacrum").contains("battery"));
                }
                soon().until(() ->
                        last(audience, "plumbline/v1/anna/availability").equals("offline"));

                Map<String, Set<String>> shown = shown(audience);
                assertThat(shown.get("problem")).containsExactlyInAnyOrder("True", "False");
                assertThat(shown.get("connectivity")).containsExactlyInAnyOrder("online", "offline");
                assertThat(shown.get("exercise")).contains("none", "squat", "plank");
                assertThat(shown.get("pause")).containsExactlyInAnyOrder("True", "False");
                assertThat(shown.get("repetitions")).contains("0", "1");
                assertThat(shown.get("battery_sacrum")).contains("83");
                assertThat(shown.get("inclination")).contains("12.0");
                assertThat(shown.get("lumbar_flexion")).contains("9.0");
            }
        }

        private String last(Audience audience, String topic) {
            List<String> payloads = audience.payloadsOn(topic);
            return payloads.isEmpty() ? "" : payloads.get(payloads.size() - 1);
        }

        /** Every value that each entity shows in turn, each checked to be one that its platform takes. */
        private Map<String, Set<String>> shown(Audience audience) throws IOException {
            Map<String, Set<String>> all = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    components(settings(Placement.SACRUM, Placement.T12)).entrySet()) {
                JsonNode component = entry.getValue();
                Set<String> values = new HashSet<>();
                List<Heard> said = audience.on(component.path("state_topic").asText());
                if (component.has("state_topic")) {
                    assertThat(said).as(entry.getKey() + " is told").isNotEmpty();
                }
                for (Heard message : said) {
                    String value = component.has("value_template")
                            ? HomeAssistantTemplate.value(
                                    component.path("value_template").asText(), message.payload())
                            : message.payload();
                    assertTaken(component, value);
                    values.add(value);
                }
                all.put(entry.getKey(), values);
            }
            return all;
        }

        private void assertTaken(JsonNode component, String value) throws IOException {
            switch (component.path("platform").asText()) {
                case "binary_sensor" ->
                    assertThat(value)
                            .isIn(
                                    component.path("payload_on").asText(),
                                    component.path("payload_off").asText());
                case "switch" ->
                    assertThat(value)
                            .isIn(
                                    component.path("state_on").asText(),
                                    component.path("state_off").asText());
                case "sensor" -> assertThat(value).matches("-?\\d+(\\.\\d+)?|None|");
                case "select" -> {
                    List<String> options = new ArrayList<>(List.of("none"));
                    component.path("options").forEach(option -> options.add(option.asText()));
                    assertThat(value).isIn(options);
                }
                case "event" -> {
                    List<String> types = new ArrayList<>();
                    component.path("event_types").forEach(type -> types.add(type.asText()));
                    assertThat(JSON.readTree(value).path("event_type").asText()).isIn(types);
                }
                default -> throw new AssertionError("what does a " + component.path("platform") + " take?");
            }
        }
    }

    @Nested
    class WhenHomeAssistantStarts {

        private static final String CONFIG = "homeassistant/device/berta/config";

        @Test
        void itIsToldTheEntitiesAndAllStatesAgain() throws MqttException {
            try (Audience audience = Audience.at(broker.address());
                    MqttSink sink = sink(broker.address(), "berta")) {
                sink.link(new LinkEvent(Placement.SACRUM, State.STREAMING, 0, "Data."));
                soon().until(() ->
                        audience.payloadsOn("plumbline/v1/berta/availability").contains("online"));
                List<String> topics = List.of(
                        CONFIG,
                        "plumbline/v1/berta/active",
                        "plumbline/v1/berta/state",
                        "plumbline/v1/berta/sensor/sacrum",
                        "plumbline/v1/berta/availability");
                soon().until(() ->
                        topics.stream().allMatch(topic -> !audience.on(topic).isEmpty()));
                List<Integer> before =
                        topics.stream().map(topic -> audience.on(topic).size()).toList();

                audience.say("homeassistant/status", "offline", false);
                audience.say("homeassistant/status", "online", false);

                for (int i = 0; i < topics.size(); i++) {
                    int wanted = before.get(i) + 1;
                    String topic = topics.get(i);
                    soon().untilAsserted(() ->
                            assertThat(audience.on(topic)).as(topic).hasSize(wanted));
                    List<Heard> heard = audience.on(topic);
                    assertThat(heard.get(wanted - 1).payload())
                            .isEqualTo(heard.get(wanted - 2).payload());
                }
            }
        }

        @Test
        void nothingIsToldWhereItIsNotAskedFor() throws MqttException {
            try (Audience audience = Audience.at(broker.address())) {
                try (MqttSink sink = MqttSink.live(
                        BrokerSettings.open(broker.address()),
                        "clara",
                        Events.SETTINGS,
                        null,
                        null,
                        (command, answer) -> answer.accept(Optional.empty()),
                        note -> {})) {
                    sink.state(new Activity("squat", false));
                    soon().until(() -> !audience.on("plumbline/v1/clara/state").isEmpty());
                }
                assertThat(audience.topics())
                        .noneMatch(topic -> topic.contains("clara") && topic.startsWith("homeassistant/"));
            }
        }
    }

    @Nested
    class ABrokerThatForgets {

        @Test
        void isToldAgainAndKeepsTheMessageForThoseWhoComeLater() throws Exception {
            EmbeddedBroker firstLife = EmbeddedBroker.startOnFreePort();
            BrokerAddress address = firstLife.address();
            try (MqttSink sink = sink(address, "dora")) {
                sink.state(Activity.AT_THE_BEGINNING);
                firstLife.close();
                try (EmbeddedBroker secondLife = EmbeddedBroker.startOn(address.port())) {
                    String topic = "homeassistant/device/dora/config";
                    soon().ignoreExceptionsInstanceOf(MqttException.class).untilAsserted(() -> {
                        try (Audience late = Audience.at(secondLife.address())) {
                            await().atMost(Duration.ofSeconds(2))
                                    .until(() -> !late.on(topic).isEmpty());
                        }
                    });
                }
            }
        }
    }

    @Nested
    class Removing {

        @Test
        void deletesTheRetainedMessage() throws Exception {
            try (Audience audience = Audience.at(broker.address())) {
                String topic = "homeassistant/device/emma/config";
                try (MqttSink sink = sink(broker.address(), "emma")) {
                    sink.state(Activity.AT_THE_BEGINNING);
                    soon().until(() -> audience.on(topic).size() == 1);
                }

                assertThat(HomeAssistantRemoval.remove(
                                BrokerSettings.open(broker.address()), HomeAssistant.USUAL_PREFIX, "emma"))
                        .isEmpty();

                soon().until(() -> audience.on(topic).size() == 2);
                assertThat(audience.on(topic).get(1).payload()).isEmpty();
                try (Audience later = Audience.at(broker.address())) {
                    soon().until(() ->
                            !later.on("plumbline/v1/emma/availability").isEmpty());
                    assertThat(later.on(topic)).isEmpty();
                }
            }
        }
    }
}

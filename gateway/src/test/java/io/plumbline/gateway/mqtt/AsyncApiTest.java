package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.mqtt.Message.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether {@code docs/asyncapi.yaml} is an AsyncAPI 3.0 document, and one of the topics that there are. */
class AsyncApiTest {

    private static final AsyncApi DOCUMENT = AsyncApi.DOCUMENT;

    /** How the program delivers what it publishes on the channel of each name. */
    private static final Map<String, Delivery> DELIVERIES = Map.ofEntries(
            Map.entry("cue", Delivery.CUE),
            Map.entry("active", Delivery.STATE),
            Map.entry("alert", Delivery.ALERT),
            Map.entry("repetition", Delivery.LOG),
            Map.entry("hold", Delivery.LOG),
            Map.entry("summary", Delivery.LOG),
            Map.entry("limit", Delivery.LOG),
            Map.entry("posture", Delivery.POSTURE),
            Map.entry("judging", Delivery.STATE),
            Map.entry("availability", Delivery.STATE),
            Map.entry("state", Delivery.STATE),
            Map.entry("sensor", Delivery.STATE),
            Map.entry("imu", Delivery.IMU),
            Map.entry("commandResult", Delivery.LOG),
            Map.entry("homeAssistantDevice", Delivery.STATE));

    private static List<JsonNode> references(JsonNode node) {
        List<JsonNode> found = new ArrayList<>(node.findValues("$ref"));
        found.removeIf(JsonNode::isObject);
        return found;
    }

    private static Set<String> names(String section) {
        Set<String> names = new TreeSet<>();
        DOCUMENT.root().at(section).fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void itHasTheSectionsOfAnAsyncApiDocument() {
        assertThat(DOCUMENT.root().path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(DOCUMENT.root().at("/info/title").asText()).isNotBlank();
        assertThat(DOCUMENT.root().at("/info/version").asText()).isNotBlank();
        assertThat(names(""))
                .isSubsetOf(
                        "asyncapi", "info", "defaultContentType", "servers", "channels", "operations", "components");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(DOCUMENT.root()))
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        reference -> assertThat(DOCUMENT.at(reference.asText()).isMissingNode())
                                .as(reference.asText())
                                .isFalse());
    }

    @Test
    void everyPartThatIsDefinedIsUsed() {
        Set<String> used = new TreeSet<>();
        references(DOCUMENT.root()).forEach(reference -> used.add(reference.asText()));
        for (String section : List.of("messages", "schemas", "parameters")) {
            for (String name : names("/components/" + section)) {
                assertThat(used).contains("#/components/" + section + "/" + name);
            }
        }
    }

    @Test
    void everyChannelHasOneMessageAndTheParametersOfItsAddress() {
        DOCUMENT.root().path("channels").properties().forEach(channel -> {
            JsonNode said = channel.getValue();
            assertThat(said.path("messages")).as(channel.getKey()).hasSize(1);
            Set<String> parameters = new TreeSet<>();
            said.path("parameters").fieldNames().forEachRemaining(parameters::add);
            assertThat(Pattern.compile("\\{([a-z]+)}")
                            .matcher(said.path("address").asText())
                            .results()
                            .map(found -> found.group(1)))
                    .as(channel.getKey())
                    .containsExactlyInAnyOrderElementsOf(parameters);
        });
    }

    @Test
    void everyOperationIsSentOrReceivedOnAChannelAndEveryChannelHasOne() {
        Set<String> channels = new TreeSet<>();
        for (JsonNode operation : DOCUMENT.root().path("operations")) {
            assertThat(operation.path("action").asText()).isIn("send", "receive");
            channels.add(operation.at("/channel/$ref").asText().replace("#/channels/", ""));
        }
        assertThat(channels).isEqualTo(names("/channels"));
    }

    @Test
    void whatIsSentIsDeliveredAsTheProgramDoes() {
        Set<String> described = new TreeSet<>();
        for (JsonNode operation : DOCUMENT.root().path("operations")) {
            String channel = operation.at("/channel/$ref").asText().replace("#/channels/", "");
            if (operation.path("action").asText().equals("send")) {
                String kind = channel.startsWith("replay")
                        ? Character.toLowerCase(channel.charAt(6)) + channel.substring(7)
                        : channel;
                assertThat(DELIVERIES).as(channel).containsKey(kind);
                Delivery delivery = Objects.requireNonNull(DELIVERIES.get(kind));
                assertThat(operation.at("/bindings/mqtt/qos").asInt(-1))
                        .as(channel)
                        .isEqualTo(delivery.qos());
                assertThat(operation.at("/bindings/mqtt/retain").asBoolean())
                        .as(channel)
                        .isEqualTo(delivery.retained());
                described.add(channel);
            }
        }
        assertThat(described).containsAll(DELIVERIES.keySet());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "availability | away",
                "posture | {\"schema\":\"plumbline/v1/posture\",\"seq\":1,\"utc\":\"2026-03-01T09:30:00.000Z\",\"type\":\"posture\",\"time_s\":1,\"sagittal_deg\":1,\"lateral_deg\":1,\"new_deg\":1}",
                "posture | {\"schema\":\"plumbline/v1/posture\",\"seq\":1,\"utc\":\"2026-03-01T09:30:00.000Z\",\"type\":\"posture\",\"time_s\":1,\"sagittal_deg\":1}",
                "posture | {\"schema\":\"plumbline/v1/cue\",\"seq\":1,\"utc\":\"2026-03-01T09:30:00.000Z\",\"type\":\"posture\",\"time_s\":1,\"sagittal_deg\":1,\"lateral_deg\":1}",
                "posture | {\"schema\":\"plumbline/v1/posture\",\"seq\":0,\"utc\":\"2026-03-01T09:30:00.000Z\",\"type\":\"posture\",\"time_s\":1,\"sagittal_deg\":1,\"lateral_deg\":1}",
                "posture | {\"schema\":\"plumbline/v1/posture\",\"seq\":1,\"utc\":\"yesterday\",\"type\":\"posture\",\"time_s\":1,\"sagittal_deg\":1,\"lateral_deg\":1}",
                "posture | {\"schema\":\"plumbline/v1/posture\",\"seq\":1,\"utc\":\"2026-03-01T09:30:00.000Z\",\"type\":\"posture\",\"time_s\":null,\"sagittal_deg\":1,\"lateral_deg\":1}",
                "commandResult | {\"id\":\"7\",\"ok\":false}",
                "posture | no JSON",
            })
    void whatIsNotAsDescribedIsFound(String channel, String payload) {
        assertThat(DOCUMENT.faultsOn(channel, payload)).isNotEmpty();
    }

    @Test
    void aTopicThatIsNotDescribedIsFound() {
        assertThat(DOCUMENT.faults("plumbline/v1/anna/mood", "{}")).isNotEmpty();
        assertThat(DOCUMENT.faults("plumbline/v1/anna/replay/state", "{}")).isNotEmpty();
    }
}

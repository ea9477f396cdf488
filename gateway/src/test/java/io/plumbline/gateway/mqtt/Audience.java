package io.plumbline.gateway.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Somebody who listens at a broker, remembers what was said, and sees to it that {@code docs/asyncapi.yaml} says so too. */
public final class Audience implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** Something heard. */
    public record Heard(String topic, String payload, int qos, boolean retained) {

        public JsonNode json() {
            try {
                return JSON.readTree(payload);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new UncheckedIOException(topic + " carries no JSON: " + payload, e);
            }
        }
    }

    private final MqttClient client;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    private Audience(MqttClient client) {
        this.client = client;
    }

    /** Listens to everything, from when this returns. */
    public static Audience at(BrokerAddress broker) throws MqttException {
        try {
            return connect(broker);
        } catch (MqttException e) {
            return connect(broker); // Moquette drops one in a thousand connections at their birth.
        }
    }

    private static Audience connect(BrokerAddress broker) throws MqttException {
        MqttClient client = new MqttClient(
                broker.url(), "audience-" + UUID.randomUUID().toString().substring(0, 8), new MemoryPersistence());
        Audience audience = new Audience(client);
        client.connect();
        client.subscribe(
                "#",
                1,
                (topic, message) -> audience.heard.add(new Heard(
                        topic, new String(message.getPayload(), UTF_8), message.getQos(), message.isRetained())));
        return audience;
    }

    /** All that was heard, in order. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** All that was heard on a topic, in order. */
    public List<Heard> on(String topic) {
        return heard.stream().filter(message -> message.topic().equals(topic)).toList();
    }

    /** All that was heard, in order. */
    public List<Heard> all() {
        return List.copyOf(heard);
    }

    public List<String> payloadsOn(String topic) {
        return on(topic).stream().map(Heard::payload).toList();
    }

    /** {@code id state} of each alert heard on a topic. */
    public List<String> alertsOn(String topic) {
        return on(topic).stream()
                .map(Heard::json)
                .map(alert ->
                        alert.path("id").asText() + " " + alert.path("state").asText())
                .toList();
    }

    public List<String> topics() {
        return heard.stream().map(Heard::topic).distinct().toList();
    }

    public void say(String topic, String payload, boolean retained) throws MqttException {
        MqttMessage message = new MqttMessage(payload.getBytes(UTF_8));
        message.setQos(1);
        message.setRetained(retained);
        client.publish(topic, message);
    }

    /** Fails if something was heard that is not as the document says. */
    @Override
    public void close() throws MqttException {
        // Not politely: a client that acknowledges after its goodbye harms the built-in broker. And the client is not
        // closed after that, for its threads, which still end, would stumble over what is taken from under them.
        client.disconnectForcibly(0, 0, false);
        assertThat(heard.stream()
                        .flatMap(message -> AsyncApi.DOCUMENT.faults(message.topic(), message.payload()).stream()))
                .as("what docs/asyncapi.yaml does not describe")
                .isEmpty();
    }
}

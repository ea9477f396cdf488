package io.plumbline.gateway.mqtt;

import static io.plumbline.gateway.mqtt.Events.cleared;
import static io.plumbline.gateway.mqtt.Events.judging;
import static io.plumbline.gateway.mqtt.Events.raised;
import static io.plumbline.gateway.mqtt.Events.repetition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.mqtt.Audience.Heard;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's Mosquitto and its command-line clients. */
@Timeout(120)
class MosquittoTest {

    @TempDir
    private Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private int port;
    private @Nullable Process mosquitto;

    @BeforeEach
    void startMosquitto() throws IOException {
        Mosquitto.require();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        mosquitto = runMosquitto();
    }

    @AfterEach
    void endAll() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process runMosquitto() throws IOException {
        Path configuration = Files.writeString(
                folder.resolve("mosquitto.conf"), "listener " + port + " 127.0.0.1\nallow_anonymous true\n");
        Process process = new ProcessBuilder(Mosquitto.BROKER.toString(), "-c", configuration.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        soon().ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return probe.isConnected();
            }
        });
        return process;
    }

    /** {@code mosquitto_sub}, as the program tells people to call it; its lines go to the file that is returned. */
    private Path mosquittoSub(int atPort) throws IOException {
        Path lines = folder.resolve("heard.txt");
        processes.add(new ProcessBuilder("mosquitto_sub", "-p", Integer.toString(atPort), "-t", "plumbline/v1/#", "-v")
                .redirectOutput(lines.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        return lines;
    }

    private BrokerAddress address() {
        return new BrokerAddress("127.0.0.1", port);
    }

    private MqttSink sink(BrokerAddress at) {
        MqttSink sink = MqttSink.live(
                BrokerSettings.open(at),
                "anna",
                Events.SETTINGS,
                null,
                null,
                (command, answer) -> answer.accept(Optional.empty()),
                notes::add);
        sink.link(new LinkEvent(Placement.SACRUM, State.STREAMING, 0, "Data."));
        return sink;
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    @Test
    void mosquittoSubSeesWhatIsPublished() throws IOException {
        Path lines = mosquittoSub(port);
        try (MqttSink sink = sink(address())) {
            soon().until(() -> Files.readString(lines).contains("plumbline/v1/anna/availability online\n"));
            sink.accept(judging(true));
            sink.accept(raised("3f9c21-1"));
            sink.accept(cleared("3f9c21-1"));

            soon().untilAsserted(() -> assertThat(Files.readString(lines))
                    .containsPattern("(?m)^plumbline/v1/anna/cue \\{.*\"id\":\"3f9c21-1\",\"state\":\"raised\"")
                    .containsPattern("(?m)^plumbline/v1/anna/alert \\{.*\"id\":\"3f9c21-1\",\"state\":\"cleared\"")
                    .containsPattern("(?m)^plumbline/v1/anna/judging \\{.*\"judging\":true"));
        }
        soon().until(() -> Files.readString(lines).contains("plumbline/v1/anna/availability offline\n"));
    }

    @Test
    void mosquittoSubSeesTheSameAtTheBuiltInBroker() throws IOException {
        try (EmbeddedBroker embedded = EmbeddedBroker.startOnFreePort()) {
            Path lines = mosquittoSub(embedded.address().port());
            try (MqttSink sink = sink(embedded.address())) {
                soon().until(() -> Files.readString(lines).contains("plumbline/v1/anna/availability online\n"));
                sink.accept(raised("3f9c21-1"));

                soon().until(() -> Files.readString(lines).contains("\"id\":\"3f9c21-1\",\"state\":\"raised\""));
            }
        }
    }

    @Test
    void statesAreRetainedAndTheRestIsNot() throws Exception {
        try (Audience before = Audience.at(address());
                MqttSink sink = sink(address())) {
            sink.accept(judging(true));
            sink.accept(raised("3f9c21-1"));
            sink.accept(repetition(1));
            soon().until(() -> before.topics().contains("plumbline/v1/anna/repetition"));

            try (Audience after = Audience.at(address())) {
                soon().untilAsserted(() -> assertThat(after.topics().stream().filter(topic -> !topic.endsWith("/cue")))
                        .containsExactlyInAnyOrder(
                                "plumbline/v1/anna/judging",
                                "plumbline/v1/anna/active",
                                "plumbline/v1/anna/state",
                                "plumbline/v1/anna/sensor/sacrum",
                                "plumbline/v1/anna/availability"));
                assertThat(after.on("plumbline/v1/anna/active")).first().matches(Heard::retained);
            }
        }
    }

    @Test
    void aRetainedCommandIsRefused() throws Exception {
        try (Audience audience = Audience.at(address())) {
            audience.say("plumbline/v1/anna/command", "{\"id\":\"7\",\"command\":\"stop\"}", true);
            try (MqttSink sink = sink(address())) {
                soon().untilAsserted(() -> assertThat(audience.payloadsOn("plumbline/v1/anna/command/result"))
                        .singleElement()
                        .asString()
                        .startsWith("{\"id\":\"7\",\"ok\":false")
                        .contains("retained"));
                assertThat(sink.problem()).isEmpty();
            }
        }
    }

    @Test
    void whatMosquittoMissedWhileItWasAwayArrivesInOrder() throws Exception {
        try (Cable cable = new Cable(address());
                MqttSink sink = sink(cable.address())) {
            try (Audience audience = Audience.at(address())) {
                sink.accept(raised("s-1"));
                soon().until(() -> audience.alertsOn("plumbline/v1/anna/alert").contains("s-1 raised"));
            }
            cable.cut(); // So that the sink is not back before there is somebody to listen.
            Objects.requireNonNull(mosquitto).destroyForcibly().waitFor();
            sink.accept(cleared("s-1"));
            sink.accept(raised("s-2"));
            sink.accept(cleared("s-2"));

            mosquitto = runMosquitto();
            try (Audience audience = Audience.at(address())) {
                cable.mend();
                soon().untilAsserted(() -> assertThat(audience.alertsOn("plumbline/v1/anna/alert"))
                        .endsWith("s-1 cleared", "s-2 raised", "s-2 cleared"));
            }
        }
    }
}

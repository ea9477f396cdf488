package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTest {

    @Test
    void aPortInUseIsSaidInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.startOn(taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("in use")
                    .hasMessageContaining("Name a free port");
        }
    }

    @Test
    void withNoPortNamedTheNextFreeOneIsTaken() throws IOException {
        try (EmbeddedBroker first = EmbeddedBroker.startOnFreePort();
                EmbeddedBroker second = EmbeddedBroker.startOnFreePort()) {
            assertThat(second.address().port()).isGreaterThan(first.address().port());
            assertThat(second.lineToListen())
                    .isEqualTo("mosquitto_sub -p " + second.address().port() + " -t 'plumbline/v1/#' -v");
        }
    }

    @Test
    void aClientWithoutANameIsLetIn() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
            MqttClient nameless = new MqttClient(broker.address().url(), "", new MemoryPersistence());
            nameless.connect();

            assertThat(nameless.isConnected()).isTrue();
            nameless.disconnectForcibly(0, 0, false);
        }
    }

    @Test
    void itSurvivesAClientThatAcknowledgesAfterItsGoodbye() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
            try (Audience audience = Audience.at(broker.address())) {
                audience.say("a", "kept", true);
            }
            // The broker drops a connection now and then at its birth; then the provocation is tried again.
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> acknowledgeAfterGoodbye(broker.address()));

            // Some of them would be served by the thread that died.
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(MqttException.class)
                    .untilAsserted(() -> {
                        for (int i = 0; i < 8; i++) {
                            canConnect(broker.address());
                        }
                    });
        }
    }

    private static void canConnect(BrokerAddress address) throws MqttException {
        MqttClient client = new MqttClient(address.url(), MqttClient.generateClientId(), new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setConnectionTimeout(2);
        try {
            client.connect(options);
        } finally {
            client.disconnectForcibly(0, 0, false);
        }
    }

    /** What a client does that handles messages while it disconnects, here on purpose. */
    private static void acknowledgeAfterGoodbye(BrokerAddress address) throws IOException {
        byte[] connect = {0x10, 14, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 2, 'k', '1'};
        byte[] subscribe = {(byte) 0x82, 6, 0, 1, 0, 1, 'a', 1};
        byte[] disconnectAndAcknowledge = {(byte) 0xE0, 0, 0x40, 2, 0, 1};
        try (Socket socket = new Socket(address.host(), address.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(connect);
            assertThat(socket.getInputStream().readNBytes(4)).as("accepted").endsWith(0, 0);
            socket.getOutputStream().write(subscribe);
            assertThat(socket.getInputStream().readNBytes(5)).as("subscribed").endsWith(1);
            byte[] message = socket.getInputStream().readNBytes(11);
            assertThat(message).as("'kept' on 'a' with number 1").startsWith(0x32, 9, 0, 1, 'a', 0, 1);
            socket.getOutputStream().write(disconnectAndAcknowledge);
        }
    }

    @Test
    void nobodyFromOutsideReachesIt() throws IOException {
        InetAddress outside = addressOtherThanLoopback()
                .orElseGet(() -> Assumptions.abort("skipped: this machine has no address but loopback"));
        try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort();
                Socket fromOutside = new Socket()) {
            InetSocketAddress there =
                    new InetSocketAddress(outside, broker.address().port());
            assertThatThrownBy(() -> fromOutside.connect(there, 2000)).isInstanceOf(IOException.class);
        }
    }

    private static Optional<InetAddress> addressOtherThanLoopback() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
    }
}

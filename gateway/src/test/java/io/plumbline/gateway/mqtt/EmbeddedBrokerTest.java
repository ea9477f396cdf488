package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTest {

    @Test
    void aPortInUseIsSaidInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.startOn(taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("in use")
                    .hasMessageContaining("name a free port");
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

package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerAddressTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "tcp://localhost:1883, localhost, 1883",
        "tcp://localhost, localhost, 1883",
        "TCP://10.0.0.7:18830/, 10.0.0.7, 18830",
        "mqtt://home-assistant.local, home-assistant.local, 1883",
        "tcp://broker_1:1883, broker_1, 1883",
        "tcp://[::1]:1884, [::1], 1884",
    })
    void anAddressIsRead(String url, String host, int port) {
        assertThat(BrokerAddress.parse(url)).isEqualTo(new BrokerAddress(host, port));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ssl://localhost, localhost, 8883",
        "tls://home.local:8884, home.local, 8884",
        "MQTTS://10.0.0.7/, 10.0.0.7, 8883",
    })
    void anAddressWithTlsIsRead(String url, String host, int port) {
        assertThat(BrokerAddress.parse(url)).isEqualTo(new BrokerAddress(host, port, true));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "localhost:1883, write tcp://HOST:PORT",
        "'', write tcp://HOST:PORT",
        "tcp://, write tcp://HOST:PORT",
        "tcp://host:port, write tcp://HOST:PORT",
        "http://host:1883, not reached by http",
        "ssl://[::1]:8883, by the name that its certificate has",
        "tcp://anna:secret@host, use --mqtt-login FILE",
        "tcp://host:0, from 1 to 65535",
        "tcp://host:70000, from 1 to 65535",
        "tcp://host:1883/plumbline, ends with the port",
    })
    void anythingElseIsRefusedWithAReason(String url, String reason) {
        assertThatThrownBy(() -> BrokerAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://anna:secret@host",
        "tcp://anna:sec/secret@host",
        "tcp://anna:secret@host:port",
        "http://secret@host",
        "anna:secret@host"
    })
    void aPasswordIsNotRepeated(String url) {
        assertThatThrownBy(() -> BrokerAddress.parse(url)).message().doesNotContain("secret");
    }
}

package io.plumbline.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneAddressTest {

    @ParameterizedTest
    @CsvSource({
        "8000, 127.0.0.1, 8000",
        "0.0.0.0:8000, 0.0.0.0, 8000",
        "192.168.1.7:9, 192.168.1.7, 9",
        "[::]:8000, ::, 8000",
        "localhost:1, localhost, 1",
    })
    void withoutAHostThisMachineAloneIsListenedTo(String text, String host, int port) {
        assertThat(PhoneAddress.parse(text)).isEqualTo(new PhoneAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "70000", "0.0.0.0", "a b:80", "1.2.3.4:80:90"})
    void whatIsNoAddressIsRefusedWithWhatToWrite(String text) {
        assertThatThrownBy(() -> PhoneAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[HOST:]PORT")
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void adviceSaysWhoCanReachIt() {
        assertThat(PhoneAddress.advice(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8000)))
                .contains("http://127.0.0.1:8000/")
                .contains("Only this machine")
                .contains("phone:0.0.0.0:8000");
        assertThat(PhoneAddress.advice(new InetSocketAddress("192.0.2.7", 8000)))
                .isEqualTo("http://192.0.2.7:8000/");
    }
}

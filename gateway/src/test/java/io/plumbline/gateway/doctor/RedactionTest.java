package io.plumbline.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    private final Redaction redaction = new Redaction("/home/annabel", "annabel", "annas-pi");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "hci0 B8:27:EB:12:34:56 is off, hci0 B8:27:EB:xx:xx:xx is off",
        "/org/bluez/hci0/dev_C4_64_E3_11_22_33, /org/bluez/hci0/dev_C4_64_E3_xx:xx:xx",
        "tcp://broker.annas.home:1883 refuses, tcp://HOST:1883 refuses",
        "tcp://localhost:1883 refuses, tcp://localhost:1883 refuses",
        "192.168.1.20 does not answer, x.x.x.x does not answer",
        "127.0.0.1 does not answer, 127.0.0.1 does not answer",
        "/home/annabel/plan.yaml of annabel, ~/plan.yaml of USER",
        "on annas-pi, on HOST",
        "kernel 6.1.0-18-arm64 and BlueZ 5.66, kernel 6.1.0-18-arm64 and BlueZ 5.66"
    })
    void takesOutWhatTellsOneMachineOrPersonFromAnother(String text, String left) {
        assertThat(redaction.of(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"root", "pi"})
    void namesThatTellNobodyApartStay(String user) {
        assertThat(new Redaction("/root", user, "").of("the root of pi")).isEqualTo("the root of pi");
    }
}

package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.ble.Notification;
import io.plumbline.gateway.sensor.Gatt.Characteristic;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GattTextTest {

    private static final UUID BATTERY = UUID.fromString("0000180f-0000-1000-8000-00805f9b34fb");
    private static final UUID LEVEL = UUID.fromString("00002a19-0000-1000-8000-00805f9b34fb");
    private static final UUID OWN = UUID.fromString("34802252-7185-4d5d-b431-630e7050e8f0");

    @Test
    void servicesHaveOneHeadingAndKnownOnesTheirNames() {
        Characteristic level = new Characteristic(BATTERY, LEVEL, Set.of("read", "notify"));
        Characteristic other = new Characteristic(BATTERY, OWN, Set.of("write"));
        GattText text = new GattText(List.of(other, level));

        assertThat(text.inOrder()).containsExactly(level, other);
        assertThat(text.headingBefore(level)).isEqualTo(Optional.of("  service 180f Battery"));
        assertThat(text.headingBefore(other)).isEmpty();
        assertThat(text.line(level)).isEqualTo("    2a19 Battery Level  [notify read]");
        assertThat(text.line(other)).isEqualTo("    34802252-7185-4d5d-b431-630e7050e8f0  [write]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "53| 53",
                "312e30| 31 2e 30  \"1.0\"",
                "4d6f766573656e736500| 4d 6f 76 65 73 65 6e 73 65 00  \"Movesense\"",
                "00ff| 00 ff",
                "1b5b324a| 1b 5b 32 4a"
            })
    void aValueIsShownAsTextWhereItIsOne(String hex, String shown) {
        assertThat(GattText.value(HexFormat.of().parseHex(hex))).isEqualTo(shown);
    }

    @Test
    void whatWasHeardIsCounted() {
        Notification one = new Notification(LEVEL, new byte[] {1, 2}, 0);

        assertThat(GattText.heard(LEVEL, List.of(one, one, one), Duration.ofSeconds(2)))
                .isEqualTo("2a19 Battery Level: 3 notifications, 1.5 a second; the first: 0102");
        assertThat(GattText.heard(LEVEL, List.of(), Duration.ofSeconds(2))).isEqualTo("2a19 Battery Level: nothing");
    }
}

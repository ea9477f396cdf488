package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotProtocolTest {

    private static final String BASE = "-4947-11e9-8646-d663bd873d93";
    private static final String INFORMATION = "15171001" + BASE;
    private static final String DEVICE_CONTROL = "15171002" + BASE;
    private static final String CONTROL = "15172001" + BASE;
    private static final String MEDIUM = "15172003" + BASE;
    private static final String BATTERY = "15173001" + BASE;
    private static final String AT_60_HZ = "00".repeat(24) + "3c00" + "00".repeat(6);

    private final SensorProtocol protocol = ScriptedGatt.protocol(SensorProfile.DOT);
    private final ScriptedGatt gatt = new ScriptedGatt()
            .with("15171000" + BASE, INFORMATION, "read")
            .with("15171000" + BASE, DEVICE_CONTROL, "read", "write")
            .with("15172000" + BASE, CONTROL, "read", "write")
            .with("15172000" + BASE, MEDIUM, "notify")
            .with("15173000" + BASE, BATTERY, "read", "notify")
            .holding(CONTROL, "000000")
            .holding(DEVICE_CONTROL, AT_60_HZ);

    @Test
    void thePayloadIsSubscribedToBeforeItIsBegun() throws Exception {
        protocol.start(gatt);

        assertThat(gatt.done()).containsExactly("subscribe 15172003", "write 15172001 010115");
        assertThat(protocol.rateHz()).isEqualTo(60);
    }

    @Test
    void anotherRateIsSetFirst() throws Exception {
        gatt.holding(DEVICE_CONTROL, "00".repeat(24) + "1400" + "00".repeat(6));

        protocol.start(gatt);

        assertThat(gatt.done())
                .containsExactly(
                        "write 15171002 10" + AT_60_HZ.substring(2), "subscribe 15172003", "write 15172001 010115");
    }

    @Test
    void whileItMeasuresItIsStoppedBeforeItsRateIsLookedAt() throws Exception {
        gatt.holding(CONTROL, "010105");

        protocol.start(gatt);

        assertThat(gatt.done()).containsExactly("write 15172001 010015", "subscribe 15172003", "write 15172001 010115");
    }

    @Test
    void stoppedItIsToldSoAndUnsubscribes() throws Exception {
        protocol.stop(gatt);

        assertThat(gatt.done()).containsExactly("write 15172001 010015", "unsubscribe 15172003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "17", "25", "6"})
    void otherModesAreRefused(String mode) {
        assertThatThrownBy(() -> SensorProfile.DOT.protocol(Map.of("mode", mode)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setting mode must be 21")
                .hasMessageContaining("high fidelity");
    }

    @Test
    void aDeviceWithoutTheServiceIsRefusedWithTheCure() {
        assertThatThrownBy(() -> protocol.start(new ScriptedGatt()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Movella DOT app");
    }

    @Test
    void aSampleOfTheMiddlePayloadIsRead() {
        ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(1_000_000).putFloat(1).putFloat(2).putFloat(9).putFloat(180);
        List<Decoded> all = new ArrayList<>();

        protocol.notified(UUID.fromString(MEDIUM), bytes.array(), all::add);

        assertThat(all).containsExactly(new Decoded.Reading(1, 1, 2, 9, Math.PI, 0, 0));
    }

    @Test
    void batteryAndFirmwareAreItsOwn() throws Exception {
        gatt.holding(BATTERY, "4101").holding(INFORMATION, "d422cd000102" + "020100" + "00".repeat(25));

        assertThat(protocol.batteryPercent(gatt)).hasValue(65);
        assertThat(protocol.model(gatt)).isEqualTo("DOT 2.1.0");
    }
}

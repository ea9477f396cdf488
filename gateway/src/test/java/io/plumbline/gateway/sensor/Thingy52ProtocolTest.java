package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class Thingy52ProtocolTest {

    private static final String BASE = "-9b35-4933-9b10-52ffa9740042";
    private static final String CONFIGURATION = "ef680401" + BASE;
    private static final String RAW = "ef680406" + BASE;

    private final SensorProtocol protocol = ScriptedGatt.protocol(SensorProfile.THINGY52);
    private final ScriptedGatt gatt = new ScriptedGatt()
            .with("ef680400" + BASE, CONFIGURATION, "read", "write")
            .with("ef680400" + BASE, RAW, "notify");

    @Test
    void aNewOneIsSetToAHundredHertzAndNoWakeOnMotion() throws Exception {
        gatt.holding(CONFIGURATION, "e803f401f4010a0001");

        protocol.start(gatt);

        assertThat(gatt.done()).containsExactly("write ef680401 e803f401f401640000", "subscribe ef680406");
        assertThat(protocol.rateHz()).isEqualTo(100);
    }

    @Test
    void itsFlashIsNotWrittenWhereItIsSetAlready() throws Exception {
        gatt.holding(CONFIGURATION, "e803f401f401640000");

        protocol.start(gatt);

        assertThat(gatt.done()).containsExactly("subscribe ef680406");
    }

    @Test
    void whatElseItsOwnerHasSetStays() throws Exception {
        gatt.holding(CONFIGURATION, "d007f401f401320000");

        protocol.start(gatt);

        assertThat(gatt.done()).contains("write ef680401 d007f401f401640000");
    }

    @Test
    void stoppedItUnsubscribes() throws Exception {
        protocol.stop(gatt);

        assertThat(gatt.done()).containsExactly("unsubscribe ef680406");
    }

    @Test
    void rawMotionIsReadAndNothingElse() {
        byte[] flat = new byte[18];
        flat[5] = 4;
        List<Decoded> all = new ArrayList<>();

        protocol.notified(UUID.fromString(RAW), flat, all::add);
        protocol.notified(UUID.fromString(CONFIGURATION), flat, all::add);

        assertThat(all).containsExactly(new Decoded.Reading(Double.NaN, 0, 0, 9.80665, 0, 0, 0));
    }

    @Test
    void otherFirmwareIsRefusedWithTheCure() {
        assertThatThrownBy(() -> protocol.start(new ScriptedGatt()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nRF Thingy");
    }
}

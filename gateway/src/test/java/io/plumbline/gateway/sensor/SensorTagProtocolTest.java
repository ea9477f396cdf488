package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SensorTagProtocolTest {

    private static final String BASE = "-0451-4000-b000-000000000000";
    private static final String DATA = "f000aa81" + BASE;

    private final SensorProtocol protocol = ScriptedGatt.protocol(SensorProfile.SENSORTAG);
    private final ScriptedGatt gatt = new ScriptedGatt()
            .with("f000aa80" + BASE, DATA, "notify", "read")
            .with("f000aa80" + BASE, "f000aa82" + BASE, "read", "write")
            .with("f000aa80" + BASE, "f000aa83" + BASE, "read", "write");

    @Test
    void itIsSwitchedOnAtEightGAndItsShortestPeriod() throws Exception {
        protocol.start(gatt);

        assertThat(gatt.done()).containsExactly("write f000aa82 7f02", "write f000aa83 0a", "subscribe f000aa81");
    }

    @Test
    void stoppedItsPartsAreSwitchedOff() throws Exception {
        protocol.stop(gatt);

        assertThat(gatt.done()).containsExactly("unsubscribe f000aa81", "write f000aa82 0000");
    }

    @Test
    void itsTenHertzAreForPostureOnlyAndItSaysSoBeforeItStarts() {
        assertThat(protocol.rateHz()).isEqualTo(10);
        assertThat(protocol.limitations()).containsExactly(Limitation.FEW_SAMPLES);
        assertThat(Limitation.allowJudging(protocol.limitations())).isFalse();
        assertThat(Limitation.FEW_SAMPLES.sentence()).contains("posture only");
    }

    @Test
    void theZerosOfItsWakingAreNoSamples() {
        List<Decoded> all = new ArrayList<>();

        protocol.notified(UUID.fromString(DATA), new byte[18], all::add);
        protocol.notified(
                UUID.fromString(DATA),
                HexFormat.of().parseHex("0000000000000000000000100000000000000000".substring(0, 36)),
                all::add);

        assertThat(all).hasSize(2);
        assertThat(all.get(0)).isEqualTo(new Decoded.Unsupported(Double.NaN, "not awake yet"));
        assertThat(all.get(1)).isEqualTo(new Decoded.Reading(Double.NaN, 0, 0, 9.80665, 0, 0, 0));
    }

    @Test
    void anOlderTagIsRefused() {
        assertThatThrownBy(() -> protocol.start(new ScriptedGatt()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("CC2650");
    }
}

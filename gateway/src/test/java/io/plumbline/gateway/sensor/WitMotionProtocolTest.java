package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitMotionProtocolTest {

    private static final String SERVICE = "0000ffe5-0000-1000-8000-00805f9a34fb";
    private static final String FFE4 = "0000ffe4-0000-1000-8000-00805f9a34fb";
    private static final String FFE9 = "0000ffe9-0000-1000-8000-00805f9a34fb";
    private static final String FRAME = "55617702a8fe92fe060230fecdfff8f053fcabc4";

    private final SensorProtocol protocol = ScriptedGatt.protocol(SensorProfile.WITMOTION);

    private static ScriptedGatt usual() {
        return new ScriptedGatt()
                .with(SERVICE, FFE9, "write", "write-without-response")
                .with(SERVICE, FFE4, "read", "notify");
    }

    @Test
    void itIsUnlockedAndSetWithoutBeingSaved() throws Exception {
        ScriptedGatt gatt = usual();

        protocol.start(gatt);

        assertThat(gatt.done())
                .containsExactly(
                        "subscribe 0000ffe4",
                        "write 0000ffe9 ffaa6988b5",
                        "pause 100",
                        "write 0000ffe9 ffaa030900",
                        "pause 100",
                        "write 0000ffe9 ffaa1f0300",
                        "pause 100",
                        "write 0000ffe9 ffaa240100",
                        "pause 100");
        assertThat(protocol.rateHz()).isEqualTo(100);
    }

    @Test
    void fiftyHertzHaveAFilterThatFitsThem() throws Exception {
        SensorProtocol slower = SensorProfile.WITMOTION.protocol(Map.of("rate", "50"));
        ScriptedGatt gatt = usual();

        slower.start(gatt);

        assertThat(gatt.done()).contains("write 0000ffe9 ffaa030800", "write 0000ffe9 ffaa1f0400");
        assertThat(slower.rateHz()).isEqualTo(50);
    }

    @Test
    void twoHundredHertzAreNeverWritten() {
        assertThatThrownBy(() -> SensorProfile.WITMOTION.protocol(Map.of("rate", "200")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50 or 100");
    }

    @Test
    void unitsWhoseRolesAreSwappedAreToldByWhatTheirValuesCanDo() throws Exception {
        ScriptedGatt swapped = new ScriptedGatt().with(SERVICE, FFE4, "write").with(SERVICE, FFE9, "notify");

        protocol.start(swapped);

        assertThat(swapped.done()).contains("subscribe 0000ffe9", "write 0000ffe4 ffaa6988b5");
    }

    @Test
    void unitsOfTwoRadiosHaveAServiceOfTheirOwn() throws Exception {
        String service = "49535343-fe7d-4ae5-8fa9-9fafd205e455";
        ScriptedGatt dual = new ScriptedGatt()
                .with(service, "49535343-1e4d-4bd9-ba61-23c647249616", "notify", "write")
                .with(service, "49535343-8841-43f4-a8d4-ecbe34729bb3", "write");

        protocol.start(dual);

        assertThat(dual.done()).contains("subscribe 49535343", "write 49535343 ffaa6988b5");
        List<Decoded> all = new ArrayList<>();
        protocol.notified(
                UUID.fromString("49535343-1e4d-4bd9-ba61-23c647249616"),
                HexFormat.of().parseHex(FRAME),
                all::add);
        assertThat(all).hasSize(1).allMatch(Decoded.Reading.class::isInstance);
    }

    @Test
    void theSameNumbersInBluetoothsOwnBaseAreAnotherDevice() {
        ScriptedGatt other = new ScriptedGatt()
                .with("0000ffe5-0000-1000-8000-00805f9b34fb", "0000ffe4-0000-1000-8000-00805f9b34fb", "notify");

        assertThatThrownBy(() -> protocol.start(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("WT901BLE");
    }

    @ParameterizedTest
    @CsvSource({"5401, 0", "6301, 25", "8f01, 100", "a401, 100"})
    void theBatteryIsAskedForAmongTheData(String voltage, int percent) throws Exception {
        ScriptedGatt gatt = usual().heardBy(protocol)
                .answering("ffaa276400", FFE4, FRAME, FRAME + "55716400" + voltage + "0000000000000000000000000000");
        protocol.start(gatt);

        assertThat(protocol.batteryPercent(gatt)).hasValue(percent);
    }

    @Test
    void theFirmwareIsARegisterToo() throws Exception {
        ScriptedGatt gatt = usual().answering("ffaa272e00", FFE4, "55712e00b90b0000000000000000000000000000");
        protocol.start(gatt);

        assertThat(protocol.model(gatt)).isEqualTo("WitMotion 3001");
    }

    @Test
    void stoppedItUnsubscribes() throws Exception {
        ScriptedGatt gatt = usual();
        protocol.start(gatt);
        gatt.done();

        protocol.stop(gatt);

        assertThat(gatt.done()).containsExactly("unsubscribe 0000ffe4");
    }
}

package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovesenseProtocolTest {

    private static final String SERVICE = "34802252-7185-4d5d-b431-630e7050e8f0";
    private static final String COMMANDS = "34800001-7185-4d5d-b431-630e7050e8f0";
    private static final String DATA = "34800002-7185-4d5d-b431-630e7050e8f0";

    private final SensorProtocol protocol = ScriptedGatt.protocol(SensorProfile.MOVESENSE);
    private final ScriptedGatt gatt =
            new ScriptedGatt().with(SERVICE, COMMANDS, "write").with(SERVICE, DATA, "notify");

    private static String subscription(String path) {
        return "0163" + HexFormat.of().formatHex(path.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void dataAreSubscribedToBeforeTheyAreAskedFor() throws Exception {
        gatt.answering(subscription("/Meas/IMU6/104"), DATA, "0163c800");

        protocol.start(gatt);

        assertThat(gatt.done())
                .containsExactly("subscribe 34800002", "write 34800001 " + subscription("/Meas/IMU6/104"));
        assertThat(protocol.rateHz()).isEqualTo(104);
        assertThat(protocol.limitations()).isEmpty();
    }

    @Test
    void halfTheRateCanBeAskedForAndNoOther() throws Exception {
        SensorProtocol slower = SensorProfile.MOVESENSE.protocol(Map.of("rate", "52"));
        gatt.answering(subscription("/Meas/IMU6/52"), DATA, "0163c800");

        slower.start(gatt);

        assertThat(gatt.done()).contains("write 34800001 " + subscription("/Meas/IMU6/52"));
        assertThatThrownBy(() -> SensorProfile.MOVESENSE.protocol(Map.of("rate", "208")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("setting rate must be 52 or 104 here, was '208'");
    }

    @Test
    void startedAgainItFirstEndsWhatItHadBegun() throws Exception {
        gatt.answering(subscription("/Meas/IMU6/104"), DATA, "0263000000");
        protocol.start(gatt);
        gatt.done();

        protocol.start(gatt);

        assertThat(gatt.done())
                .containsExactly(
                        "subscribe 34800002",
                        "write 34800001 0263",
                        "pause 300",
                        "write 34800001 " + subscription("/Meas/IMU6/104"));
    }

    @Test
    void stoppedItUnsubscribes() throws Exception {
        gatt.answering(subscription("/Meas/IMU6/104"), DATA, "0163c800");
        protocol.start(gatt);
        gatt.done();

        protocol.stop(gatt);

        assertThat(gatt.done()).containsExactly("write 34800001 0263", "unsubscribe 34800002");
    }

    @Test
    void otherFirmwareIsRefusedWithTheCure() {
        ScriptedGatt other = new ScriptedGatt()
                .with("0000fdf3-0000-1000-8000-00805f9b34fb", "6b200001-ff4e-4979-8186-fb7ba486fcd7", "write");

        assertThatThrownBy(() -> protocol.start(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other firmware than GSP")
                .hasMessageContaining("Movesense Showcase");
    }

    @Test
    void aRefusalIsToldWithItsStatus() {
        gatt.answering(subscription("/Meas/IMU6/104"), DATA, "01639401");

        assertThatThrownBy(() -> protocol.start(gatt))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status 404");
    }

    @Test
    void silenceInsteadOfAnAnswerFails() {
        assertThatThrownBy(() -> protocol.start(gatt)).isInstanceOf(IOException.class);
    }

    @Test
    void samplesComeAtTheRateThatWasAskedForAndAnswersAreNone() {
        java.util.ArrayList<Decoded> all = new java.util.ArrayList<>();
        byte[] packet = new byte[6 + 2 * 24];
        packet[0] = 2;
        packet[1] = 0x63;
        protocol.notified(java.util.UUID.fromString(DATA), HexFormat.of().parseHex("0163c800"), all::add);
        protocol.notified(java.util.UUID.fromString(DATA), packet, all::add);

        assertThat(all).hasSize(3);
        assertThat(all.get(0)).isInstanceOf(Decoded.Unsupported.class);
        double step = ((Decoded.Reading) all.get(2)).timeSeconds() - ((Decoded.Reading) all.get(1)).timeSeconds();
        assertThat(step).isEqualTo(1 / 104.0);
        protocol.notified(java.util.UUID.fromString(COMMANDS), packet, all::add);
        assertThat(all).hasSize(3);
        assertThat(List.copyOf(all)).doesNotHaveAnyElementsOfTypes(Decoded.Malformed.class);
    }

    @Test
    void batteryAndFirmwareAreReadTheStandardWay() throws Exception {
        String battery = "00002a19-0000-1000-8000-00805f9b34fb";
        gatt.with("0000180f-0000-1000-8000-00805f9b34fb", battery, "read").holding(battery, "57");
        String information = "0000180a-0000-1000-8000-00805f9b34fb";
        for (String[] text : new String[][] {{"2a29", "Movesense"}, {"2a24", "Movesense HR+"}, {"2a26", "2.1.5\0"}}) {
            String uuid = "0000" + text[0] + "-0000-1000-8000-00805f9b34fb";
            gatt.with(information, uuid, "read")
                    .holding(uuid, HexFormat.of().formatHex(text[1].getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(protocol.batteryPercent(gatt)).hasValue(87);
        assertThat(protocol.model(gatt)).isEqualTo("Movesense HR+ 2.1.5");
    }

    @Test
    void whatTheDeviceDoesNotSayIsNotMadeUp() throws Exception {
        assertThat(protocol.batteryPercent(gatt)).isEmpty();
        assertThat(protocol.model(gatt)).isEmpty();
    }
}

package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.gateway.sensor.Decoded.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolarProtocolTest {

    private static final String BASE = "-02e7-f387-1cad-8acd2d8df0c8";
    private static final String SERVICE = "fb005c80" + BASE;
    private static final String CONTROL_POINT = "fb005c81" + BASE;
    private static final String DATA = "fb005c82" + BASE;
    private static final String VERITY_FORCE_SETTINGS = "f001020000" + "00013400" + "01011000" + "02010800" + "040103";
    private static final String VERITY_RATE_SETTINGS =
            "f001050000" + "00013400" + "01011000" + "0204f500f401e803d007" + "040103";
    private static final String H10_FORCE_SETTINGS =
            "f001020000" + "00041900320064 00c800".replace(" ", "") + "01011000" + "0203020004000800";
    private static final String VERITY_FORCE = "0202" + "00013400" + "01011000" + "02010800" + "040103";
    private static final String VERITY_RATE = "0205" + "00013400" + "01011000" + "0201d007" + "040103";

    private final SensorProtocol protocol = ScriptedGatt.protocol(SensorProfile.POLAR);
    private final ScriptedGatt gatt = new ScriptedGatt()
            .with(SERVICE, CONTROL_POINT, "read", "write", "indicate")
            .with(SERVICE, DATA, "notify");

    private void asVerity() {
        gatt.answering("0102", CONTROL_POINT, VERITY_FORCE_SETTINGS)
                .answering("0105", CONTROL_POINT, VERITY_RATE_SETTINGS)
                .answering(VERITY_FORCE, CONTROL_POINT, "f002020000")
                .answering(VERITY_RATE, CONTROL_POINT, "f00205000005010000003f"); // a factor of 0.5
    }

    /** A compressed frame of samples that do not change. */
    private static byte[] frame(int kind, int type, double lastSeconds, int samples, int x, int y, int z) {
        ByteBuffer bytes = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) kind).putLong(Math.round(lastSeconds * 1e9)).put((byte) type);
        bytes.putShort((short) x).putShort((short) y).putShort((short) z);
        return bytes.put((byte) 0).put((byte) (samples - 1)).array();
    }

    @Test
    void settingsAreAskedForAndTheStreamsBegunOneAtATime() throws Exception {
        asVerity();

        protocol.start(gatt);

        assertThat(gatt.done())
                .containsExactly(
                        "subscribe fb005c81",
                        "subscribe fb005c82",
                        "write fb005c81 0102",
                        "write fb005c81 0105",
                        "write fb005c81 " + VERITY_FORCE,
                        "write fb005c81 " + VERITY_RATE);
        assertThat(protocol.rateHz()).isEqualTo(52);
        assertThat(protocol.limitations()).containsExactly(Limitation.LATE);
        assertThat(Limitation.allowJudging(protocol.limitations())).isTrue();
    }

    @Test
    void forceAndRateAreJoinedAndTheFactorMultipliesTheRates() throws Exception {
        asVerity();
        protocol.start(gatt);
        List<Decoded> all = new ArrayList<>();

        protocol.notified(UUID.fromString(DATA), frame(2, 0x81, 10, 52, 0, 0, 1000), all::add);
        protocol.notified(UUID.fromString(DATA), frame(5, 0x80, 10.005, 52, 20, 0, 0), all::add);
        protocol.notified(UUID.fromString(DATA), frame(2, 0x81, 11, 52, 0, 0, 1000), all::add);

        assertThat(all).hasSize(52);
        Reading last = (Reading) all.get(51);
        assertThat(last.timeSeconds()).isCloseTo(10.005, within(1e-9));
        assertThat(last.az()).isCloseTo(9.80665, within(1e-9));
        assertThat(last.gx()).isCloseTo(Math.toRadians(10), within(1e-9));
        assertThat(((Reading) all.get(0)).timeSeconds()).isCloseTo(10.005 - 51 / 52.0, within(1e-9));
    }

    @Test
    void anH10HasNoGyroscopeAndSaysSo() throws Exception {
        gatt.answering("0102", CONTROL_POINT, H10_FORCE_SETTINGS)
                .answering("0105", CONTROL_POINT, "f0010503")
                .answering("0202" + "00013200" + "01011000" + "02010800", CONTROL_POINT, "f002020000");

        protocol.start(gatt);

        assertThat(protocol.rateHz()).isEqualTo(50);
        assertThat(protocol.limitations()).containsExactlyInAnyOrder(Limitation.LATE, Limitation.NO_GYROSCOPE);
        assertThat(Limitation.allowJudging(protocol.limitations())).isFalse();
        List<Decoded> all = new ArrayList<>();
        protocol.notified(UUID.fromString(DATA), frame(2, 0x81, 10, 3, 0, 0, 1000), all::add);
        assertThat(all).hasSize(3).allMatch(one -> one instanceof Reading reading && !reading.hasRate());
    }

    @Test
    void aStreamThatWasLeftOnIsEndedAndBegunAnew() throws Exception {
        gatt.answering("0102", CONTROL_POINT, H10_FORCE_SETTINGS)
                .answering("0105", CONTROL_POINT, "f0010502")
                .answering("0202" + "00013200" + "01011000" + "02010800", CONTROL_POINT, "f0020206")
                .answering("0302", CONTROL_POINT, "f0030200");

        assertThatThrownBy(() -> protocol.start(gatt)).isInstanceOf(IOException.class); // It says so again.

        assertThat(gatt.done().stream().filter(line -> line.startsWith("write fb005c81 0")))
                .endsWith(
                        "write fb005c81 020200013200" + "01011000" + "02010800",
                        "write fb005c81 0302",
                        "write fb005c81 020200013200" + "01011000" + "02010800");
    }

    @ParameterizedTest
    @CsvSource({"0d, charger", "0a, MTU", "0c, heart mode", "07, status 7"})
    void aRefusalIsToldWithTheCure(String status, String cure) {
        gatt.answering("0102", CONTROL_POINT, VERITY_FORCE_SETTINGS)
                .answering("0105", CONTROL_POINT, VERITY_RATE_SETTINGS)
                .answering(VERITY_FORCE, CONTROL_POINT, "f00202" + status);

        assertThatThrownBy(() -> protocol.start(gatt))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(cure);
    }

    @Test
    void aChestBeltWithoutTheServiceIsRefused() {
        assertThatThrownBy(() -> protocol.start(new ScriptedGatt()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Polar Flow");
    }

    @Test
    void stoppedItsStreamsAreEndedBecauseAnH10WouldStayOn() throws Exception {
        asVerity();
        gatt.answering("0302", CONTROL_POINT, "f0030200").answering("0305", CONTROL_POINT, "f0030500");
        protocol.start(gatt);
        gatt.done();

        protocol.stop(gatt);

        assertThat(gatt.done())
                .containsExactly(
                        "write fb005c81 0302", "write fb005c81 0305", "unsubscribe fb005c82", "unsubscribe fb005c81");
    }

    @Test
    void wordThatAStreamHasEndedIsNoSample() {
        List<Decoded> all = new ArrayList<>();

        protocol.notified(UUID.fromString(CONTROL_POINT), new byte[] {1, 2}, all::add);

        assertThat(all).hasSize(1).allMatch(Decoded.Unsupported.class::isInstance);
    }
}

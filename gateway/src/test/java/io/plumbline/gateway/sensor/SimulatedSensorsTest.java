package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.gateway.sensor.Decoded.Malformed;
import io.plumbline.gateway.sensor.Decoded.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What sensors do over a connection: packets in two parts, lost parts, clocks that wrap. */
class SimulatedSensorsTest {

    private static byte[] movesense(int milliseconds, int samples) {
        ByteBuffer bytes = ByteBuffer.allocate(6 + 24 * samples).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 2).put((byte) 0x63).putInt(milliseconds);
        for (int i = 0; i < 6 * samples; i++) {
            bytes.putFloat(i);
        }
        return bytes.array();
    }

    private static byte[] first(byte[] whole, int length) {
        return java.util.Arrays.copyOf(whole, length);
    }

    private static byte[] second(byte[] whole, int length) {
        byte[] rest = java.util.Arrays.copyOfRange(whole, length - 2, whole.length);
        rest[0] = 3;
        rest[1] = 0x63;
        return rest;
    }

    private static List<Decoded> decode(PayloadDecoder decoder, byte[]... payloads) {
        List<Decoded> all = new ArrayList<>();
        for (byte[] payload : payloads) {
            decoder.decode(payload, all::add);
        }
        return all;
    }

    @Test
    void aMovesensePacketInTwoPartsIsOne() throws IOException {
        byte[] whole = movesense(1000, 8);
        List<Decoded> inOne = decode(SensorProfile.MOVESENSE.decoder(Map.of("measure", "imu6")), whole);
        List<Decoded> inTwo = decode(
                SensorProfile.MOVESENSE.decoder(Map.of("measure", "imu6")), first(whole, 155), second(whole, 155));

        assertThat(inOne).hasSize(8).isEqualTo(inTwo);
    }

    @Test
    void ofAMovesensePacketWithALostPartNothingIsRead() throws IOException {
        byte[] whole = movesense(1000, 8);
        PayloadDecoder decoder = SensorProfile.MOVESENSE.decoder(Map.of("measure", "imu6"));

        assertThat(decode(decoder, second(whole, 155))).hasSize(1).allMatch(Malformed.class::isInstance);
        List<Decoded> after = decode(decoder, first(whole, 155), movesense(1080, 4));
        assertThat(after.get(0)).isInstanceOf(Malformed.class);
        assertThat(after).hasSize(5);
    }

    @Test
    void twoPartsOfAMovesensePacketWithNothingInThemAreRefused() throws IOException {
        byte[] head = movesense(1000, 0);

        assertThat(decode(SensorProfile.MOVESENSE.decoder(Map.of()), head, new byte[] {3, 0x63}))
                .hasSize(1)
                .allMatch(Malformed.class::isInstance);
    }

    @Test
    void aClockThatWrapsGoesOn() throws IOException {
        List<Decoded> all = decode(
                SensorProfile.MOVESENSE.decoder(Map.of("measure", "imu6", "rate", "50")),
                movesense(-20, 1),
                movesense(0, 1));

        assertThat(((Reading) all.get(1)).timeSeconds() - ((Reading) all.get(0)).timeSeconds())
                .isCloseTo(0.02, within(1e-9));
    }

    @Test
    void aDotsRateQuantitiesAreReadByLengthAndByMode() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(2_000_000);
        for (float value : new float[] {1, 2, 9, 90, -90, 180}) {
            bytes.putFloat(value);
        }
        Reading expected = new Reading(2, 1, 2, 9, Math.PI / 2, -Math.PI / 2, Math.PI);

        assertThat(decode(SensorProfile.DOT.decoder(Map.of()), bytes.array())).containsExactly(expected);
        assertThat(decode(SensorProfile.DOT.decoder(Map.of("mode", "21")), bytes.array()))
                .containsExactly(expected);
    }

    @Test
    void aPayloadThatAnMtuCutOffIsRefusedWithTheReason() throws IOException {
        List<Decoded> all = decode(SensorProfile.DOT.decoder(Map.of("mode", "21")), new byte[20]);

        assertThat(all).hasSize(1);
        assertThat(((Malformed) all.get(0)).why())
                .contains("28 bytes")
                .contains("20")
                .contains("MTU");
    }

    @Test
    void longFramesThatComeInTwoNotificationsAreFound() throws IOException {
        byte[] one = HexFormat.of().parseHex("5561d8fd3905de05bb01ff00fbffab0fb1ed808a1a06160e29011903");
        byte[] two = HexFormat.of().parseHex("55615afd2605250686001fffcd003910e1ed8c8a1a06160e29014b03");
        PayloadDecoder decoder = SensorProfile.WITMOTION.decoder(Map.of());
        List<Decoded> all = decode(
                decoder,
                java.util.Arrays.copyOf(one, 20),
                java.util.Arrays.copyOfRange(one, 20, 28),
                java.util.Arrays.copyOf(two, 20),
                java.util.Arrays.copyOfRange(two, 20, 28));

        assertThat(all).hasSize(2).allMatch(Reading.class::isInstance);
        assertThat(((Reading) all.get(1)).ax()).isCloseTo(-3.246537, within(1e-6));
    }

    @Test
    void whatIsNoWitMotionFrameIsSaidInASentenceAndHarmsNoFrameBehindIt() throws IOException {
        PayloadDecoder decoder = SensorProfile.WITMOTION.decoder(Map.of());

        List<Decoded> all = decode(
                decoder,
                HexFormat.of().parseHex("0102030405060708090a0b0c0d0e0f1011121314"),
                HexFormat.of().parseHex("5561000000000008000000000000000000000000"));

        assertThat(all).hasSize(2);
        assertThat(((Malformed) all.get(0)).why())
                .isEqualTo(
                        "20 bytes are no part of a WitMotion frame, which begins with 55 61 or 55 71 and has 20 or 28"
                                + " bytes");
        assertThat(((Reading) all.get(1)).az()).isCloseTo(9.80665, within(1e-9));
    }
}

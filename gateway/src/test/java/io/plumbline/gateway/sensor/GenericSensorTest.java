package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.gateway.definition.InvalidDefinitionException;
import io.plumbline.gateway.sensor.Decoded.Malformed;
import io.plumbline.gateway.sensor.Decoded.Reading;
import io.plumbline.gateway.sensor.Decoded.Unsupported;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericSensorTest {

    private static final String HEAD =
            "name: mine\nservice: 7d3f0001-5a0c-4c1e-9a53-2f6f1c0a9e10\nnotify: \"2a58\"\nrate: 100\n";
    private static final String FORCES =
            "  - {field: ax, type: i16}\n  - {field: ay, type: i16}\n  - {field: az, type: i16}\n";
    private static final String TEXT = HEAD + "format: text\nsample:\n  - {field: ax, unit: g}\n"
            + "  - {field: ay, unit: g}\n  - {field: az, unit: g}\n";

    private static List<Decoded> decode(String yaml, byte[]... payloads) throws IOException {
        List<Decoded> all = new ArrayList<>();
        PayloadDecoder decoder = GenericSensorReader.read(yaml, "imu.yaml").decoder();
        for (byte[] payload : payloads) {
            decoder.decode(payload, all::add);
        }
        return all;
    }

    private static byte[] shorts(ByteOrder order, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static double seconds(Decoded decoded) {
        return ((Reading) decoded).timeSeconds();
    }

    /** A packet as docs/arduino/plumbline-imu/plumbline-imu.ino makes it. */
    private static byte[] asTheSketchSends(long microseconds, int sequence, double[]... samples) {
        byte[] packet = new byte[6 + 12 * samples.length];
        for (int i = 0; i < 4; i++) {
            packet[i] = (byte) (microseconds >> (8 * i));
        }
        packet[4] = (byte) sequence;
        packet[5] = (byte) (sequence >> 8);
        int at = 6;
        for (double[] sample : samples) {
            for (int axis = 0; axis < 6; axis++) {
                double scaled = sample[axis] * (axis < 3 ? 8000 : 16); // of g, of degrees/s
                int counts = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
                packet[at] = (byte) counts;
                packet[at + 1] = (byte) (counts >> 8);
                at += 2;
            }
        }
        return packet;
    }

    @Test
    void whatTheShippedSketchSendsTheShippedDescriptionReads() throws Exception {
        double[] sample = {0.5, -0.25, 1, 90, -45, 1999};
        PayloadDecoder decoder = GenericSensor.read(ShippedSensor.description()).decoder();
        List<Decoded> all = new ArrayList<>();

        decoder.decode(asTheSketchSends(0xFFFF_FFF0L, 7, sample, sample, sample, sample, sample, sample), all::add);
        decoder.decode(asTheSketchSends(51_000 - 16, 8, sample, sample, sample, sample, sample, sample), all::add);

        assertThat(all).hasSize(12).allMatch(Reading.class::isInstance);
        Reading first = (Reading) all.get(0);
        assertThat(first.ax()).isCloseTo(0.5 * 9.80665, within(1e-9));
        assertThat(first.ay()).isCloseTo(-0.25 * 9.80665, within(1e-9));
        assertThat(first.az()).isCloseTo(9.80665, within(1e-9));
        assertThat(first.gx()).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(first.gy()).isCloseTo(-Math.PI / 4, within(1e-9));
        assertThat(first.gz()).isCloseTo(Math.toRadians(1999), within(1e-9));
        assertThat(seconds(all.get(5))).isCloseTo(4294.96728, within(1e-9));
        assertThat(seconds(all.get(11)) - seconds(all.get(5))).isCloseTo(0.051, within(1e-9));
        assertThat(seconds(all.get(6)) - seconds(all.get(5))).isCloseTo(0.051 / 6, within(1e-9));
    }

    @Test
    void afterALostPacketSamplesAreNotSpreadOverTheHole() throws Exception {
        double[] sample = {0, 0, 1, 0, 0, 0};
        PayloadDecoder decoder = GenericSensor.read(ShippedSensor.description()).decoder();
        List<Decoded> all = new ArrayList<>();

        decoder.decode(asTheSketchSends(100_000, 7, sample, sample, sample, sample, sample, sample), all::add);
        decoder.decode(asTheSketchSends(200_000, 9, sample, sample, sample, sample, sample, sample), all::add);

        assertThat(seconds(all.get(11)) - seconds(all.get(6))).isCloseTo(5 / 119.0, within(1e-9));
    }

    @Test
    void aPacketThatCameTwiceIsTakenOnce() throws Exception {
        double[] sample = {0, 0, 1, 0, 0, 0};
        PayloadDecoder decoder = GenericSensor.read(ShippedSensor.description()).decoder();
        List<Decoded> all = new ArrayList<>();
        byte[] packet = asTheSketchSends(100_000, 7, sample, sample, sample, sample, sample, sample);

        decoder.decode(packet, all::add);
        decoder.decode(packet, all::add);

        assertThat(all).hasSize(7);
        assertThat(all.get(6)).isEqualTo(new Unsupported(Double.NaN, "packet that came twice"));
    }

    @Test
    void theSketchAndTheDescriptionNameTheSameThings() throws Exception {
        GenericSensor sensor = GenericSensor.read(ShippedSensor.description());
        Path sketch = ShippedSensor.description().resolveSibling("plumbline-imu/plumbline-imu.ino");

        assertThat(sketch)
                .content()
                .contains("service(\"" + sensor.service() + '"')
                .contains("data(\"" + sensor.data() + '"')
                .contains("control(\"" + sensor.write() + '"')
                .contains("setLocalName(\"" + sensor.namePrefix() + '"')
                .contains("SAMPLES = " + sensor.layout().samples() + ";");
    }

    @Test
    void numbersOfEitherOrderAreReadAndScaled() throws Exception {
        String big = HEAD + "byte-order: big\nsample:\n  - {field: ax, type: i16, unit: g, scale: 0.001}\n"
                + "  - {field: ay, type: i16, unit: g, scale: -0.001}\n  - {field: az, type: i16, unit: mg}\n";

        List<Decoded> all = decode(big, shorts(ByteOrder.BIG_ENDIAN, 1000, 500, 250));

        Reading reading = (Reading) all.get(0);
        assertThat(reading.ax()).isCloseTo(9.80665, within(1e-9));
        assertThat(reading.ay()).isCloseTo(-0.5 * 9.80665, within(1e-9));
        assertThat(reading.az()).isCloseTo(0.25 * 9.80665, within(1e-9));
        assertThat(reading.hasRate()).isFalse();
        assertThat(reading.timeSeconds()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "i8,  ff,               -1",
        "u8,  ff,               255",
        "i16, feff,             -2",
        "u16, feff,             65534",
        "i32, feffffff,         -2",
        "u32, feffffff,         4294967294",
        "f32, 0000c03f,         1.5",
        "f64, 000000000000f83f, 1.5",
    })
    void everyTypeIsReadAsItIsWritten(String type, String hex, double value) throws Exception {
        String yaml = HEAD + "sample:\n  - {field: ax, type: " + type + "}\n  - {field: ay, type: i8}\n"
                + "  - {field: az, type: i8}\n";

        List<Decoded> all = decode(yaml, java.util.HexFormat.of().parseHex(hex + "0000"));

        assertThat(((Reading) all.get(0)).ax()).isEqualTo(value);
    }

    @Test
    void withoutATimeTheSequenceNumberTellsItSoThatLostPacketsLeaveAGap() throws Exception {
        String yaml = HEAD + "head:\n  - {field: sequence, type: u8}\nsamples: 2\nsample:\n" + FORCES;
        byte[][] packets = new byte[3][13];
        packets[0][0] = (byte) 255;
        packets[1][0] = 0;
        packets[2][0] = 3;

        List<Decoded> all = decode(yaml, packets);

        assertThat(all).hasSize(6);
        double start = seconds(all.get(0));
        assertThat(all.stream().map(one -> seconds(one) - start).toList())
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(0.0, 0.01, 0.02, 0.03, 0.08, 0.09);
    }

    @Test
    void asManySamplesAsFitAreTakenWhereTheFileSaysSo() throws Exception {
        String yaml = HEAD + "samples: all\nsample:\n" + FORCES;

        assertThat(decode(yaml, new byte[18])).hasSize(3);
        assertThat(decode(yaml, new byte[19])).hasSize(1).allMatch(Malformed.class::isInstance);
        assertThat(decode(yaml, new byte[0])).hasSize(1).allMatch(Malformed.class::isInstance);
    }

    @Test
    void aPacketOfAnotherLengthIsRefusedWithTheExpectedOne() throws Exception {
        List<Decoded> all = decode(HEAD + "sample:\n" + FORCES, new byte[20]);

        assertThat(((Malformed) all.get(0)).why())
                .isEqualTo("a packet of this sensor has 6 bytes, this has 20: cut off by an MTU that is too small?");
    }

    @Test
    void linesOfTextAreReadHoweverTheyAreCut() throws Exception {
        List<Decoded> all = decode(TEXT, text("0,0,1\r\n0.5,"), text(" -0.5,1e0\n1,2"), text(",3\n"));

        assertThat(all).hasSize(3).allMatch(Reading.class::isInstance);
        assertThat(((Reading) all.get(1)).ay()).isCloseTo(-0.5 * 9.80665, within(1e-9));
        assertThat(((Reading) all.get(2)).az()).isCloseTo(3 * 9.80665, within(1e-9));
    }

    @Test
    void theRestOfALineThatWasBegunBeforeIsNoFaultButALaterBadLineIs() throws Exception {
        List<Decoded> all = decode(TEXT, text("5,1\n0,0,1\n0,x,1\n0,NaN,1\n"));

        assertThat(all.get(0)).isInstanceOf(Unsupported.class);
        assertThat(all.get(1)).isInstanceOf(Reading.class);
        assertThat(((Malformed) all.get(2)).why()).contains("3 numbers").contains("'0,x,1'");
        assertThat(all.get(3)).isInstanceOf(Malformed.class);
    }

    @Test
    void textHasTimesNumbersAndColumnsToSkipToo() throws Exception {
        String yaml = HEAD + "format: text\nseparator: \";\"\nsample:\n  - {field: time, unit: ms}\n  - {skip: 2}\n"
                + "  - {field: ax}\n  - {field: ay}\n  - {field: az}\n";

        List<Decoded> all = decode(yaml, text("1500;a;b;1;2;3\n"));

        assertThat(all).containsExactly(new Reading(1.5, 1, 2, 3, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void aLineWithoutEndTakesNoMoreRoom() throws Exception {
        byte[][] endless = new byte[50][];
        java.util.Arrays.fill(endless, text("1".repeat(500)));
        endless[49] = text("\n");

        assertThat(decode(TEXT, endless)).hasSize(1).allMatch(Malformed.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sensor: x                              | imu.yaml: sensor: no key is called 'sensor' here",
                "nome: x                                | Did you mean name?",
                "sample: [{field: ax}]                  | imu.yaml: sample[0].type is missing",
                "sample: [{field: xa, type: i16}]       | sample[0].field: no field is called 'xa'. Did you mean ax?",
                "sample: [{field: ax, type: int16}]     | sample[0].type: no type is called 'int16'. Known are i8, u8,"
                        + " i16",
                "sample: [{field: ax, type: i61}]       | sample[0].type: no type is called 'i61'. Did you mean i16?",
                "sample: [{field: ax, type: i16, unit: dps}] | no unit of this is called 'dps'",
                "sample: [{field: ax, type: i16, scale: 0}]  | sample[0].scale must not be 0",
                "sample: [{field: sequence, type: f32}] | must be u8, u16 or u32",
                "sample: [{field: time, type: i16}]     | must be u8, u16, u32, f32 or f64",
                "sample: [{field: ax, type: i16}]       | sample lacks the field ay",
                "sample: [{skip: 0}]                    | sample[0].skip must be a whole number from 1",
                "head: [{field: ax, type: i16}]         | head has the field ax, which belongs to the sample",
                "head: [{field: time, type: u32}, {field: time, type: u32}] | has the field time 2 times",
                "samples: 90                            | makes packets of 540 bytes; a notification has 512 at most",
                "samples: 1.5                           | samples must be a whole number",
                "time-of: last                          | is about a time in the head, and there is none",
                "time-of: lst                           | no choice is called 'lst'. Did you mean last?",
                "start: \"01\"                          | imu.yaml: start needs the key write",
                "rate: 3                                | rate must be between 5 and 2000",
                "service: ffe4-1                        | service must be a UUID",
                "format: text                           | sample[0].type is for binary packets",
                "separator: \";\"                       | separator is for text",
            })
    void whatCanNotBeIsRefusedByFileAndPath(String line, String message) {
        String key = line.substring(0, line.indexOf(':') + 1);
        String yaml = (HEAD + "sample:\n" + FORCES);
        String without = key.equals("sample:")
                ? HEAD
                : java.util.Arrays.stream(yaml.split("\n"))
                        .filter(kept -> !kept.startsWith(key))
                        .reduce("", (all, kept) -> all + kept + "\n");

        assertThatThrownBy(() -> GenericSensorReader.read(without + line + "\n", "imu.yaml"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageStartingWith("imu.yaml: ")
                .hasMessageContaining(message);
    }

    @Test
    void aGyroscopeHasThreeAxesOrNone() {
        String yaml = HEAD + "sample:\n" + FORCES + "  - {field: gx, type: i16}\n";

        assertThatThrownBy(() -> GenericSensorReader.read(yaml, "imu.yaml"))
                .hasMessage("imu.yaml: sample lacks the field gy; a gyroscope has three, or leave all of them out");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> SensorProfile.GENERIC.decoder(Map.of("file", "nowhere.yaml")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no file nowhere.yaml");
        assertThatThrownBy(() -> SensorProfile.GENERIC.decoder(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("setting file is missing");
    }

    @Test
    void aDeviceFitsByItsServiceOrTheBeginningOfItsName() throws Exception {
        GenericSensor sensor = GenericSensor.read(ShippedSensor.description());

        assertThat(sensor.fits(new Advert("Plumbline IMU 2", Set.of(), Set.of())))
                .isTrue();
        assertThat(sensor.fits(new Advert("", Set.of(sensor.service()), Set.of())))
                .isTrue();
        assertThat(sensor.fits(new Advert("Kettle", Set.of(UUID.randomUUID()), Set.of())))
                .isFalse();
    }

    @Test
    void itIsSubscribedToThenStartedAndStopped() throws Exception {
        SensorProtocol protocol = ScriptedGatt.protocol(SensorProfile.GENERIC);
        String base = "-5a0c-4c1e-9a53-2f6f1c0a9e10";
        ScriptedGatt gatt = new ScriptedGatt()
                .with("7d3f0001" + base, "7d3f0002" + base, "notify")
                .with("7d3f0001" + base, "7d3f0003" + base, "write");

        protocol.start(gatt);
        assertThat(gatt.done()).containsExactly("subscribe 7d3f0002", "write 7d3f0003 01", "pause 50");
        protocol.stop(gatt);
        assertThat(gatt.done()).containsExactly("write 7d3f0003 00", "pause 50", "unsubscribe 7d3f0002");
        assertThat(protocol.rateHz()).isEqualTo(119);
        assertThat(protocol.limitations()).isEmpty();
    }

    @Test
    void aDeviceWithoutTheCharacteristicIsRefusedWithThoseThatItHas() {
        ScriptedGatt other = new ScriptedGatt()
                .with("0000180f-0000-1000-8000-00805f9b34fb", "00002a19-0000-1000-8000-00805f9b34fb", "read");

        assertThatThrownBy(() -> ScriptedGatt.protocol(SensorProfile.GENERIC).start(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'notify'")
                .hasMessageContaining("It has 00002a19");
    }

    @Test
    void whatASensorLacksIsSaid() throws Exception {
        GenericSensor slow = GenericSensorReader.read(HEAD.replace("100", "20") + "sample:\n" + FORCES, "imu.yaml");

        assertThat(new GenericProtocol(slow).limitations())
                .containsExactlyInAnyOrder(Limitation.NO_GYROSCOPE, Limitation.FEW_SAMPLES);
    }
}

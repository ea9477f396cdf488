package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.gateway.sensor.Decoded.Reading;
import io.plumbline.gateway.sensor.Decoded.Unsupported;
import io.plumbline.gateway.validation.RecordedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The payloads that real sensors sent and makers' own tests hold, beside the repository in {@code ../shared/data}. */
class PublishedPayloadsTest {

    private static final double G = 9.80665;

    private static List<Decoded> decode(String id, Map<String, String> settings) {
        JsonNode vector = vector(id);
        String hex = vector.get("hex").asText();
        boolean headless = vector.path("note").asText().contains("put 0263 in front");
        List<Decoded> all = new ArrayList<>();
        decoder(profile(vector), settings).decode(HexFormat.of().parseHex(headless ? "0263" + hex : hex), all::add);
        return all;
    }

    private static PayloadDecoder decoder(SensorProfile profile, Map<String, String> settings) {
        try {
            return profile.decoder(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Reading> readings(String id, Map<String, String> settings) {
        return decode(id, settings).stream()
                .map(decoded -> assertThat(decoded).isInstanceOf(Reading.class).actual())
                .map(Reading.class::cast)
                .toList();
    }

    private static SensorProfile profile(JsonNode vector) {
        String word = vector.get("decodes").asText();
        return SensorProfile.ofWord(word).orElseGet(() -> fail("no profile is called " + word));
    }

    private static double[] force(Reading reading) {
        return new double[] {reading.ax(), reading.ay(), reading.az()};
    }

    private static double[] rate(Reading reading) {
        return new double[] {reading.gx(), reading.gy(), reading.gz()};
    }

    private static double[] numbers(JsonNode list, double unit) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble() * unit;
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource({"wit20-a", "wit28-0", "wit28-1"})
    void witMotionsGiveForceAndRate(String id) {
        Reading reading = readings(id, Map.of()).get(0);

        assertThat(force(reading)).containsExactly(numbers(vector(id).get("acc_ms2"), 1), within(1e-6));
        assertThat(rate(reading)).containsExactly(numbers(vector(id).get("gyr_rads"), 1), within(1e-6));
    }

    @Test
    void twoOfTheLongFramesAreFiftyMillisecondsApartAsTheirClockSays() {
        double first = readings("wit28-0", Map.of()).get(0).timeSeconds();
        double second = readings("wit28-1", Map.of()).get(0).timeSeconds();

        assertThat(second - first).isCloseTo(0.05, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"wit71-mag", "movesense-Meas-Magn-13", "polar-mag80-ut", "polar-mag81-ut"})
    void magnetometersAreOfNoUse(String id) {
        assertThat(decode(id, Map.of())).containsExactly(new Unsupported(Double.NaN, "magnetometer"));
    }

    @Test
    void aDotThatSendsFreeAccelerationTellsItsTimeOnly() {
        assertThat(decode("dot-freeacc-0", Map.of()))
                .containsExactly(
                        new Unsupported(vector("dot-freeacc-0").get("t_us").asLong() * 1e-6, "free acceleration"));
    }

    @ParameterizedTest
    @CsvSource({"movesense-Meas-Acc-52,acc", "movesense-Meas-Gyro-52,gyro", "movesense-Meas-IMU6-52,imu6"})
    void movesensesGiveWhatTheyWereAskedForAndWithoutWordOfItTheSame(String id, String measure) {
        List<Reading> readings = readings(id, Map.of("measure", measure));
        double[] floats = numbers(vector(id).get("floats"), 1);
        boolean both = measure.equals("imu6");

        assertThat(readings).hasSize(4);
        for (int i = 0; i < 4; i++) {
            Reading reading = readings.get(i);
            assertThat(reading.timeSeconds())
                    .isCloseTo(vector(id).get("t_ms").asLong() * 1e-3 + i / 52.0, within(1e-9));
            if (!measure.equals("gyro")) {
                assertThat(force(reading)).containsExactly(three(floats, i, 1), within(1e-6));
            }
            if (!measure.equals("acc")) {
                assertThat(rate(reading)).containsExactly(three(floats, both ? 4 + i : i, Math.PI / 180), within(1e-6));
            }
            assertThat(reading.hasForce()).isEqualTo(!measure.equals("gyro"));
            assertThat(reading.hasRate()).isEqualTo(!measure.equals("acc"));
        }
        assertThat(readings(id, Map.of())).isEqualTo(readings);
    }

    private static double[] three(double[] all, int vector, double unit) {
        return new double[] {all[3 * vector] * unit, all[3 * vector + 1] * unit, all[3 * vector + 2] * unit};
    }

    @ParameterizedTest
    @CsvSource({"polar-acc81-443", "polar-acc81-ut", "polar-gyr80-ut"})
    void polarsUnpackTheirDifferences(String id) {
        List<Reading> readings = readings(id, Map.of());
        JsonNode vector = vector(id);
        boolean force = id.contains("acc");
        double unit = force ? 1e-3 * G : Math.PI / 180;

        assertThat(readings).hasSize(vector.get("n").asInt());
        assertThat(three(readings.get(0), force)).containsExactly(numbers(vector.get("raw_first"), unit), within(1e-9));
        assertThat(three(readings.get(1), force))
                .containsExactly(numbers(vector.get("raw_second"), unit), within(1e-9));
        Reading last = readings.get(readings.size() - 1);
        assertThat(three(last, force)).containsExactly(numbers(vector.get("raw_last"), unit), within(1e-9));
        assertThat(last.timeSeconds())
                .isCloseTo(vector.get("t_last_ns_since_2000").asLong() * 1e-9, within(1e-6));
        assertThat(last.timeSeconds() - readings.get(0).timeSeconds())
                .isCloseTo((readings.size() - 1) / 52.0, within(1e-6));
    }

    private static double[] three(Reading reading, boolean force) {
        return force ? force(reading) : rate(reading);
    }

    @Test
    void polarsFactorMultipliesWhatNeedsIt() {
        Reading plain = readings("polar-gyr80-ut", Map.of()).get(0);
        Reading scaled = readings("polar-gyr80-ut", Map.of("factor", "0.5")).get(0);

        assertThat(scaled.gx()).isCloseTo(plain.gx() / 2, within(1e-12));
    }

    @Test
    void polarsUnpackDifferencesOfFloatsAndPlainSamples() {
        List<Reading> floats = readings("polar-gyr81-ut", Map.of());
        List<Reading> plain = readings("polar-acc01-ut", Map.of());

        for (int i = 0; i < 2; i++) {
            double[] expected =
                    numbers(vector("polar-gyr81-ut").get("samples_dps").get(i), Math.PI / 180);
            assertThat(rate(floats.get(i))).containsExactly(expected, within(1e-6));
        }
        for (int i = 0; i < 3; i++) {
            double[] expected =
                    numbers(vector("polar-acc01-ut").get("samples_mG").get(i), 1e-3 * G);
            assertThat(force(plain.get(i))).containsExactly(expected, within(1e-9));
        }
        assertThat(plain).hasSize(3);
    }

    @Test
    void theBeginningOfAThingysPayloadGivesTheForceAlone() {
        Reading reading = readings("thingy-acc", Map.of()).get(0);

        assertThat(force(reading)).containsExactly(numbers(vector("thingy-acc").get("acc_g"), G), within(1e-5));
        assertThat(reading.hasRate()).isFalse();
    }

    @Test
    void theBeginningsOfASensorTagsPayloadsGiveRateAndForce() {
        Reading rates = readings("kura-cc2650-gyr", Map.of()).get(0);
        Reading forces = readings("kura-cc2650-acc", Map.of()).get(0);

        assertThat(rate(rates))
                .containsExactly(numbers(vector("kura-cc2650-gyr").get("gyr_dps_native"), Math.PI / 180), within(1e-4));
        assertThat(rates.hasForce()).isFalse();
        assertThat(force(forces))
                .containsExactly(numbers(vector("kura-cc2650-acc").get("acc_g_no_sign_fix"), G), within(1e-9));
    }

    @Test
    void everyPayloadThatAProfileReadsIsReadHere() throws IOException {
        TreeSet<String> open = new TreeSet<>();
        for (JsonNode vector : new ObjectMapper().readTree(file().toFile())) {
            if (!vector.path("decodes").isNull() && !vector.path("decodes").isMissingNode()) {
                assertThat(decode(vector.get("id").asText(), Map.of()))
                        .as(vector.get("id").asText())
                        .isNotEmpty()
                        .noneMatch(Decoded.Malformed.class::isInstance);
                open.add(vector.get("decodes").asText());
            }
        }
        TreeSet<String> published = new TreeSet<>(SensorProfile.words());
        published.remove(SensorProfile.GENERIC.word()); // Its packets are anybody's.
        assertThat(open).isEqualTo(published);
    }

    private static JsonNode vector(String id) {
        try {
            for (JsonNode vector : new ObjectMapper().readTree(file().toFile())) {
                if (vector.get("id").asText().equals(id)) {
                    return vector;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fail("there is no payload called " + id);
    }

    private static Path file() {
        return RecordedData.require("sensor-packets.json");
    }
}

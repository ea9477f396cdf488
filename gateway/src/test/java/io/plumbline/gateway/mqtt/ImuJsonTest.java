package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImuJsonTest {

    private static String payload(ImuBatch batch) {
        return new Payloads(InstantSource.system()).next("imu", "imu", out -> ImuJson.writeFields(batch, out));
    }

    private static ImuBatch batch(List<Double> numbers) {
        List<ImuSample> samples = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            double n = numbers.get(i);
            samples.add(new ImuSample(Placement.T12, i + n / 1e9, n, -n, n / 3, n * 1e-9, 0, -0.0, 1e6 + i));
        }
        return new ImuBatch(
                "3f9c21",
                new SensorSettings(
                        Placement.T12,
                        Mount.parse("up,left,back"),
                        104.2,
                        new AccelerometerCorrection(0.1, 0, -0.2, 1.01, 1, 0.99)),
                true,
                "Movesense 2.1.5",
                OptionalInt.of(83),
                2,
                11,
                samples);
    }

    @Property(tries = 200)
    void aBatchIsReadBackToTheBit(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -200, max = 200) Double> numbers) {
        ImuBatch batch = batch(numbers);

        ImuJson.Message read = ImuJson.read(payload(batch));

        assertThat(read.seq()).isEqualTo(1);
        assertThat(read.batch()).isEqualTo(batch);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "schema    | \"plumbline/v1/cue\" | its \"schema\" is not plumbline/v1/imu",
                "placement | \"knee\"             | its placement is not known",
                "session   | 7                    | lacks \"session\"",
                "clock     | null                 | lacks \"clock\"",
                "rate_hz   | 0                    | rate must be between",
                "mount     | \"up,up,up\"         | mount must name",
                "ax_mps2   | [1]                  | holds 1 numbers for 2 samples",
                "ax_mps2   | [1,\"x\"]            | something else than numbers",
                "t_s       | [1,1e999]            | something else than numbers",
                "t_s       | []                   | holds 2 numbers for 0 samples",
                "starts    | 0                    | counts from 1",
                "first     | -1                   | counts from 1",
            })
    void whatIsNoBatchIsRefusedWithAReason(String key, String value, String reason) throws Exception {
        JsonMapper json = new JsonMapper();
        ObjectNode message = (ObjectNode) json.readTree(payload(batch(List.of(1.0, 2.0))));
        JsonNode wrong = json.readTree(value);
        message.set(key, wrong);

        assertThatThrownBy(() -> ImuJson.read(message.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsFarTooLongIsNotRead() {
        assertThatThrownBy(() -> ImuJson.read(" ".repeat(1_000_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("over 1000000 characters");
    }

    @ParameterizedTest
    @CsvSource({"no JSON", "[]", "7", "''"})
    void whatIsNoObjectIsRefused(String payload) {
        assertThatThrownBy(() -> ImuJson.read(payload)).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a scenario from YAML:
 *
 * <pre>{@code
 * name: two-squats
 * description: A good squat and one with the tailbone tucked under.
 * wearer: {stature_m: 1.80, squat_flexion_deg: 13}
 * sensors:
 *   - {placement: sacrum, rate_hz: 104}
 *   - {placement: t12, mount: "up,left,back"}
 * errors: {gyro_bias_sd_dps: 1}
 * radio: shadowed
 * steps:
 *   - stand: {seconds: 4}
 *   - bow: {angle_deg: 45}
 *   - exercise: squat
 *   - squats: {repetitions: 1}
 *   - squats: {repetitions: 1, tuck_deg: 15}
 * }</pre>
 *
 * <p>Keys and their defaults are those of {@link Scenario}, {@link Wearer},
 * {@link io.plumbline.simulator.sensor.WornSensor}, {@link io.plumbline.simulator.sensor.SensorErrors},
 * {@link io.plumbline.simulator.link.Radio} and {@link Step}.
 */
public final class ScenarioReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.USE_GETTERS_AS_SETTERS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .build();

    private ScenarioReader() {}

    /**
     * Reads a file.
     *
     * @throws InvalidScenarioException if it holds no scenario; the message says where and what is wrong
     * @throws IOException if it can't be read
     */
    public static Scenario read(Path file) throws IOException {
        try (InputStream yaml = Files.newInputStream(file)) {
            return read(yaml, file.getFileName().toString());
        }
    }

    static Scenario read(InputStream yaml, String source) throws IOException {
        try {
            return YAML.readValue(yaml, Scenario.class);
        } catch (JsonProcessingException e) {
            throw new InvalidScenarioException(source + ": " + ScenarioMistake.describe(e), e);
        }
    }
}

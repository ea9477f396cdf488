package io.plumbline.gateway.mqtt;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Raw samples as the payload of a topic {@code imu}: a column for each number, so that a name is said once a message. */
final class ImuJson {

    private static final String SCHEMA = Topics.schema("imu");
    private static final JsonMapper JSON = new JsonMapper();

    /** More than a second of the fastest sensor. */
    private static final int MOST_SAMPLES = 4096;

    /** What these take, with room to spare, characters. */
    private static final int LONGEST = 1_000_000;

    /**
     * A message that was read.
     *
     * @param seq its number on its topic, from 1
     */
    record Message(long seq, ImuBatch batch) {}

    private ImuJson() {}

    /** Writes a batch's fields into an object that is already open; every number is read back to the bit. */
    static void writeFields(ImuBatch batch, JsonGenerator out) throws IOException {
        SensorSettings sensor = batch.sensor();
        out.writeStringField("type", "imu");
        out.writeStringField("session", batch.session());
        out.writeStringField("placement", sensor.placement().word());
        out.writeStringField("clock", batch.ownClock() ? "own" : "common");
        out.writeNumberField("rate_hz", sensor.rateHz());
        if (sensor.mount() != null) {
            out.writeStringField("mount", sensor.mount().toString());
        }
        if (!sensor.correction().equals(AccelerometerCorrection.NONE)) {
            out.writeStringField("accelerometer", sensor.correction().toString());
        }
        if (!batch.model().isEmpty()) {
            out.writeStringField("model", batch.model());
        }
        if (batch.batteryPercent().isPresent()) {
            out.writeNumberField("battery_percent", batch.batteryPercent().getAsInt());
        }
        out.writeNumberField("starts", batch.starts());
        out.writeNumberField("first", batch.first());
        column("t_s", batch, ImuSample::timeSeconds, out);
        if (batch.samples().stream().allMatch(sample -> Double.isFinite(sample.arrivalSeconds()))) {
            column("arrival_s", batch, ImuSample::arrivalSeconds, out);
        }
        column("ax_mps2", batch, ImuSample::ax, out);
        column("ay_mps2", batch, ImuSample::ay, out);
        column("az_mps2", batch, ImuSample::az, out);
        column("gx_radps", batch, ImuSample::gx, out);
        column("gy_radps", batch, ImuSample::gy, out);
        column("gz_radps", batch, ImuSample::gz, out);
    }

    private static void column(String key, ImuBatch batch, ToDoubleFunction<ImuSample> number, JsonGenerator out)
            throws IOException {
        out.writeArrayFieldStart(key);
        for (ImuSample sample : batch.samples()) {
            out.writeNumber(number.applyAsDouble(sample));
        }
        out.writeEndArray();
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException if it is none of ours; the message says why
     */
    static Message read(String payload) {
        if (payload.length() > LONGEST) {
            throw new IllegalArgumentException("it is over " + LONGEST + " characters long");
        }
        JsonNode json;
        try {
            json = JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!json.path("schema").asText().equals(SCHEMA)) {
            throw new IllegalArgumentException("its \"schema\" is not " + SCHEMA);
        }
        Placement placement = Placement.ofWord(text(json, "placement"))
                .orElseThrow(() -> new IllegalArgumentException("its placement is not known"));
        String mount = json.path("mount").textValue();
        String correction = json.path("accelerometer").textValue();
        SensorSettings sensor = new SensorSettings(
                placement,
                mount == null ? null : Mount.parse(mount),
                json.path("rate_hz").asDouble(),
                correction == null ? AccelerometerCorrection.NONE : AccelerometerCorrection.parse(correction));
        JsonNode battery = json.path("battery_percent");
        return new Message(
                json.path("seq").asLong(),
                new ImuBatch(
                        text(json, "session"),
                        sensor,
                        text(json, "clock").equals("own"),
                        json.path("model").asText(),
                        battery.isInt() ? OptionalInt.of(battery.intValue()) : OptionalInt.empty(),
                        json.path("starts").asInt(),
                        json.path("first").asLong(),
                        samples(json, placement)));
    }

    private static String text(JsonNode json, String key) {
        String text = json.path(key).textValue();
        if (text == null) {
            throw new IllegalArgumentException("it lacks \"" + key + "\"");
        }
        return text;
    }

    private static List<ImuSample> samples(JsonNode json, Placement placement) {
        int count = json.path("t_s").size();
        if (count > MOST_SAMPLES) {
            throw new IllegalArgumentException("it has over " + MOST_SAMPLES + " samples");
        }
        double[] t = numbers(json, "t_s", count);
        double[] ax = numbers(json, "ax_mps2", count);
        double[] ay = numbers(json, "ay_mps2", count);
        double[] az = numbers(json, "az_mps2", count);
        double[] gx = numbers(json, "gx_radps", count);
        double[] gy = numbers(json, "gy_radps", count);
        double[] gz = numbers(json, "gz_radps", count);
        double @Nullable [] arrival = json.has("arrival_s") ? numbers(json, "arrival_s", count) : null;
        List<ImuSample> samples = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double arrived = arrival == null ? Double.NaN : arrival[i];
            samples.add(new ImuSample(placement, t[i], ax[i], ay[i], az[i], gx[i], gy[i], gz[i], arrived));
        }
        return samples;
    }

    private static double[] numbers(JsonNode json, String key, int count) {
        JsonNode column = json.path(key);
        if (!column.isArray() || column.size() != count) {
            throw new IllegalArgumentException(
                    "\"" + key + "\" holds " + column.size() + " numbers for " + count + " samples");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = column.get(i).isNumber() ? column.get(i).doubleValue() : Double.NaN;
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException("\"" + key + "\" holds something else than numbers");
            }
        }
        return numbers;
    }
}

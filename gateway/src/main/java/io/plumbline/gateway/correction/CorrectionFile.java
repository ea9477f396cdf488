package io.plumbline.gateway.correction;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.correction.CorrectionOutcome;
import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small JSON file in which one sensor's accelerometer's errors are kept. */
public final class CorrectionFile {

    private static final String FORMAT = "plumbline accelerometer 1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CorrectionFile() {}

    /**
     * Writes what was found; an existing file is replaced.
     *
     * @param sensor which sensor it is of, for people
     * @param checkMg how far a rest that was not used is from 1 g, corrected, mg; NaN where there was none
     * @throws RecordingException if it can't be written; the message says why
     */
    public static void write(Path file, String sensor, CorrectionOutcome.Found found, double checkMg)
            throws RecordingException {
        AccelerometerCorrection c = found.correction();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT).put("sensor", sensor);
        root.putArray("offset_mps2").add(c.offsetX()).add(c.offsetY()).add(c.offsetZ());
        root.putArray("scale").add(c.scaleX()).add(c.scaleY()).add(c.scaleZ());
        root.put("scales_found", found.scalesFound())
                .put("rests", found.rests())
                .put("left_out", found.leftOut())
                .put("directions", found.directions())
                .put("residual_before_mg", tenths(found.beforeMg()))
                .put("residual_after_mg", tenths(found.afterMg()));
        if (!Double.isNaN(checkMg)) {
            root.put("check_mg", tenths(checkMg));
        }
        try {
            Files.writeString(file, root.toPrettyString() + "\n", UTF_8);
        } catch (IOException e) {
            throw new RecordingException(FileFault.writing(file, e), e);
        }
    }

    /**
     * Reads the correction of a file.
     *
     * @throws RecordingException if it can't be read or is none; the message says what is wrong
     */
    public static AccelerometerCorrection read(Path file) throws RecordingException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(file, UTF_8));
        } catch (JsonProcessingException e) {
            throw none(file, "it is not JSON");
        } catch (IOException e) {
            throw new RecordingException(FileFault.reading(file, e), e);
        }
        if (!root.path("format").asText().equals(FORMAT)) {
            throw none(file, "its \"format\" is not \"" + FORMAT + "\"");
        }
        try {
            return new AccelerometerCorrection(
                    number(file, root, "offset_mps2", 0),
                    number(file, root, "offset_mps2", 1),
                    number(file, root, "offset_mps2", 2),
                    number(file, root, "scale", 0),
                    number(file, root, "scale", 1),
                    number(file, root, "scale", 2));
        } catch (IllegalArgumentException e) {
            throw none(file, String.valueOf(e.getMessage()));
        }
    }

    private static double number(Path file, JsonNode root, String key, int axis) throws RecordingException {
        JsonNode list = root.path(key);
        if (list.size() != 3 || !list.path(axis).isNumber()) {
            throw none(file, "\"" + key + "\" must be three numbers, for x, y and z");
        }
        return list.path(axis).asDouble();
    }

    private static RecordingException none(Path file, String why) {
        return new RecordingException(file + " is no accelerometer's errors: " + why
                + ". 'plumbline calibrate sensor --output FILE' writes such a file.");
    }

    private static double tenths(double value) {
        return Math.rint(value * 10) / 10;
    }
}

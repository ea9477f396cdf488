package io.plumbline.simulator.payload;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Payloads that real sensors sent, beside the repository in {@code ../shared/data}; a test is skipped aloud where they are
 * missing.
 */
final class PublishedVectors {

    private PublishedVectors() {}

    /** The payload of this name. */
    static String hex(String id) {
        return find(id).get("hex").asText();
    }

    /** The numbers that stand at a key of it. */
    static double[] numbers(String id, String key) {
        JsonNode list = find(id).get(key);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }

    private static JsonNode find(String id) {
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
        Path path = Path.of(System.getProperty("plumbline.root", ".."))
                .toAbsolutePath()
                .resolve("../shared/data/sensor-packets.json")
                .normalize();
        if (!Files.exists(path)) {
            String message = "No payloads of real sensors at " + path + ". This test needs them.";
            if (Boolean.getBoolean("plumbline.require-all")) {
                fail(message);
            }
            System.err.println("SKIPPED: " + message);
            abort(message);
        }
        return path;
    }
}

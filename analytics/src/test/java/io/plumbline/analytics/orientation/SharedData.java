package io.plumbline.analytics.orientation;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Recorded data that stand beside the repository, in {@code ../shared/data}. A test that needs them is skipped where
 * they are missing, and fails there with {@code -Dplumbline.require-all=true}.
 */
final class SharedData {

    private SharedData() {}

    /** The cells of a comma-separated table without its header line; {@code .gz} is unpacked. */
    static List<String[]> rows(String name) throws IOException {
        Path file = require(name);
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    private static Path require(String name) {
        Path root = Path.of(System.getProperty("plumbline.root", ".."));
        Path file =
                root.resolve("../shared/data").resolve(name).toAbsolutePath().normalize();
        if (!Files.isReadable(file)) {
            String message = "No recorded data at " + file + ". This test needs them.";
            if (Boolean.getBoolean("plumbline.require-all")) {
                fail(message);
            }
            System.err.println("SKIPPED: " + message); // the build's own count of skipped tests gives no reason
            abort(message);
        }
        return file;
    }
}

package io.plumbline.gateway.validation;

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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The recordings beside the repository, in {@code ../shared/data}; a test is skipped aloud where they are missing. */
public final class RecordedData {

    private RecordedData() {}

    /** The files of a folder whose names end so, in order of their names. */
    static List<Path> files(String folder, String ending) throws IOException {
        Path path = require(folder);
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** The lines of a file, unpacked where its name ends in {@code .gz}. */
    static List<String> lines(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** A file or folder of the recordings. */
    public static Path require(String name) {
        Path path = root().resolve("../shared/data").resolve(name).normalize();
        if (!Files.exists(path)) {
            String message = "No recorded data at " + path + ". This test needs them.";
            if (Boolean.getBoolean("plumbline.require-all")) {
                fail(message);
            }
            System.err.println("SKIPPED: " + message);
            abort(message);
        }
        return path;
    }

    /** The repository. */
    static Path root() {
        return Path.of(System.getProperty("plumbline.root", "..")).toAbsolutePath();
    }
}

package io.plumbline.analytics.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A peer from elsewhere: the filters of the npm package ahrs 1.3.3 under Node. It is fetched to {@code
 * target/benchmark-ahrs} and is no part of the project.
 */
final class NpmAhrs {

    private static final String VERSION = "1.3.3";
    private static final Path FOLDER = Path.of("target", "benchmark-ahrs").toAbsolutePath();
    private static final Path SCRIPT =
            Path.of("src", "test", "benchmark", "ahrs-speed.js").toAbsolutePath();

    private NpmAhrs() {}

    /**
     * Fetches the package where it is missing, and writes the samples for it.
     *
     * @return empty where it can run; else why not
     */
    static Optional<String> prepare(double[][] samples) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        ByteBuffer bytes =
                ByteBuffer.allocate(samples.length * 6 * Double.BYTES).order(ByteOrder.nativeOrder());
        for (double[] sample : samples) {
            for (double value : sample) {
                bytes.putDouble(value);
            }
        }
        Files.write(samplesFile(), bytes.array());
        try {
            if (!Files.isDirectory(module())) {
                output(List.of(
                        "npm", "install", "--silent", "--no-save", "--prefix", FOLDER.toString(), "ahrs@" + VERSION));
            }
            output(List.of("node", "--version"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "Without npm's ahrs: " + e.getMessage() + ". It needs node, npm and, once, the network.");
        }
    }

    /** Nanoseconds of an update, by the filter's name. */
    static Map<String, Double> run() throws IOException, InterruptedException {
        Map<String, Double> nanoseconds = new TreeMap<>();
        String printed = output(List.of(
                "node", SCRIPT.toString(), module().toString(), samplesFile().toString()));
        for (String line : printed.lines().toList()) {
            int space = line.indexOf(' ');
            nanoseconds.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        }
        return nanoseconds;
    }

    private static Path module() {
        return FOLDER.resolve("node_modules").resolve("ahrs");
    }

    private static Path samplesFile() {
        return FOLDER.resolve("samples.f64");
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("'" + String.join(" ", command) + "' failed: " + printed.strip());
        }
        return printed;
    }
}

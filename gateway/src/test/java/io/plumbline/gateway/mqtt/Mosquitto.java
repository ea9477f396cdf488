package io.plumbline.gateway.mqtt;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Debian's Mosquitto, as a process that can be treated badly. */
final class Mosquitto implements AutoCloseable {

    static final Path BROKER = Path.of("/usr/sbin/mosquitto");
    private static final Path SUBSCRIBER = Path.of("/usr/bin/mosquitto_sub");

    private final Process process;

    private Mosquitto(Process process) {
        this.process = process;
    }

    /** Skips the test, saying so, where it is not; with {@code -Dplumbline.require-all=true} fails it. */
    static void require() {
        if (Files.isExecutable(BROKER) && Files.isExecutable(SUBSCRIBER)) {
            return;
        }
        String missing = "Mosquitto is not installed (Debian: apt install mosquitto mosquitto-clients)";
        if (Boolean.getBoolean("plumbline.require-all")) {
            Assertions.fail(missing);
        }
        System.err.println("SKIPPED: " + missing);
        Assumptions.abort("skipped: " + missing);
    }

    /** A port of the loopback address that is free now. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Starts it with these lines of configuration, for a broker that keeps nothing on disk, and waits until it listens. */
    static Mosquitto start(Path folder, int port, String... lines) throws IOException {
        Path configuration = Files.createTempFile(folder, "mosquitto", ".conf");
        Files.writeString(
                configuration, "listener " + port + " 127.0.0.1\n" + String.join("\n", List.of(lines)) + "\n");
        return start(configuration, port, folder.resolve("mosquitto.log"));
    }

    /** Starts it with a file of configuration and waits until it listens. */
    static Mosquitto start(Path configuration, int port, Path log) throws IOException {
        File output = log.toFile();
        Process process = new ProcessBuilder(BROKER.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                .start();
        Mosquitto started = new Mosquitto(process);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("Mosquitto ended: " + Files.readString(log));
                    }
                    try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        return probe.isConnected();
                    }
                });
        return started;
    }

    /** Ends it without a chance to do anything about it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as an administrator does. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Lets it stand still: its sockets go on taking what is sent. */
    void freeze() throws IOException {
        signal("STOP");
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> Files.readString(Path.of("/proc", "" + process.pid(), "stat"))
                        .contains(") T "));
    }

    /** Lets it go on. */
    void thaw() throws IOException {
        signal("CONT");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void signal(String name) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        Assertions.assertDoesNotThrow(() -> kill.waitFor());
    }
}

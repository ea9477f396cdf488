package io.plumbline.gateway.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Mosquitto that keeps its listeners' messages while it is away, and one who listens. */
final class Broker {

    private final Path folder;
    private final int port;
    private final Path configuration;
    private final Path heard;
    private @Nullable Process process;

    Broker(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        heard = folder.resolve("heard.txt");
        Path kept = Files.createDirectories(folder.resolve("mosquitto"));
        configuration = Files.writeString(
                folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence true
                persistence_location %s/
                max_queued_messages 0
                user %s
                """.formatted(port, kept, System.getProperty("user.name")));
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** What was heard, a line each: topic, space, payload. */
    Path heard() {
        return heard;
    }

    void start() throws IOException {
        process = new ProcessBuilder("mosquitto", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("mosquitto.log").toFile()))
                .start();
    }

    /** Ends it as a system does that shuts down: what it holds for its listeners is written. */
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** Begins to listen to what must arrive, with a session that outlasts the broker. */
    Process listen() throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        ProcessBuilder listener = new ProcessBuilder(
                "mosquitto_sub", "-p", Integer.toString(port), "-i", "soak-listener", "-c", "-q", "1", "-v");
        for (String kind : Outcome.KINDS) {
            listener.command().addAll(List.of("-t", "plumbline/v1/soak/" + kind));
        }
        return listener.redirectErrorStream(true).redirectOutput(heard.toFile()).start();
    }
}

package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** {@link LiveOverBle} in a process of its own, and what it has printed so far. */
final class BleProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private BleProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "ble-process-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts sessions on a bus; their caches go to {@code folder}. */
    static BleProcess start(String busAddress, Path folder, List<String> sessions) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LiveOverBle.class.getName()));
        command.addAll(sessions);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", busAddress);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return new BleProcess(builder.start());
    }

    private void read() {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a session has told people. */
    List<String> told(String session) {
        return led(session + " err ");
    }

    /** The link events of a session's sensor so far. */
    List<JsonNode> links(String session, String placement) {
        List<JsonNode> events = new ArrayList<>();
        for (String line : led(session + " out ")) {
            try {
                JsonNode event = JSON.readTree(line);
                if (event.path("type").asText().equals("link")
                        && event.path("placement").asText().equals(placement)) {
                    events.add(event);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + line, e);
            }
        }
        return events;
    }

    /** The states of a session's sensor since its {@code from}-th link event. */
    List<String> states(String session, String placement, int from) {
        List<JsonNode> events = links(session, placement);
        return events.subList(from, events.size()).stream()
                .map(event -> event.path("state").asText())
                .toList();
    }

    /** Waits until a session prints a line that begins so. */
    void awaitLine(String beginning, Duration longest) {
        await().atMost(longest).until(() -> lines.stream().anyMatch(line -> line.startsWith(beginning)));
    }

    /** Waits until the process ends; its exit status. */
    int awaitEnd(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the process does not end; it said " + lines);
        }
        reader.join();
        return process.exitValue();
    }

    /** Everything that was printed. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private List<String> led(String lead) {
        return lines.stream()
                .filter(line -> line.startsWith(lead))
                .map(line -> line.substring(lead.length()))
                .toList();
    }
}

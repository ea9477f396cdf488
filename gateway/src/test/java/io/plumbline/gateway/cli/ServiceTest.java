package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code plumbline live} as systemd starts it, with the real {@code systemd-notify} and a socket that stands for systemd's. */
@Timeout(120)
class ServiceTest {

    private static final String MANAGER = """
            import os, socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1])
            while True:
                print(s.recv(4096).decode().strip(), flush=True)
            """;

    @TempDir
    private Path folder;

    private Path heard = Path.of("");
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        require("/usr/bin/systemd-notify", "systemd");
        String python = require("/usr/bin/python3", "python3");
        heard = folder.resolve("heard");
        processes.add(new ProcessBuilder(
                        python, "-c", MANAGER, folder.resolve("notify").toString())
                .redirectErrorStream(true)
                .redirectOutput(heard.toFile())
                .start());
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve("notify")));
    }

    @AfterEach
    void endAll() {
        processes.forEach(Process::destroyForcibly);
    }

    private static String require(String program, String debianPackage) {
        if (!Files.isExecutable(Path.of(program))) {
            String missing = program + " is not installed (Debian: apt install " + debianPackage + ")";
            if (Boolean.getBoolean("plumbline.require-all")) {
                Assertions.fail(missing);
            }
            System.err.println("SKIPPED: " + missing);
            Assumptions.abort("skipped: " + missing);
        }
        return program;
    }

    private List<String> heard() throws IOException {
        return Files.readString(heard).lines().toList();
    }

    private Process service(String scenario) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "live",
                "--sensor",
                "sacrum=sim:" + scenario,
                "--state",
                folder.resolve("state").toString());
        builder.environment().put("NOTIFY_SOCKET", folder.resolve("notify").toString());
        builder.environment().put("WATCHDOG_USEC", "1500000");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private void awaitWatchdogs(int more) throws IOException {
        long before = watchdogs();
        await().atMost(Duration.ofSeconds(60)).until(() -> watchdogs() >= before + more);
    }

    private long watchdogs() throws IOException {
        return heard().stream().filter("WATCHDOG=1"::equals).count();
    }

    @Test
    void saysThatItIsReadyThatItLivesHowTheSensorsAreAndThatItEnds() throws Exception {
        Process service = service("session");
        awaitWatchdogs(2);
        await().atMost(Duration.ofSeconds(30)).until(() -> heard().contains("STATUS=sacrum streaming"));
        service.destroy();
        assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(heard()).containsSubsequence("READY=1", "WATCHDOG=1", "STOPPING=1");
        assertThat(service.exitValue())
                .as(Files.readString(folder.resolve("out"), UTF_8))
                .isZero();
    }

    @Test
    void aSensorThatIsSilentIsAStatusAndNoReasonToBeKilled() throws Exception {
        Path scenario = Files.writeString(folder.resolve("silent.yaml"), """
                name: silent
                description: Two seconds, and then nothing for a minute.
                sensors: [{placement: sacrum}]
                radio:
                  preset: clean
                  disconnects: [{at_s: 2, seconds: 60}]
                steps:
                  - stand: {seconds: 70}
                """);
        service(scenario.toString());
        await().atMost(Duration.ofSeconds(60)).until(() -> heard().contains("STATUS=sacrum no-data"));
        awaitWatchdogs(3);
    }
}

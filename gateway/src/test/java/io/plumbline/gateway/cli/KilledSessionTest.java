package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumbline;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.gateway.mqtt.Audience;
import io.plumbline.gateway.mqtt.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code plumbline live --state}, killed with SIGKILL in the middle of a session and started again, several times. */
@Timeout(300)
class KilledSessionTest {

    private static final int KILLS = 4;
    private static final Pattern FOR_THE_RECORD =
            Pattern.compile("\\{\"type\":\"(alert|repetition|hold|summary|limit)\"");
    private static final Pattern KEPT = Pattern.compile("plumbline/v1/wearer/(alert|repetition|hold|summary|limit)");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({
        "--sensor sacrum=sim:session --sensor t12=sim:session,1",
        "--sensor sim:two-clocks,2",
        "--sensor sim:session --limit tuck=9 --exercise squat,3"
    })
    void saysAndRecordsWhatOneThatIsNotKilledDoes(String sensors, long seed) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort();
                Audience audience = Audience.at(broker.address())) {
            List<String> expected = killAndResume(sensors + " --mqtt " + broker.address(), new Random(seed));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(arrived(audience)).isEqualTo(forTheRecord(expected)));
        }
    }

    /** Does it all; returns what the replay of the recording says. */
    private List<String> killAndResume(String sensors, Random random) throws Exception {
        Path state = folder.resolve("state");
        Path unfinished = state.resolve("wearer/unfinished.csv");
        Path whole = folder.resolve("whole.csv");
        List<String> options = List.of(("--format jsonl " + sensors).split(" "));
        assertThat(plumbline(live(withoutBroker(options), "--speed", "max", "--record", whole))
                        .status())
                .isZero();
        long stepBytes = Files.size(whole) / (KILLS + 1);

        List<List<String>> told = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            long until = (i + random.nextLong(100) / 100) * stepBytes + random.nextLong(stepBytes);
            told.add(runUntilKilled(i, live(options, "--speed", "60", "--state", state), unfinished, until));
        }
        Ran last = plumbline(live(options, "--speed", "max", "--state", state));
        told.add(last.out().lines().toList());

        assertThat(last.status()).isZero();
        assertThat(last.err()).contains("goes on");
        assertThat(unfinished).doesNotExist();
        Path recorded = onlyRecording(state);
        assertThat(rows(recorded)).isEqualTo(rows(whole));
        List<String> expected =
                plumbline("replay", recorded, "--format", "jsonl").out().lines().toList();
        List<String> all = told.stream()
                .flatMap(List::stream)
                .filter(KilledSessionTest::isOfTheAnalysis)
                .toList();
        assertThat(List.copyOf(new LinkedHashSet<>(all))).isEqualTo(expected);
        assertThat(told).allSatisfy(lines -> assertThat(lines).doesNotHaveDuplicates());
        assertThat(all.size() - expected.size())
                .as("told twice: at most what was told but not yet counted when the program was killed")
                .isBetween(0, KILLS);
        assertThat(expected)
                .filteredOn(line -> line.contains("\"type\":\"alert\""))
                .hasSizeGreaterThan(3);
        return expected;
    }

    private static List<String> forTheRecord(List<String> lines) {
        return lines.stream()
                .filter(line -> FOR_THE_RECORD.matcher(line).lookingAt())
                .toList();
    }

    /** What came of it over MQTT, each once, in order; without what stands in front of an event there. */
    private static List<String> arrived(Audience audience) {
        return audience.heard().stream()
                .filter(heard -> KEPT.matcher(heard.topic()).matches())
                .map(heard -> "{" + heard.payload().substring(heard.payload().indexOf("\"type\":")))
                .distinct()
                .toList();
    }

    /** The whole one goes to a broker of its own, where the listener does not hear it. */
    private static List<String> withoutBroker(List<String> options) {
        return options.subList(0, options.indexOf("--mqtt"));
    }

    private Object[] live(List<String> options, Object... more) {
        return Stream.concat(Stream.of("live"), Stream.concat(options.stream(), Arrays.stream(more)))
                .toArray();
    }

    /** Starts a process of its own and kills it once the recording has grown so far. Its whole lines are returned. */
    private List<String> runUntilKilled(int number, Object[] words, Path recording, long bytes) throws Exception {
        Path out = folder.resolve("out-" + number);
        Path err = folder.resolve("err-" + number);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> !process.isAlive() || size(recording) >= bytes);
            assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        String text = Files.readString(out, UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static boolean isOfTheAnalysis(String line) {
        return !line.startsWith("{\"type\":\"link\"");
    }

    private static Path onlyRecording(Path state) throws IOException {
        try (Stream<Path> recordings = Files.list(state.resolve("wearer/recordings"))) {
            return recordings
                    .reduce((one, other) -> {
                        throw new AssertionError("two recordings, " + one + " and " + other);
                    })
                    .orElseThrow();
        }
    }

    /** All but the head, which has an id and a date of its own, and the wearer's name for the source. */
    private static List<String> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("# "))
                .toList();
    }
}

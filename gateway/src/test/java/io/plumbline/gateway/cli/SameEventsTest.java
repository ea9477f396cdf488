package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumbline;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.mqtt.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whichever way a recording is played, its events are the same, byte for byte. */
@Timeout(300)
class SameEventsTest {

    private static final String REPETITION = "\"type\":\"repetition\"";
    private static final String HIGH = "\"confidence\":\"high\"";
    private static final String PLANK = "\"exercise\":\"plank\"";

    @TempDir
    private static Path shared;

    private static EmbeddedBroker broker;
    private static Path twoSensors;

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        broker = EmbeddedBroker.startOnFreePort();
        twoSensors = shared.resolve("two.csv");
        plumbline("simulate", "demo", "--output", twoSensors);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void ofTwoSensorsWithExercisesByMarks() throws IOException {
        assertThat(eventsOfEachWay(twoSensors)).contains(REPETITION, HIGH, PLANK);
    }

    /** What is paced by one sensor's clock would wait for the other's twelve minutes. */
    @Test
    void ofTwoSensorsOnClocksOfTheirOwn() throws IOException {
        Path own = folder.resolve("own.csv");
        plumbline("simulate", "two-clocks", "--output", own);
        assertThat(own).content().contains("# clock: own");
        assertThat(eventsOfEachWay(own)).contains(REPETITION, HIGH, PLANK);
    }

    @Test
    void ofOneSensorWithExercisesByMarks() throws IOException {
        Path one = changed(line -> switch (firstWord(line)) {
            case "# placement" -> "# placement: sacrum";
            default -> line.contains(",t12,") ? "" : line.replaceFirst(",(sacrum|placement),", ",");
        });
        assertThat(eventsOfEachWay(one)).contains(REPETITION, "\"confidence\":\"medium\"", PLANK);
    }

    /** Such a file has no rate, no id of its session, and times that are no whole microseconds. */
    @Test
    void ofSomebodyElsesFileWithMoreDigits() throws IOException {
        Path foreign = changed(line -> switch (firstWord(line)) {
            case "# session", "# rate", "# mount" -> "";
            default -> Character.isDigit(line.charAt(0)) ? withMoreDigits(line) : line;
        });
        assertThat(Files.readString(foreign)).contains("\n1.0004996700,t12,").doesNotContain("# rate");
        assertThat(eventsOfEachWay(foreign)).contains(REPETITION, HIGH, PLANK);
    }

    /** The events, after each way to play {@code recording} has given the same. */
    private String eventsOfEachWay(Path recording) throws IOException {
        Path recorded = folder.resolve("recorded.csv.gz");
        String events = eventsOf("replay", recording, "--speed", "max");

        assertThat(eventsOf("replay", recording, "--speed", 20)).as("speed 20").isEqualTo(events);
        assertThat(eventsOf("live", "--sensor", "file:" + recording, "--speed", 20, "--record", recorded))
                .as("live")
                .isEqualTo(events);
        assertThat(eventsOf("replay", recorded)).as("what live recorded").isEqualTo(events);
        return events;
    }

    private static String eventsOf(Object... words) {
        Object[] all = Arrays.copyOf(words, words.length + 5);
        Object[] more = {"--format", "jsonl", "--angles", "--mqtt", broker.address()};
        System.arraycopy(more, 0, all, words.length, more.length);
        Ran ran = plumbline(all);
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran.out();
    }

    /** The recording with each line changed; one that becomes empty is left out. */
    private Path changed(UnaryOperator<String> change) throws IOException {
        String text = Files.readAllLines(twoSensors).stream()
                .map(change)
                .filter(line -> !line.isEmpty())
                .collect(joining("\n", "", "\n"));
        return Files.writeString(folder.resolve("changed.csv"), text);
    }

    private static String firstWord(String line) {
        return line.split(":", 2)[0];
    }

    private static String withMoreDigits(String row) {
        String[] values = row.split(",", -1);
        // Just below half a millisecond: rounded to microseconds or not makes another millisecond of it.
        values[0] = String.format(Locale.ROOT, "%.10f", Double.parseDouble(values[0]) + 0.00049967);
        for (int i = 2; i < values.length; i++) {
            values[i] = String.format(Locale.ROOT, "%.13f", Double.parseDouble(values[i]) * (1 + 1.23e-9));
        }
        return String.join(",", values);
    }
}

package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {

    private record Result(int status, String out, String err) {}

    @TempDir
    private static Path folder;

    private static String recording = "";
    private static String truth = "";

    @BeforeAll
    static void simulate() throws IOException {
        recording = folder.resolve("tucked.csv").toString();
        assertThat(run("simulate", "squats-tucked", "--output", recording).status())
                .isZero();
        truth = Files.readString(folder.resolve("tucked.truth.json"));
    }

    @Test
    void scoresARecordingAgainstTheTruthBesideIt() throws IOException {
        JsonNode score = score(recording);
        assertThat(score.get("hits").asInt()).isEqualTo(4);
        assertThat(score.get("precision").asDouble()).isEqualTo(1);
        assertThat(score.get("recall").asDouble()).isEqualTo(1);
        assertThat(score.get("f1").asDouble()).isEqualTo(1);
        assertThat(score.get("latency_p50_ms").asInt()).isBetween(100, 270);
        assertThat(score.get("latency_p95_ms").asInt()).isBetween(100, 270);
        assertThat(score.get("false_alarms_per_hour").asDouble()).isZero();
        assertThat(score.get("false_alarms_per_hour_95")).hasSize(2);
        assertThat(score.get("repetitions").get("counted").asInt()).isEqualTo(10);
        assertThat(score.get("expected").asBoolean()).isTrue();
    }

    @Test
    void theSameEventsFromAFileScoreTheSame() throws IOException {
        Path events = folder.resolve("events.jsonl");
        Files.writeString(
                events,
                run("replay", recording, "--format", "jsonl", "--angles").out());
        JsonNode replayed = score(recording);
        JsonNode read = score(recording, "--events", events.toString());
        for (String key : List.of("hits", "f1", "latency_p95_ms", "repetitions", "judged_s", "expected")) {
            assertThat(read.get(key)).as(key).isEqualTo(replayed.get(key));
        }
    }

    /** With the limits that it lowered, as the events say. */
    @Test
    void aRecordingWithAReportOfPainScoresTheSameFromAFileOfItsEvents() throws IOException {
        Path hurts = folder.resolve("hurts.csv");
        String said = Files.readString(Path.of(recording));
        Files.writeString(hurts, said.replaceFirst("\n", "\n#! 25.000000 pain 4\n"));
        Files.writeString(folder.resolve("hurts.truth.json"), truth);
        Path events = folder.resolve("hurts.jsonl");
        String replayed =
                run("replay", hurts.toString(), "--format", "jsonl", "--angles").out();
        Files.writeString(events, replayed);

        assertThat(replayed).contains("\"type\":\"limit\"");
        JsonNode analysed = score(hurts.toString());
        JsonNode read = score(hurts.toString(), "--events", events.toString());
        for (String key : List.of("hits", "excluded", "f1", "false_alarms", "missed_alerts", "not_as_expected")) {
            assertThat(read.get(key)).as(key).isEqualTo(analysed.get(key));
        }
        assertThat(analysed.get("missed_alerts")).isEmpty();
        assertThat(analysed.get("hits").asInt())
                .isGreaterThan(score(recording).get("hits").asInt());
    }

    @Test
    void aLimitThatIsNoneIsNamed() throws IOException {
        Path events = Files.writeString(
                folder.resolve("limit.jsonl"),
                "{\"type\":\"limit\",\"time_s\":1,\"exercise\":\"squat\",\"limit\":\"tuck\","
                        + "\"limit_deg\":-3,\"red_deg\":4,\"reason\":\"pain\"}\n");
        Result result = run("evaluate", recording, "--events", events.toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("limit.jsonl, line 1: expected limit_deg in (0, 90)");
    }

    @Test
    void noEventsMissEverythingAndAreNotWhatWasExpected() throws IOException {
        Path none = Files.writeString(folder.resolve("none.jsonl"), "");
        JsonNode score = score(recording, "--events", none.toString());
        assertThat(score.get("recall").asDouble()).isZero();
        assertThat(score.has("precision")).isFalse();
        assertThat(score.get("expected").asBoolean()).isFalse();
        assertThat(score.get("missed_alerts")).hasSize(4);
        String text = run("evaluate", recording, "--events", none.toString()).out();
        assertThat(text).contains("missed at ", "pelvic-tuck", "instead of 4");
    }

    @Test
    void anotherLimitIsHeldAgainstTheTruthToo() throws IOException {
        assertThat(score(recording, "--limit", "tuck=60", "--limit", "flexion=60")
                        .get("hits")
                        .asInt())
                .isZero();
        assertThat(score(recording, "--limit", "tuck=60", "--limit", "flexion=60")
                        .get("missed")
                        .asInt())
                .isZero();
    }

    @Test
    void severalFilesHaveATotal() {
        Result result = run("evaluate", recording, recording.replace("tucked.csv", "./tucked.csv"));
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("all 2", "8 ");
    }

    @Test
    void oneWearersRecordingsHaveATotalWithoutAnIntervalByWearer() throws IOException {
        String anna = wornBy("anna", truth);
        Result several = run("evaluate", anna, anna.replace("anna.csv", "./anna.csv"), "--format", "jsonl");
        JsonNode alone = total(several);
        assertThat(alone.get("type").asText()).isEqualTo("evaluation-total");
        assertThat(alone.get("files").asInt()).isEqualTo(2);
        assertThat(alone.get("wearers").asInt()).isEqualTo(1);
        assertThat(alone.has("f1_95_by_wearer")).isFalse();
        assertThat(alone.get("hits").asInt()).isEqualTo(8);
        assertThat(alone.get("recall_95").get(0).asDouble()).isBetween(0.62, 0.64);
        assertThat(alone.get("repetitions").get("sets_within_1").asInt()).isEqualTo(2);
        assertThat(alone.get("repetitions").get("class_macro_f1").asDouble()).isEqualTo(1);
        assertThat(run("evaluate", anna, anna.replace("anna.csv", "./anna.csv")).out())
                .contains("F1 has no interval", "recall 1.00, 95 % interval 0.63 to 1.00");
    }

    /** Ben truly did nothing wrong, so that all that is said of him is false: F1 depends on how often he is drawn. */
    @Test
    void severalWearersGiveAnIntervalOfF1ByDrawingThemAnew() throws IOException {
        String anna = wornBy("anna", truth);
        String ben = wornBy("ben", "{\"faults\":[],\"tucks\":[]}");
        JsonNode both = total(run("evaluate", anna, ben, "--format", "jsonl"));
        assertThat(both.get("wearers").asInt()).isEqualTo(2);
        assertThat(both.get("f1").asDouble()).isBetween(0.6, 0.7);
        assertThat(both.get("f1_95_by_wearer").get(0).asDouble()).isZero();
        assertThat(both.get("f1_95_by_wearer").get(1).asDouble()).isEqualTo(1);
        assertThat(run("evaluate", anna, ben).out())
                .contains("95 % interval 0.00 to 1.00 by drawing the 2 wearers anew");
    }

    private static String wornBy(String wearer, String itsTruth) throws IOException {
        Path file = folder.resolve(wearer + ".csv");
        Files.writeString(
                file, Files.readString(Path.of(recording)).replaceFirst("\n", "\n# wearer: " + wearer + "\n"));
        Files.writeString(folder.resolve(wearer + ".truth.json"), itsTruth);
        return file.toString();
    }

    private static JsonNode total(Result result) throws IOException {
        assertThat(result.status()).as(result.err()).isZero();
        List<String> lines = result.out().lines().toList();
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                        | 0 | tells no faults",
                "{\"faults\":[]}                           | 0 | false",
                "{\"reps\":[[12.0,14.6]]}                  | 0 | tells no faults",
                "{\"reps\":[[12.0]]}                       | 1 | key 'reps[0]': expected [start, end] in seconds, found [12.0]",
                "{\"reps\":5}                              | 1 | key 'reps': expected a list",
                "{\"faults\":[{\"kind\":\"flexion\"}]}     | 1 | faults[0]: key 'start_s': expected a number, found nothing",
                "{\"exercise\":\"sqat\"}                   | 1 | Did you mean squat?",
                "{\"lumbar_flexion_10hz_deg\":[1,\"x\",2]} | 1 | key 'lumbar_flexion_10hz_deg[1]': expected a number",
                "{\"expect\":{\"alerts\":{\"sag\":-1}}}    | 1 | key 'sag': expected a number of alerts, 0 or more",
                "{\"reps\":[[3,2]]}                        | 1 | expected an end after the start",
                "{\"reps\":                                | 1 | line 1: not JSON",
                "[]                                        | 1 | expected an object",
            })
    void anyTruthOfTheFormatIsReadAndAnyOtherIsExplained(String text, int status, String words) throws IOException {
        Path other = folder.resolve("other.csv");
        Files.copy(Path.of(recording), other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("other.truth.json"), text);
        Result result = run("evaluate", other.toString());
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.out() + result.err()).contains(words);
    }

    @Test
    void withoutATruthItSaysWhatWouldWriteOne() throws IOException {
        Path alone = folder.resolve("alone.csv");
        Files.copy(Path.of(recording), alone);
        Result result = run("evaluate", alone.toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("alone.truth.json is not there", "simulate");
    }

    @Test
    void eventsOfOneRecordingAreNotThoseOfTwo() {
        Result result = run("evaluate", recording, recording, "--events", "x.jsonl");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("--events are those of one recording");
    }

    @Test
    void aLineThatIsNoEventIsNamed() throws IOException {
        Path events = Files.writeString(folder.resolve("bad.jsonl"), "{\"type\":\"summary\"}\nhello\n");
        Result result = run("evaluate", recording, "--events", events.toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("bad.jsonl, line 2");
    }

    @Test
    void theTruthThatIsReadIsTheOneThatWasWritten() {
        assertThat(truth).contains("trunk_inclination_10hz_deg", "reps_tuck_deg", "expect");
    }

    private static JsonNode score(String... words) throws IOException {
        String[] all = new String[words.length + 3];
        all[0] = "evaluate";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--format";
        all[words.length + 2] = "jsonl";
        Result result = run(all);
        assertThat(result.status()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private static Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}

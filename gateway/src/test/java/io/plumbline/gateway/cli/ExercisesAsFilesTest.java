package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumbline;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.gateway.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExercisesAsFilesTest {

    @TempDir
    private static Path directory;

    /** An exercise that comes with no program: the example of the manual. */
    private static Path bridge = Path.of("");

    @BeforeAll
    static void takeTheExamplesOfTheManual() throws IOException {
        bridge = Files.writeString(directory.resolve("bridge.yaml"), example("name: bridge"));
    }

    private static String example(String beginning) throws IOException {
        String manual = Files.readString(Path.of("../docs/exercises.md"));
        int start = manual.indexOf("```yaml\n" + beginning) + "```yaml\n".length();
        return manual.substring(start, manual.indexOf("```", start));
    }

    @Test
    void anExerciseOfAFileAloneIsJudgedAsItsTruthSays() throws IOException {
        Path recording = directory.resolve("bridge.csv");
        assertThat(plumbline("simulate", "bridge", "--output", recording).status())
                .isZero();

        Ran scored =
                plumbline("evaluate", recording, "--exercises", bridge, "--exercise", "bridge", "--format", "jsonl");

        JsonNode score = new ObjectMapper().readTree(scored.out());
        assertThat(score.get("hits").asInt()).isEqualTo(3);
        assertThat(score.get("missed").asInt()).isZero();
        assertThat(score.get("false_alarms").asInt()).isZero();
        assertThat(plumbline("replay", recording, "--exercises", directory, "--exercise", "bridge")
                        .out())
                .contains("Lower back arches by", "Bridge is over: 3 alerts");
    }

    @Nested
    class APlan {

        @Test
        void isWrittenIntoTheRecordingSoThatItsReplayNeedsNoFile() throws IOException {
            Path plan = Files.writeString(directory.resolve("anna.yaml"), example("wearer: anna"));
            Path recording = directory.resolve("today.csv");
            Ran live = plumbline(
                    "live",
                    "--sensor",
                    "sim:squats-tucked",
                    "--plan",
                    plan,
                    "--limit",
                    "hip-hinge.flexion=9",
                    "--record",
                    recording,
                    "--speed",
                    "max",
                    "--format",
                    "jsonl");

            assertThat(live.status()).isZero();
            assertThat(Files.readAllLines(recording))
                    .contains(
                            "# wearer: anna",
                            "# range.flexion: 48",
                            "# limit.squat.flexion: 12",
                            "# limit.squat.tuck: 6",
                            "# limit.hip-hinge.flexion: 9",
                            "# dwell.squat.tuck: 0.3");
            assertThat(plumbline("replay", recording, "--format", "jsonl").out())
                    .isEqualTo(live.out());
            assertThat(limits(live)).containsOnly("10.0"); // red of a tuck: 5/3 of amber
        }

        @Test
        void givesWayToTheRecordingAndThatToTheCommandLine() throws IOException {
            Path plan = Files.writeString(directory.resolve("low.yaml"), """
                    wearer: wearer
                    exercises: {squat: {tuck: {amber_deg: 5}}}
                    """);
            Path plain = directory.resolve("plain.csv");
            plumbline("simulate", "squats-tucked", "--output", plain);
            Path stated = directory.resolve("stated.csv");
            Files.writeString(
                    stated, Files.readString(plain).replaceFirst("# placement", "# limit.tuck: 7\n# placement"));

            assertThat(limits(plumbline("replay", plain, "--format", "jsonl", "--plan", plan)))
                    .contains("5.0");
            assertThat(limits(plumbline("replay", stated, "--format", "jsonl", "--plan", plan)))
                    .contains("7.0")
                    .doesNotContain("5.0");
            assertThat(limits(plumbline(
                            "replay", stated, "--format", "jsonl", "--plan", plan, "--limit", "squat.tuck=6")))
                    .contains("6.0")
                    .doesNotContain("5.0", "7.0");
        }

        private static List<String> limits(Ran ran) {
            return ran.out()
                    .lines()
                    .filter(line -> line.contains("\"pelvic-tuck\""))
                    .filter(line -> line.contains("\"raised\""))
                    .map(line -> line.replaceFirst(".*\"limit_deg\":([0-9.]+).*", "$1"))
                    .toList();
        }

        @Test
        void isRefusedForAnotherWearer() throws IOException {
            Path recording = directory.resolve("bob.csv");
            plumbline("simulate", "squats", "--output", recording);
            Files.writeString(
                    recording, Files.readString(recording).replaceFirst("# placement", "# wearer: bob\n# placement"));
            Path plan = Files.writeString(directory.resolve("anna.yaml"), example("wearer: anna"));

            Ran replay = plumbline("replay", recording, "--plan", plan);

            assertThat(replay.status()).isEqualTo(1);
            assertThat(replay.err()).contains("it is of the wearer bob, and " + plan + " is the plan of anna.");
        }
    }

    @Nested
    class ARecording {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "# limit.squat.flexoin: 12 | no limit is called 'squat.flexoin'. Did you mean squat.flexion?",
                    "# dwell.squat.flexion: -1 | '# dwell.squat.flexion:' must not be negative, in seconds; was '-1'",
                    "# dwell.squat.flexoin: 1 | no limit is called 'squat.flexoin'. Did you mean squat.flexion?",
                    "# range.flexion: 91 | '# range.flexion:' must be more than 0 and less than 90 degrees, was 91",
                    "# range.flexoin: 40 | Did you mean range.flexion?"
                })
        void withWhatCantBeSetIsRefusedByItsLine(String line, String message) throws IOException {
            Ran replay = plumbline("replay", withLine(line));

            assertThat(replay.status()).isEqualTo(1);
            assertThat(replay.err()).contains("line 2", message);
        }

        /** It changes nothing of what is done here. */
        @Test
        void keepsTheLimitOfAnExerciseThatIsNotKnownHere() throws IOException {
            try (RecordingReader reader = RecordingReader.open(withLine("# limit.bridge.extension: 9"), false)) {
                assertThat(reader.header().limitsDeg()).containsEntry("bridge.extension", 9.0);
            }
        }

        private static Path withLine(String line) throws IOException {
            return Files.writeString(directory.resolve("short.csv"), """
                    # plumbline recording 1
                    %s
                    # rate: 100
                    # placement: sacrum
                    t_s,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps
                    0.000000,9.81,0,0,0,0,0
                    """.formatted(line));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "replay x.csv --exercise sqat | 2 | option '--exercise': no exercise is called 'sqat'. Did you mean squat?",
                "replay x.csv --limit squat.flexoin=9 | 2 | option '--limit': no limit is called 'squat.flexoin'. Did you",
                "replay x.csv --limit flexoin=9 | 2 | no limit is called 'flexoin'. Did you mean flexion?",
                "replay x.csv --limit bounce=9 | 2 | Known are flexion, flexion.red",
                "replay x.csv --plan nowhere.yaml | 1 | nowhere.yaml: there is no such file",
                "evaluate x.csv --exercises nowhere.yaml | 1 | nowhere.yaml: there is no such file",
                "exercises sqat | 2 | no exercise is called 'sqat'. Did you mean squat?"
            })
    void aWrongNameIsAnswered(String line, int status, String message) throws IOException {
        Path recording = directory.resolve("x.csv");
        if (!Files.exists(recording)) {
            plumbline("simulate", "stand", "--output", recording);
        }

        Ran ran =
                plumbline((Object[]) line.replace("x.csv", recording.toString()).split(" "));

        assertThat(ran.err()).contains(message);
        assertThat(ran.status()).isEqualTo(status);
    }

    @Test
    void exercisesAreListedAndPrintedWithTheLimitsInForce() throws IOException {
        assertThat(plumbline("exercises", "--exercises", bridge).out())
                .isEqualTo(String.join(
                        System.lineSeparator(),
                        "squat      Squat",
                        "hip-hinge  Hip hinge",
                        "plank      Plank",
                        "daily      Daily bending",
                        "bridge     Bridge",
                        ""));
        Path plan = Files.writeString(directory.resolve("anna.yaml"), example("wearer: anna"));
        assertThat(plumbline("exercises", "hip-hinge", "--plan", plan).out())
                .contains("title: \"Hip hinge\"", "amber_deg: 19.2", "red_deg: 28.8");
    }
}

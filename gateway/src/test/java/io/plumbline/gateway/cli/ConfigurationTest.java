package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumblineIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(120)
class ConfigurationTest {

    @TempDir
    private Path folder;

    private Path file;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void nameFile() {
        file = folder.resolve("plumbline.yaml");
    }

    private void write(String... lines) throws IOException {
        Files.write(file, List.of(lines));
    }

    private Ran check(Object... words) {
        List<Object> all = new ArrayList<>(List.of("config", "check", "--config", file));
        all.addAll(List.of(words));
        return plumblineIn(environment, all.toArray());
    }

    /** What {@code config check} says of a key: value and origin. */
    private static String said(Ran ran, String key) {
        return ran.out()
                .lines()
                .filter(line -> line.startsWith(key + " "))
                .findFirst()
                .map(line -> line.substring(key.length()).strip().replaceAll(" {2,}", " | "))
                .orElse("nothing");
    }

    @Nested
    class WhoHasTheLastWord {

        @Test
        void isTheCommandLineThenTheEnvironmentThenTheFile() throws IOException {
            write("sensor: sim:squats", "wearer: file", "exercise: squat", "speed: 3");
            environment.put("PLUMBLINE_WEARER", "variable");
            environment.put("PLUMBLINE_EXERCISE", "plank");

            Ran ran = check("--wearer", "flag");

            assertThat(ran.err()).isEmpty();
            assertThat(said(ran, "wearer")).isEqualTo("flag | command line");
            assertThat(said(ran, "exercise")).isEqualTo("plank | environment variable PLUMBLINE_EXERCISE");
            assertThat(said(ran, "speed")).isEqualTo("3 | " + file + ", line 4");
            assertThat(said(ran, "format")).isEqualTo("text | default");
            assertThat(ran.status()).isZero();
        }

        @Test
        void holdsForListsAsAWhole() throws IOException {
            write("sensor: [sacrum=sim:session, t12=sim:session]", "limit: {flexion: 12, tuck.red: 18}");

            assertThat(said(check(), "limit")).isEqualTo("flexion=12 | tuck.red=18 | " + file + ", line 2");
            assertThat(said(check("--sensor", "sim:squats"), "sensor")).isEqualTo("sim:squats | command line");
            environment.put("PLUMBLINE_SENSOR", "sacrum=sim:demo; t12=sim:demo");
            assertThat(said(check(), "sensor"))
                    .isEqualTo("sacrum=sim:demo | t12=sim:demo | environment variable PLUMBLINE_SENSOR");
        }

        @Test
        void turnsASwitchOffThatIsConfiguredOn() throws IOException {
            write("sensor: sim:squats", "angles: true", "resume: true");

            assertThat(said(check(), "angles")).startsWith("true | " + file);
            assertThat(said(check("--angles=false", "--no-resume"), "angles")).isEqualTo("- | default");
            assertThat(said(check("--no-resume"), "resume")).doesNotContain(file.toString());
        }
    }

    @Nested
    class TheFile {

        @Test
        void isLookedForWhereFilesOfItsKindAre() throws IOException {
            Path config = Files.createDirectories(folder.resolve("home/.config/plumbline"));
            Files.writeString(config.resolve("plumbline.yaml"), "sensor: sim:squats\nwearer: anna\n");
            environment.put("HOME", folder.resolve("home").toString());

            Ran usual = plumblineIn(environment, "config", "check");
            assertThat(said(usual, "wearer")).startsWith("anna");

            environment.put("XDG_CONFIG_HOME", folder.resolve("elsewhere").toString());
            Ran absent = plumblineIn(environment, "config", "check", "--sensor", "sim:squats");
            assertThat(absent.out()).contains("There is no file.");
            assertThat(absent.status()).isZero();

            environment.put("PLUMBLINE_CONFIG", config.resolve("plumbline.yaml").toString());
            assertThat(said(plumblineIn(environment, "config", "check"), "wearer"))
                    .startsWith("anna");
        }

        @Test
        void thatIsNamedMustBeThere() {
            assertThat(check().status()).isEqualTo(1);
            assertThat(check().err()).contains(file + ": there is no such file");
        }

        @Test
        void mayHoldNothingButRemarks() throws IOException {
            write("# nothing yet");
            assertThat(check("--sensor", "sim:squats").status()).isZero();
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "wearrer: anna       | line 2: wearrer: no key is called 'wearrer'. Did you mean wearer?",
                    "wearer: [anna, ben] | line 2: wearer takes one value, and no list or block.",
                    "wearer: Anna Lena   | line 2: Invalid value for option '--wearer'",
                    "wearer:             | line 2: wearer: has no value.",
                    "angles: perhaps     | line 2: angles is true or false, was 'perhaps'.",
                    "exercise: sqat      | line 2: Invalid value for option '--exercise': no exercise is called 'sqat'. Did you mean squat?",
                    "limit: {tuk: 12}    | line 2: Invalid value for option '--limit': no limit is called 'tuk'",
                    "speed: fast         | line 2: Invalid value for option '--speed'",
                    "config: other.yaml  | line 2: config: no key is called 'config'.",
                    "wearer: {a: [b]}    | line 2: wearer.a: expected a value.",
                    "wearer: 'anna       | this is no YAML",
                    "sensor: sim:demo    | this is no YAML: Duplicate field 'sensor'",
                })
        void thatIsWrongIsSaidWithItsPlace(String line, String message) throws IOException {
            write("sensor: sim:squats", line);

            Ran checked = check();
            Ran live = plumblineIn(environment, "live", "--config", file, "--for", "1s");

            assertThat(checked.status()).isEqualTo(1);
            assertThat(checked.err()).contains(file.toString(), message);
            assertThat(live.status()).isEqualTo(1);
            assertThat(live.err()).contains(message, "config check").doesNotContain("Exception");
            assertThat(live.out()).isEmpty();
        }

        @Test
        void hasAllOfItsFaultsToldAtOnce() throws IOException {
            write("sensor: sim:squats", "wearer: Anna Lena", "speed: fast", "sped: 1");
            assertThat(check().err()).contains("line 2:", "line 3:", "line 4:");
        }
    }

    @Nested
    class TheEnvironment {

        @Test
        void isToldOfVariablesThatSetNothing() throws IOException {
            write("sensor: sim:squats");
            environment.put("PLUMBLINE_WAERER", "anna");
            assertThat(check().err())
                    .contains("environment variable PLUMBLINE_WAERER: nothing is set by it. Did you mean"
                            + " PLUMBLINE_WEARER?");
        }

        @Test
        void isNamedWhereItsValueIsWrong() throws IOException {
            write("sensor: sim:squats");
            environment.put("PLUMBLINE_WEARER", "Anna Lena");
            Ran live = plumblineIn(environment, "live", "--config", file);
            assertThat(live.status()).isEqualTo(1);
            assertThat(live.err()).contains("environment variable PLUMBLINE_WEARER: Invalid value");
        }
    }

    @Nested
    class Live {

        @Test
        void runsAsItIsConfigured() throws IOException {
            Path recorded = folder.resolve("recorded.csv");
            write("sensor: {sacrum: 'sim:squats-tucked'}", "wearer: anna", "speed: max", "record: " + recorded);

            Ran ran = plumblineIn(environment, "live", "--config", file, "--format", "jsonl");

            assertThat(ran.status()).isZero();
            assertThat(ran.out()).contains("\"pattern\":\"pelvic-tuck\"");
            try (RecordingReader reader = RecordingReader.open(recorded, false)) {
                assertThat(reader.header().values()).containsEntry("wearer", "anna");
            }
        }

        @Test
        void hasAWrongFlagOfItsOwnStillCalledACommandLineThatIsWrong() throws IOException {
            write("sensor: sim:squats", "wearer: anna");
            Ran ran = plumblineIn(environment, "live", "--config", file, "--wearer", "Anna Lena");
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err()).doesNotContain(file.toString());
        }
    }

    @Test
    void theLoginInAnAddressIsNeverShown() throws IOException {
        write("sensor: sim:squats", "mqtt: tcp://anna:geheim@localhost:1883");
        Ran ran = check();
        assertThat(ran.out() + ran.err()).contains("(hidden)").doesNotContain("geheim");
    }

    @Nested
    class TheExample {

        private final Pattern setting = Pattern.compile("(?m)^#?(?<key>[a-z][a-z-]*):.*$");

        private String text() throws IOException {
            return Files.readString(
                    Path.of(System.getProperty("plumbline.root", ".."), "docs", "plumbline.example.yaml"));
        }

        @Test
        void isReadWithoutAFault() throws IOException {
            write(text());
            assertThat(check().err()).isEmpty();
        }

        @Test
        void hasEveryKeyWithAValueThatCouldBe() throws IOException {
            List<String> keys = setting.matcher(text())
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            CommandLine live = new CommandLine(new LiveCommand(new Console(System.out, System.err)));
            assertThat(new TreeSet<>(keys))
                    .isEqualTo(Configuration.options(live.getCommandSpec()).keySet());

            for (String key : keys) {
                String line = setting.matcher(text())
                        .results()
                        .map(MatchResult::group)
                        .map(found -> found.replaceFirst("^#", ""))
                        .filter(found -> found.startsWith(key + ":"))
                        .findFirst()
                        .orElseThrow();
                write(line);
                assertThat(check().err().replaceAll("(?m)^.* does not exist.*$", "")) // as it does on nobody's machine
                        .as(line)
                        .doesNotContain("Invalid value", "no key", "takes one value", "true or false", "no YAML");
            }
        }
    }
}

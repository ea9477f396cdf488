package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.gateway.recording.RecordingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandLineTest {

    /** What a command line came to. */
    record Result(int status, String out, String err) {}

    private static final String HEAD =
            "# plumbline recording 1\n# placement: sacrum\n# rate: 100\n# mount: up,left,back\n";
    private static final String COLUMNS = "t_s,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps\n";

    @TempDir
    Path directory;

    @BeforeEach
    void writeFiles() throws IOException {
        String good = HEAD + COLUMNS + rows(300);
        write("good.csv", good);
        write("empty.csv", "");
        write("newer.csv", good.replace("recording 1", "recording 7"));
        write("other.csv", "millis,s0_ax\n1,2\n");
        write("columns.csv", good.replace(",gz_radps", ""));
        write("text.csv", good.replace("0.500000,", "0.500000,abc,"));
        write("letters.csv", good.replace("0.500000,9.81", "0.500000,nine"));
        write("nan.csv", good.replace("0.500000,9.81", "0.500000,NaN"));
        write("backwards.csv", good.replace("0.500000,", "0.400000,"));
        write("placement.csv", good.replace("placement: sacrum", "placement: sacrm"));
        write("exercise.csv", good + "#! 1 exercise sqat\n");
        write("header.csv", good.replace("# rate", "# exercise: plnak\n# rate"));
        write("mark.csv", good + "#! one pause\n");
        write("own.csv", good.replace("# rate", "# clock: own\n# rate"));
        write("mount.csv", good.replace("# mount:", "# mount.sacrm:"));
        write("three.csv", three());
        write("clocks.csv", two("# clock: own\n", ",arrival_s", ","));
        byte[] zipped = gzip(good);
        Files.write(directory.resolve("cut.csv.gz"), Arrays.copyOf(zipped, zipped.length - 200));
        Files.createDirectory(directory.resolve("folder"));
    }

    @Nested
    class WhatIsWrong {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "replay                                | 2 | Missing required parameter: 'FILE'",
                    "replay good.csv more                  | 2 | 'more' is one too many",
                    "reply good.csv                        | 2 | Did you mean replay?",
                    "dance                                 | 2 | Known are ",
                    "--verson                              | 2 | Did you mean --version?",
                    "replay good.csv --exersise squat      | 2 | Did you mean --exercise?",
                    "replay good.csv --exercise sqat       | 2 | Did you mean squat?",
                    "replay good.csv --exercise            | 2 | --exercise",
                    "replay good.csv --limit flexoin=12    | 2 | Did you mean flexion?",
                    "replay good.csv --limit flexion=x     | 2 | must be a number of degrees",
                    "replay good.csv --limit flexion=0     | 2 | more than 0 and less than 90",
                    "replay good.csv --limit flexion       | 2 | a limit is NAME=DEG",
                    "replay good.csv --limit tuck.rde=12   | 2 | Did you mean tuck.red?",
                    "replay good.csv --format json         | 2 | Did you mean jsonl?",
                    "replay good.csv --speed fast          | 2 | a speed is max, or a number above 0",
                    "replay good.csv --speed 0             | 2 | was '0'",
                    "replay good.csv --speed NaN           | 2 | was 'NaN'",
                    "replay absent.csv                     | 1 | does not exist",
                    "replay goood.csv                      | 1 | Did you mean ",
                    "replay folder                         | 1 | is a directory",
                    "replay /dev/null                      | 1 | a pipe or device",
                    "replay empty.csv                      | 1 | is empty",
                    "replay newer.csv                      | 1 | line 1: this is a recording of format 7",
                    "replay other.csv                      | 1 | 'plumbline import'",
                    "replay columns.csv                    | 1 | column gz_radps is missing",
                    "replay text.csv                       | 1 | line 56: expected 7 values",
                    "replay letters.csv                    | 1 | line 56: column ax_mps2: expected a number, found 'nine'",
                    "replay nan.csv                        | 1 | line 56: column ax_mps2: expected a finite number",
                    "replay backwards.csv                  | 1 | line 56: column t_s: the time of sacrum does not increase",
                    "replay placement.csv                  | 1 | line 2: '# placement:' no placement is called 'sacrm'. Did you",
                    "replay exercise.csv                   | 1 | line 306: no exercise is called 'sqat'. Did you mean squat?",
                    "replay header.csv                     | 1 | line 3: '# exercise:' no exercise is called 'plnak'. Did you",
                    "replay mark.csv                       | 1 | line 306: a mark begins with its time",
                    "replay own.csv                        | 1 | arrival_s",
                    "replay clocks.csv                     | 1 | column arrival_s",
                    "replay mount.csv                      | 1 | line 4: '# mount.sacrm:' no placement is called 'sacrm'. Did",
                    "replay cut.csv.gz                     | 1 | ends in the middle",
                    "replay three.csv                      | 1 | one or two sensors, was given 3",
                    "demo --port 99999                     | 2 | a port is a whole number from 1 to 65535",
                    "demo --port -1                        | 2 | was '-1'",
                    "demo --port 0.0.0.0:1883              | 2 | loopback address and no other, since it lets everybody in",
                    "import other.csv                      | 2 | Missing required option: '--output",
                    "import other.csv --output o.csv       | 1 | Its columns are (comma between them): millis, s0_ax",
                    "import absent.csv --output o.csv      | 1 | does not exist",
                    "import other.csv --output o.csv --column ax=1:gg | 2 | Did you mean g?",
                    "import other.csv --output o.csv --column bx=1    | 2 | no column is for 'bx'",
                    "import other.csv --output o.csv --mount up,up,up | 2 | three perpendicular directions",
                    "import other.csv --output o.csv --mount up       | 2 | three directions",
                    "import other.csv --output o.csv --rate 4         | 2 | between 5 and 2000",
                    "import other.csv --output o.csv --placement l6   | 2 | Did you mean l5?",
                    "import other.csv --output o.csv --exercise plnk  | 2 | Did you mean plank?",
                    "orient good.csv                       | 2 | Missing required option: '--output",
                    "orient absent.csv --output o.csv      | 1 | does not exist",
                    "orient letters.csv --output o.csv     | 1 | line 56: column ax_mps2",
                    "orient good.csv --output none/o.csv   | 1 | there is no directory",
                    "orient good.csv --output folder       | 1 | is a directory",
                    "orient good.csv --output good.csv     | 1 | is the recording itself"
                })
        void isSaidInASentenceWithTheRightStatus(String commandLine, int status, String sentence) {
            Result result = inDirectory(commandLine);
            assertThat(result.err()).contains(sentence).startsWith("plumbline: ");
            assertThat(result.status()).isEqualTo(status);
            assertThat(result.err()).doesNotContain("Exception", "\tat ", "fault of Plumbline");
        }

        @Test
        void leavesTheRecordingAsItWas() throws IOException {
            run("orient", path("good.csv"), "--output", path("good.csv"));
            assertThat(directory.resolve("good.csv")).hasContent(HEAD + COLUMNS + rows(300));
        }

        @Test
        void withoutAnyWordIsAnsweredWithTheCommands() {
            Result result = run();
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("replay", "import", "orient");
        }
    }

    @Nested
    class Help {

        @ParameterizedTest
        @ValueSource(strings = {"--help", "-h", "help"})
        void listsTheCommands(String word) {
            Result result = run(word);
            assertThat(result.status()).isZero();
            assertThat(result.out()).contains("Usage: plumbline ", "replay ", "import ", "orient ");
            assertThat(result.err()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"replay", "import", "orient"})
        void listsTheOptionsOfACommand(String command) {
            assertThat(run(command, "--help").out())
                    .contains("Usage: plumbline " + command)
                    .contains("--skip-bad-lines");
            assertThat(run("help", command).out())
                    .isEqualTo(run(command, "--help").out());
        }

        @Test
        void showsTheVersion() {
            assertThat(run("--version").out()).startsWith("plumbline ");
        }
    }

    @Nested
    class Replaying {

        @Test
        void endsWithStatusZero() {
            Result result = run("replay", path("good.csv"), "--exercise", "squat");
            assertThat(result.status()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(result.out().lines()).isNotEmpty().allMatch(line -> line.matches("\\d\\d:\\d\\d\\.\\d  .*"));
        }

        @Test
        void printsWhatCameBeforeABadLineAndThenEndsTheSession() throws IOException {
            Result cut = run("replay", path("letters.csv"), "--format", "jsonl", "--angles");
            write("short.csv", HEAD + COLUMNS + rows(50));
            Result whole = run("replay", path("short.csv"), "--format", "jsonl", "--angles");
            assertThat(cut.status()).isEqualTo(1);
            assertThat(whole.status()).isZero();
            assertThat(withoutIds(cut)).isNotEmpty().isEqualTo(withoutIds(whole));
        }

        private static String withoutIds(Result result) {
            return result.out().replaceAll("\"id\":\"[^\"]*\"", "");
        }

        @ParameterizedTest
        @ValueSource(strings = {"letters.csv", "exercise.csv", "cut.csv.gz"})
        void leavesBadLinesOutOnRequestAndSaysSo(String file) {
            Result result = run("replay", path(file), "--skip-bad-lines");
            assertThat(result.status()).isZero();
            assertThat(result.err()).containsAnyOf("1 malformed line was left out", "ends in the middle");
        }

        @Test
        void printsNothingButJsonLinesOnStandardOutput() {
            Result result = run("replay", path("letters.csv"), "--skip-bad-lines", "--format", "jsonl", "--angles");
            assertThat(result.out().lines())
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("{\"type\":") && line.endsWith("}"));
        }

        @Test
        void saysTheSameWhateverTheSpeed() {
            Result max = run("replay", path("good.csv"), "--format", "jsonl", "--angles", "--speed", "max");
            Result paced = run("replay", path("good.csv"), "--format", "jsonl", "--angles", "--speed", "50");
            assertThat(paced).isEqualTo(max);
            assertThat(max.out()).contains("\"type\":\"posture\"");
        }
    }

    @Nested
    class Orienting {

        @Test
        void writesAUnitQuaternionForEveryRowFromTheFirst() throws IOException {
            assertThat(run("orient", path("good.csv"), "--output", path("o.csv"))
                            .status())
                    .isZero();
            List<String> lines = Files.readAllLines(directory.resolve("o.csv"));
            assertThat(lines).hasSize(301);
            assertThat(lines.get(0)).isEqualTo("t_s,qw,qx,qy,qz");
            for (String line : lines.subList(1, 301)) {
                String[] fields = line.split(",", -1);
                double squares = 0;
                for (String field : Arrays.copyOfRange(fields, 1, 5)) {
                    assertThat(field).matches("-?[01]\\.\\d{9,}");
                    squares += Math.pow(Double.parseDouble(field), 2);
                }
                assertThat(squares).isCloseTo(1, within(1e-9));
            }
            assertThat(lines.get(51)).startsWith("0.500000,");
        }

        @Test
        void turnsSpecificForceAtRestUpwards() throws IOException {
            run("orient", path("good.csv"), "--output", path("o.csv"));
            double[] q = Arrays.stream(Files.readAllLines(directory.resolve("o.csv"))
                            .get(1)
                            .split(",", -1))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            // the sensor's x axis points up: third row, first column of the rotation matrix
            assertThat(2 * (q[1] * q[3] - q[0] * q[2])).isCloseTo(1, within(1e-6));
        }

        @Test
        void namesThePlacementWhereThereAreSeveralInTheOrderOfTheRows() throws IOException {
            run("orient", path("three.csv"), "--output", path("o.csv"));
            List<String> lines = Files.readAllLines(directory.resolve("o.csv"));
            assertThat(lines.get(0)).isEqualTo("t_s,placement,qw,qx,qy,qz");
            assertThat(lines.subList(1, 5))
                    .extracting(line -> line.replaceFirst("^([^,]*,[^,]*),.*", "$1"))
                    .containsExactly("0.000000,sacrum", "0.000000,l1", "0.000000,t12", "0.010000,sacrum");
        }

        @Test
        void undoesTimesRoundedToMilliseconds() throws IOException {
            StringBuilder exact = new StringBuilder(HEAD.replace("100", "285.7142857") + COLUMNS);
            StringBuilder rounded = new StringBuilder(exact);
            for (int i = 0; i < 3000; i++) {
                String row = String.format(Locale.ROOT, ",9.81,0,0,0,%.4f,0%n", 5 * Math.sin(i * 0.5));
                exact.append(String.format(Locale.ROOT, "%.6f", i / 285.7142857))
                        .append(row);
                rounded.append(String.format(Locale.ROOT, "%.3f", i / 285.7142857))
                        .append(row);
            }
            write("exact.csv", exact.toString());
            write("rounded.csv", rounded.toString());
            run("orient", path("exact.csv"), "--output", path("exact.out"));
            run("orient", path("rounded.csv"), "--output", path("rounded.out"));
            List<double[]> fromExact = quaternions("exact.out");
            List<double[]> fromRounded = quaternions("rounded.out");
            for (int i = 0; i < 3000; i++) {
                assertThat(fromRounded.get(i)).containsExactly(fromExact.get(i), within(2e-3));
            }
        }

        @Test
        void findsTheInclinationAnewAfterAGap() throws IOException {
            StringBuilder text = new StringBuilder(HEAD + COLUMNS);
            for (int i = 0; i < 200; i++) {
                text.append(String.format(Locale.ROOT, "%.2f,%s,0,0,0%n", i / 100.0, "9.81,0,0"));
            }
            text.append("5.00,0,9.81,0,0,0,0\n");
            write("gap.csv", text.toString());
            run("orient", path("gap.csv"), "--output", path("o.csv"));
            double[] q = quaternions("o.csv").get(200);
            // the sensor's y axis points up: third row, second column of the rotation matrix
            assertThat(2 * (q[2] * q[3] + q[0] * q[1])).isCloseTo(1, within(1e-6));
        }

        private List<double[]> quaternions(String file) throws IOException {
            return Files.readAllLines(directory.resolve(file)).stream()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .skip(1)
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        }
    }

    @Nested
    class Importing {

        @Test
        void makesARecordingThatReplayReads() throws IOException {
            StringBuilder text = new StringBuilder("ms;x;y;z;u;v;w\n");
            for (int i = 0; i < 200; i++) {
                text.append(10 * i).append(";0,98;0,01;0,02;1,5;0;0\n");
            }
            write("table.csv", text.toString());
            Result result = run(
                    "import",
                    path("table.csv"),
                    "--output",
                    path("imported.csv.gz"),
                    "--column=t=ms:ms",
                    "--column=ax=x:g",
                    "--column=ay=y:g",
                    "--column=az=z:g",
                    "--column=gx=u:dps",
                    "--column=gy=v:dps",
                    "--column=gz=w:dps",
                    "--placement=l5",
                    "--mount=up,left,back",
                    "--exercise=squat");
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).contains("l5, 100 Hz, mount up,left,back").contains("200 samples, 2.0 s, are in ");
            assertThat(result.status()).isZero();
            assertThat(run("replay", path("imported.csv.gz")).status()).isZero();
            try (RecordingReader reader = RecordingReader.open(directory.resolve("imported.csv.gz"), false)) {
                assertThat(reader.marks()).hasSize(1);
                assertThat(reader.next()).isTrue();
                assertThat(reader.sample().ax()).isCloseTo(9.61, within(0.01));
            }
        }

        @Test
        void ofACutOffTableKeepsItsRowsAndFails() throws IOException {
            byte[] zipped = gzip(COLUMNS + rows(300));
            Files.write(directory.resolve("cut-table.csv.gz"), Arrays.copyOf(zipped, zipped.length - 200));
            Result result = run("import", path("cut-table.csv.gz"), "--output", path("o.csv"), "--placement", "l3");
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.err()).contains("ends in the middle");
            assertThat(run("replay", path("o.csv")).status()).isZero();
        }
    }

    @Nested
    class AFaultOfPlumbline {

        @Test
        void isOwnedUpToInASentence() {
            Result result = failing(false);
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.err())
                    .contains("fault of Plumbline", "oops", "--debug")
                    .doesNotContain("\tat ");
        }

        @Test
        void isTracedOnRequest() {
            assertThat(failing(true).err()).contains("fault of Plumbline", "\tat ");
        }

        private static Result failing(boolean trace) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(err, true, UTF_8);
            int status = new CommandLine(new FailingCommand())
                    .setExecutionExceptionHandler(new Failures(new Console(stream, stream), trace))
                    .execute();
            return new Result(status, "", err.toString(UTF_8));
        }
    }

    /** A command with a fault in it. */
    @Command(name = "fail")
    static final class FailingCommand implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("oops");
        }
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() throws IOException {
        write("marked.csv", HEAD + "# exercise: squat\n" + COLUMNS + rows(300));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream broken = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                false,
                UTF_8);
        String[] args = {"replay", path("marked.csv"), "--angles"};
        assertThat(run(args).out()).as("there is something to print").isNotEmpty();
        assertThat(Main.run(args, broken, new PrintStream(err, true, UTF_8))).isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    /** Runs a line of words; those that end like a file's name stand for files in the directory. */
    private Result inDirectory(String commandLine) {
        return run(Arrays.stream(commandLine.strip().split("\\s+"))
                .map(word -> word.matches("[a-z/]+\\.(csv|csv\\.gz)|folder") ? path(word) : word)
                .toArray(String[]::new));
    }

    private static Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, false, UTF_8);
        int status = Main.run(args, outStream, new PrintStream(err, true, UTF_8));
        outStream.flush();
        return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(String.format(Locale.ROOT, "%.6f,9.81,0,0,0.%03d,0,0%n", i / 100.0, i * 7919 % 50));
        }
        return rows.toString();
    }

    private static String two(String header, String column, String value) {
        return "# plumbline recording 1\n# placement: sacrum,t12\n# rate: 100\n" + header
                + "t_s,placement,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps" + column
                + "\n0,sacrum,9.81,0,0,0,0,0" + value + "\n0,t12,9.81,0,0,0,0,0" + value + "\n";
    }

    private static String three() {
        StringBuilder text = new StringBuilder("# plumbline recording 1\n" + COLUMNS.replace("t_s,", "t_s,placement,"));
        for (int i = 0; i < 20; i++) {
            for (String placement : List.of("sacrum", "l1", "t12")) {
                text.append(String.format(Locale.ROOT, "%.2f,%s,9.81,0,0,0,0,0%n", i / 100.0, placement));
            }
        }
        return text.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}

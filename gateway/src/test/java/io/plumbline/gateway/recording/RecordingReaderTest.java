package io.plumbline.gateway.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark.Calibrate;
import io.plumbline.analytics.session.Mark.Pause;
import io.plumbline.analytics.session.Mark.Resume;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.analytics.session.SensorSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingReaderTest {

    private static final String FIRST = "# plumbline recording 1\n";
    private static final String COLUMNS = "t_s,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps\n";
    private static final String TWO_SENSORS = "t_s,placement,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps\n";
    private static final String REST = ",9.81,0,0,0,0,0\n";

    @TempDir
    Path directory;

    @Nested
    class TheHead {

        @Test
        void isReadWithUnknownKeysInOrder() throws IOException {
            RecordingHeader header = header(
                    "# session: 3f9c21\n# zebra: 1\n# placement: l5\n# started:"
                            + " 2026-03-01T10:00:00Z\n# apple: 2\n# mount: up,left,back\n# rate: 104\n# limit.tuck.red: 17.5\n");
            assertThat(header.sessionId()).isEqualTo("3f9c21");
            assertThat(header.sensors())
                    .containsExactly(new SensorSettings(Placement.L5, Mount.parse("up,left,back"), 104));
            assertThat(header.values().keySet())
                    .containsExactly(
                            "session", "zebra", "placement", "started", "apple", "mount", "rate", "limit.tuck.red");
            assertThat(header.values()).containsEntry("started", "2026-03-01T10:00:00Z");
            assertThat(header.limitsDeg()).containsExactly(java.util.Map.entry("tuck.red", 17.5));
            assertThat(header.ownClock()).isFalse();
        }

        @Test
        void mountAutoMeansThatItIsToBeFound() throws IOException {
            assertThat(header("# mount: auto\n").sensors().get(0).mount()).isNull();
        }

        @Test
        void mountAndRateMayBeSaidPerSensor() throws IOException {
            RecordingHeader header = header(
                    "# placement: sacrum,t12\n# rate: 100\n# rate.t12: 50\n# mount.t12: up,left,back\n", TWO_SENSORS);
            assertThat(header.sensors())
                    .containsExactly(
                            new SensorSettings(Placement.SACRUM, null, 100),
                            new SensorSettings(Placement.T12, Mount.parse("up,left,back"), 50));
        }

        @Test
        void withoutAPlacementTheSacrumIsTakenAndThatIsSaid() throws IOException {
            try (RecordingReader reader = open(FIRST + COLUMNS + "0" + REST + "0.01" + REST)) {
                assertThat(reader.header().sensors().get(0).placement()).isEqualTo(Placement.SACRUM);
                assertThat(reader.notices()).singleElement().asString().contains("does not say where the sensor was");
            }
        }

        @Test
        void theSessionsClockIsThatOfTheFirstNamedSensorWhateverRowComesFirst() throws IOException {
            String rows = "0,sacrum" + REST + "0.001,t12" + REST + "0.01,sacrum" + REST + "0.011,t12" + REST;
            try (RecordingReader named = open(FIRST + "# placement: t12,sacrum\n" + TWO_SENSORS + rows);
                    RecordingReader unnamed = open(FIRST + TWO_SENSORS + rows)) {
                assertThat(named.header().sensors())
                        .extracting(SensorSettings::placement)
                        .containsExactly(Placement.T12, Placement.SACRUM);
                assertThat(unnamed.header().sensors())
                        .extracting(SensorSettings::placement)
                        .containsExactly(Placement.SACRUM, Placement.T12);
            }
        }

        @Test
        void aSensorThatStartsLateIsFoundToo() throws IOException {
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 5000; i++) {
                rows.append(String.format(Locale.ROOT, "%.2f,sacrum", i / 100.0))
                        .append(REST);
            }
            for (int i = 0; i < 10; i++) {
                rows.append(String.format(Locale.ROOT, "%.2f,t12", 50 + i / 50.0))
                        .append(REST);
            }
            try (RecordingReader reader = open(FIRST + TWO_SENSORS + rows)) {
                assertThat(reader.header().sensors())
                        .containsExactly(
                                new SensorSettings(Placement.SACRUM, null, 100),
                                new SensorSettings(Placement.T12, null, 50));
            }
        }

        @Test
        void rateIsTheMedianOfTheFirstHundredStepsWhereItIsNotStated() throws IOException {
            StringBuilder rows = new StringBuilder();
            double time = 0;
            for (int i = 0; i < 300; i++) {
                rows.append(String.format(Locale.ROOT, "%.6f", time)).append(REST);
                time += i % 10 == 7 ? 3.5 : i < 100 ? 0.02 : 0.01;
            }
            assertThat(open(FIRST + COLUMNS + rows).header().sensors().get(0).rateHz())
                    .isEqualTo(50);
        }

        @Test
        void withoutASessionIdTheFirstHundredRowsGiveOne() throws IOException {
            String a = sessionId(rows(150, 9.81));
            assertThat(a).matches("[0-9a-f]{6}");
            assertThat(sessionId(rows(101, 9.81)))
                    .as("rows past the hundredth do not matter")
                    .isEqualTo(a);
            assertThat(sessionId(rows(150, 9.81).replace("\n", "\r\n"))).isEqualTo(a);
            assertThat(sessionId(rows(150, 9.82))).isNotEqualTo(a);
        }

        private String sessionId(String rows) throws IOException {
            try (RecordingReader reader = open(FIRST + COLUMNS + rows)) {
                return reader.header().sessionId();
            }
        }

        private RecordingHeader header(String lines) throws IOException {
            return header(lines, COLUMNS);
        }

        private RecordingHeader header(String lines, String columns) throws IOException {
            String rows =
                    columns.equals(COLUMNS) ? "0" + REST + "0.01" + REST : "0,sacrum" + REST + "0.01,sacrum" + REST;
            try (RecordingReader reader = open(FIRST + lines + columns + rows)) {
                return reader.header();
            }
        }

        private String rows(int count, double ax) {
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < count; i++) {
                rows.append(String.format(Locale.ROOT, "%.2f,%.2f,0,0,0,0,%d.5\n", i / 100.0, ax, i));
            }
            return rows.toString();
        }
    }

    @Nested
    class Marks {

        @Test
        void mayStandAnywhereAfterTheFirstLine() throws IOException {
            try (RecordingReader reader = open(FIRST + "# rate: 100\n"
                    + "#! 5 pause\n# exercise: squat\n#! 0 exercise plank\n"
                    + COLUMNS + "#! 6 resume\n" + "0" + REST + "#! 0.005 calibrate\n" + "0.01" + REST + "7" + REST
                    + "#! 1 exercise daily")) {
                assertThat(reader.marks())
                        .containsExactly(
                                new StartExercise(0, "squat"),
                                new StartExercise(0, "plank"),
                                new Calibrate(0.005),
                                new StartExercise(1, "daily"),
                                new Pause(5),
                                new Resume(6));
                assertThat(times(reader)).containsExactly(0.0, 0.01, 7.0);
            }
        }

        @Test
        void areFoundInALargeFileWhereverTheyStand() throws IOException {
            StringBuilder text = new StringBuilder(FIRST + "# placement: sacrum\n" + COLUMNS);
            List<StartExercise> expected = new ArrayList<>();
            for (int i = 0; i < 40_000; i++) {
                text.append(String.format(Locale.ROOT, "%.2f", i / 100.0)).append(REST);
                if (i % 997 == 0) {
                    expected.add(new StartExercise(i / 100.0, "squat"));
                    text.append(String.format(Locale.ROOT, "#! %.2f exercise squat%n", i / 100.0));
                }
            }
            try (RecordingReader reader = open(text.toString())) {
                assertThat(reader.marks()).containsExactlyElementsOf(expected);
                assertThat(times(reader)).hasSize(40_000);
            }
        }

        @Test
        void aMalformedOneInTheHeadIsComplainedOfAtOnce() throws IOException {
            Path file = write(FIRST + "#! 0 exercise sqat\n" + COLUMNS + "0" + REST + "0.01" + REST);
            assertThatThrownBy(() -> RecordingReader.open(file, false))
                    .hasMessageContaining("line 2")
                    .hasMessageContaining("Did you mean squat?");
        }

        @Test
        void aMalformedOneIsComplainedOfAtItsLineAfterTheRowsBeforeIt() throws IOException {
            try (RecordingReader reader =
                    open(FIRST + COLUMNS + "0" + REST + "0.01" + REST + "#! 0 exercise sqat\n0.02" + REST)) {
                assertThat(reader.marks()).isEmpty();
                assertThat(reader.next()).isTrue();
                assertThat(reader.next()).isTrue();
                assertThatThrownBy(reader::next)
                        .isInstanceOf(RecordingException.class)
                        .hasMessageContaining("line 5")
                        .hasMessageContaining("Did you mean squat?");
            }
        }
    }

    @Nested
    class Rows {

        @Test
        void areReadInTheOrderTheyArrived() throws IOException {
            try (RecordingReader reader = open(FIRST + "# clock: own\n"
                    + TWO_SENSORS.strip() + ",arrival_s\n" + "10,t12,1,2,3,4,5,6,100.5\n0.02,sacrum,1,2,3,4,5,6,100.6\n"
                    + "10.01,t12,-1e-3,.5,7.,0,-0,6,100.7\n0.04,sacrum,1,2,3,4,5,6,100.8\n")) {
                assertThat(reader.header().ownClock()).isTrue();
                assertThat(samples(reader))
                        .containsExactly(
                                new ImuSample(Placement.T12, 10, 1, 2, 3, 4, 5, 6, 100.5),
                                new ImuSample(Placement.SACRUM, 0.02, 1, 2, 3, 4, 5, 6, 100.6),
                                new ImuSample(Placement.T12, 10.01, -0.001, 0.5, 7, 0, -0.0, 6, 100.7),
                                new ImuSample(Placement.SACRUM, 0.04, 1, 2, 3, 4, 5, 6, 100.8));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"plain", "crlf", "bom", "no last line feed", "blank lines", "gzip", "gzip named csv"})
        void areTheSameHoweverTheTextIsEnded(String form) throws IOException {
            String text = FIRST + "# placement: sacrum\n" + COLUMNS + "0" + REST + "0.01" + REST + "0.02" + REST;
            byte[] bytes = switch (form) {
                case "crlf" -> text.replace("\n", "\r\n").getBytes(UTF_8);
                case "bom" -> ("\uFEFF" + text).getBytes(UTF_8);
                case "no last line feed" -> text.stripTrailing().getBytes(UTF_8);
                case "blank lines" ->
                    text.replace("\n0.01", "\n\n  \n0.01").concat("\n\n").getBytes(UTF_8);
                case "gzip", "gzip named csv" -> gzip(text);
                default -> text.getBytes(UTF_8);
            };
            Path file = Files.write(directory.resolve(form.equals("gzip") ? "a.csv.gz" : "a.csv"), bytes);
            try (RecordingReader reader = RecordingReader.open(file, false)) {
                assertThat(times(reader)).containsExactly(0.0, 0.01, 0.02);
            }
        }

        @Test
        void timesAreRoundedToWholeMicroseconds() throws IOException {
            try (RecordingReader reader = open(FIRST + COLUMNS + "0.1000004" + REST + "0.11999999999" + REST)) {
                assertThat(times(reader)).containsExactly(0.1, 0.12);
            }
        }

        @Test
        void aJumpForwardIsALossAndNoError() throws IOException {
            try (RecordingReader reader =
                    open(FIRST + COLUMNS + "0" + REST + "0.01" + REST + "0.02" + REST + "99999" + REST)) {
                assertThat(times(reader)).hasSize(4);
            }
        }

        @Test
        void thereMayBeNoneWhereTheHeadSaysTheRate() throws IOException {
            try (RecordingReader reader = open(FIRST + "# placement: l5\n# rate: 100\n" + COLUMNS)) {
                assertThat(reader.next()).isFalse();
                assertThat(reader.next()).isFalse();
                assertThatThrownBy(reader::sample).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Nested
    class AMalformedRow {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "0.02,9.81,0,0,0,0         | expected 7 values | found 6",
                    "0.02,9.81,0,0,0,0,0,0     | expected 7 values | found 8",
                    "0.02,9.81,abc,0,0,0,0     | column ay_mps2: | found 'abc'",
                    "0.02,9.81,,0,0,0,0        | column ay_mps2: | found ''",
                    "0.02,9.81,0,0,NaN,0,0     | column gx_radps: | found 'NaN'",
                    "0.02,9.81,0,0,-Infinity,0,0 | column gx_radps: | finite",
                    "0.02,9.81,0,0,0,0,1e999   | column gz_radps: | finite",
                    "0.02,9.81,0,0,0,0,100000  | column gz_radps: | No sensor measures that",
                    "late,9.81,0,0,0,0,0       | column t_s: | expected a number",
                    "1698501144401773000,9.81,0,0,0,0,0 | column t_s: | nanoseconds",
                    "0.005,9.81,0,0,0,0,0      | column t_s: | 0.005000 after 0.010000",
                    "0.01,9.81,0,0,0,0,0       | column t_s: | does not increase",
                    "0.02, 9.81,0,0,0,0,0      | not a row | without spaces",
                    "# a remark                | expected 7 values | '# a remark'",
                    "'#! soon pause'           | begins with its time | 'soon'",
                    "0.02,9.81,0,0,0,0,0d      | not a row | without spaces"
                })
        void isNamedAfterTheRowsBeforeItWereRead(String row, String what, String found) throws IOException {
            String text =
                    FIRST + "# placement: sacrum\n" + COLUMNS + "0" + REST + "0.01" + REST + row + "\n0.03" + REST;
            try (RecordingReader reader = open(text)) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.next()).isTrue();
                assertThatThrownBy(reader::next)
                        .isInstanceOf(RecordingException.class)
                        .hasMessageContaining("test.csv, line 6: ")
                        .hasMessageContaining(what)
                        .hasMessageContaining(found);
            }
        }

        @Test
        void isSkippedAndCountedOnRequest() throws IOException {
            String text = FIRST + "# placement: sacrum\n#! x\n" + COLUMNS + "0" + REST + "abc\n0.01" + REST + "0.005"
                    + REST + "#! 1 dance\n0.02" + REST;
            try (RecordingReader reader = RecordingReader.open(write(text), true)) {
                assertThat(times(reader)).containsExactly(0.0, 0.01, 0.02);
                assertThat(reader.skippedLines()).isEqualTo(4);
                assertThat(reader.notices()).singleElement().asString().contains("line 3");
            }
        }

        @Test
        void ofAnUnknownPlacementIsNamed() throws IOException {
            try (RecordingReader reader =
                    open(FIRST + TWO_SENSORS + "0,sacrum" + REST + "0.01,sacrum" + REST + "0.01,t21" + REST)) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.next()).isTrue();
                assertThatThrownBy(reader::next)
                        .hasMessageContaining("line 5: column placement: ")
                        .hasMessageContaining("Did you mean t12?");
            }
        }

        @Test
        void ofASensorThatTheHeadDoesNotNameIsNamed() throws IOException {
            try (RecordingReader reader = open(FIRST + "# placement: sacrum,l1\n# rate: 100\n" + TWO_SENSORS
                    + "0,sacrum" + REST + "0,t12" + REST)) {
                assertThat(reader.next()).isTrue();
                assertThatThrownBy(reader::next).hasMessageContaining("t12 is none of the sensors");
            }
        }

        @Test
        void thatIsNotUtf8IsNamed() throws IOException {
            byte[] bytes =
                    (FIRST + COLUMNS + "0" + REST + "0.01" + REST + "0.02,\u00e4,0,0,0,0,0\n").getBytes(ISO_8859_1);
            try (RecordingReader reader = RecordingReader.open(Files.write(directory.resolve("a.csv"), bytes), false)) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.next()).isTrue();
                assertThatThrownBy(reader::next).hasMessageContaining("line 5: not UTF-8 text");
            }
        }
    }

    @Nested
    class AnImpossibleHead {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "# plumbline recording 2\\n | line 1 | A newer Plumbline reads it",
                    "# plumbline recording\\n | line 1 | expected '# plumbline recording 1'",
                    "millis,ax,ay\\n1,2,3\\n | line 1 | plumbline import",
                    "FIRST | ends before the line that names its columns | t_s",
                    "FIRST# placement sacrum\\nROWS | line 2 | expected '# key: value'",
                    "FIRST# rate: 100\\n# rate: 100\\nROWS | line 3 | stands in line 2 already",
                    "FIRST# placement: sacrm\\nROWS | line 2 | Did you mean sacrum?",
                    "FIRST# placement: sacrum,sacrum\\nROWS | line 2 | names sacrum twice",
                    "FIRST# placement: sacrum,t12\\nROWS | line 2 | no column 'placement'",
                    "FIRST# exercise: sqat\\nROWS | line 2 | Did you mean squat?",
                    "FIRST# mount: up,left\\nROWS | line 2 | three directions",
                    "FIRST# mount: up,left,front\\nROWS | line 2 | left-handed",
                    "FIRST# rate: fast\\nROWS | line 2 | a rate in Hz",
                    "FIRST# rate: 4\\nROWS | line 2 | between 5 and 2000",
                    "FIRST# clock: owm\\nROWS | line 2 | Did you mean own?",
                    "FIRST# clock: own\\nROWS | line 2 | arrival_s",
                    "FIRST# limit.flexoin: 12\\nROWS | line 2 | Did you mean flexion?",
                    "FIRST# limit.flexion: -3\\nROWS | line 2 | more than 0",
                    "FIRST# session:\\nROWS | line 2 | needs an id",
                    "FIRSTt_s,ax_g,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps\\n | line 2 | column ax_mps2 is missing",
                    "FIRSTt_s,ay_mps2,ax_mps2,az_mps2,gx_radps,gy_radps,gz_radps\\n | line 2 | another order",
                    "FIRST0.00,9.81,0,0,0,0,0\\n | line 2 | is missing",
                    "FIRSTt_s,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps,foo\\n | line 2 | column foo",
                    "FIRSTCOLUMNS | too few rows | # rate",
                    "FIRSTCOLUMNS0,1,1,1,1,1,1\\n10,1,1,1,1,1,1\\n | step by 10.0000 s | Is t_s in seconds?"
                })
        void isNamedWithItsLineAndACure(String text, String what, String cure) throws IOException {
            String whole = text.replace("\\n", "\n")
                    .replace("FIRST", FIRST)
                    .replace("ROWS", COLUMNS + "0" + REST + "0.01" + REST)
                    .replace("COLUMNS", COLUMNS);
            Path file = write(whole);
            assertThatThrownBy(() -> RecordingReader.open(file, true))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("test.csv")
                    .hasMessageContaining(what)
                    .hasMessageContaining(cure);
        }

        @Test
        void thatIsUtf16IsNamed() throws IOException {
            Path file = Files.write(directory.resolve("a.csv"), (FIRST + COLUMNS).getBytes(UTF_16));
            assertThatThrownBy(() -> RecordingReader.open(file, false)).hasMessageContaining("UTF-16");
        }

        @Test
        void ofALineWithoutEndIsNotReadForEver() throws IOException {
            Path file = Files.write(directory.resolve("a.csv"), new byte[3_000_000]);
            assertThatThrownBy(() -> RecordingReader.open(file, false)).hasMessageContaining("longer than");
        }
    }

    @Nested
    class AFileThatIsNotThere {

        @Test
        void isNamedWithTheOneThatWasMeant() throws IOException {
            Files.createFile(directory.resolve("squats.csv"));
            assertThatThrownBy(() -> RecordingReader.open(directory.resolve("sqats.csv"), false))
                    .isInstanceOf(RecordingException.class)
                    .hasMessageContaining("does not exist")
                    .hasMessageContaining("squats.csv?");
        }

        @Test
        void norItsDirectoryIsNamed() {
            assertThatThrownBy(() -> RecordingReader.open(directory.resolve("a/b.csv"), false))
                    .hasMessageContaining("Nor does the directory");
        }

        @Test
        void butADirectoryIsNamed() {
            assertThatThrownBy(() -> RecordingReader.open(directory, false)).hasMessageContaining("is a directory");
        }

        @Test
        void butEmptyIsNamed() throws IOException {
            Path file = Files.createFile(directory.resolve("a.csv"));
            assertThatThrownBy(() -> RecordingReader.open(file, false)).hasMessageContaining("is empty");
            Path zipped = Files.write(directory.resolve("b.csv"), gzip(""));
            assertThatThrownBy(() -> RecordingReader.open(zipped, false)).hasMessageContaining("is empty");
        }
    }

    @Nested
    class ACutOffGzip {

        private final byte[] whole = gzip(text());

        private static String text() {
            StringBuilder text = new StringBuilder(FIRST + "# placement: sacrum\n" + COLUMNS);
            for (int i = 0; i < 3000; i++) {
                text.append(String.format(Locale.ROOT, "%.2f,%.4f,0,0,0,0,0%n", i / 100.0, Math.sin(i * 0.731)));
            }
            return text.toString();
        }

        ACutOffGzip() throws IOException {}

        @Test
        void givesItsRowsAndThenSaysThatItEndsInTheMiddle() throws IOException {
            Path file = Files.write(directory.resolve("a.csv.gz"), Arrays.copyOf(whole, whole.length * 2 / 3));
            try (RecordingReader reader = RecordingReader.open(file, false)) {
                List<Double> times = new ArrayList<>();
                assertThatThrownBy(() -> {
                            while (reader.next()) {
                                times.add(reader.sample().timeSeconds());
                            }
                        })
                        .isInstanceOf(RecordingException.class)
                        .hasMessageContaining("ends in the middle");
                assertThat(times).hasSizeBetween(1000, 2999);
                assertThat(times.get(times.size() - 1)).isEqualTo((times.size() - 1) / 100.0, within(1e-9));
            }
        }

        @Test
        void isOnlyToldWhereBadLinesAreSkipped() throws IOException {
            Path file = Files.write(directory.resolve("a.csv.gz"), Arrays.copyOf(whole, whole.length * 2 / 3));
            try (RecordingReader reader = RecordingReader.open(file, true)) {
                assertThat(times(reader)).hasSizeGreaterThan(1000);
                assertThat(reader.notices()).singleElement().asString().contains("ends in the middle");
                assertThat(reader.skippedLines()).isZero();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 9, 12, 20})
        void rightAtItsBeginningIsNamed(int bytes) throws IOException {
            Path file = Files.write(directory.resolve("a.csv.gz"), Arrays.copyOf(whole, bytes));
            assertThatThrownBy(() -> RecordingReader.open(file, false)).hasMessageContaining("ends in the middle");
        }

        @Test
        void norADamagedOneIsTakenForWhole() throws IOException {
            byte[] damaged = whole.clone();
            for (int i = damaged.length / 2; i < damaged.length / 2 + 40; i++) {
                damaged[i] ^= 0x55;
            }
            Path file = Files.write(directory.resolve("a.csv.gz"), damaged);
            try (RecordingReader reader = RecordingReader.open(file, false)) {
                assertThatThrownBy(() -> times(reader)).isInstanceOf(RecordingException.class);
            }
        }
    }

    private RecordingReader open(String text) throws IOException {
        return RecordingReader.open(write(text), false);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "", "test.csv"), text);
    }

    private static List<ImuSample> samples(RecordingReader reader) throws IOException {
        List<ImuSample> samples = new ArrayList<>();
        while (reader.next()) {
            samples.add(reader.sample());
        }
        return samples;
    }

    private static List<Double> times(RecordingReader reader) throws IOException {
        return samples(reader).stream().map(ImuSample::timeSeconds).toList();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}

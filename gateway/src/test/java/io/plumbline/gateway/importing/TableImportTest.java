package io.plumbline.gateway.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.recording.RecordingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableImportTest {

    private static final List<String> PLAIN = List.of("t=t", "ax=ax", "ay=ay", "az=az", "gx=gx", "gy=gy", "gz=gz");
    private static final String HEADER = "t,ax,ay,az,gx,gy,gz\n";
    private static final String ROWS = """
            10.00,9.8,0.1,-0.2,0.01,0.02,-0.03
            10.01,9.7,0.1,-0.2,0.01,0.02,-0.03
            10.02,9.6,0.1,-0.2,0.01,0.02,-0.03
            """;

    @TempDir
    Path directory;

    private double rateHz = Double.NaN;
    private @Nullable Placement placement = Placement.L5;
    private @Nullable Mount mount;
    private Map<Placement, Mount> mounts = Map.of();
    private @Nullable String exercise;
    private boolean skipBadLines;

    @Nested
    class ATable {

        @Test
        void becomesARecordingWhoseTimeBeginsAtZero() throws IOException {
            mount = Mount.parse("down,left,front");
            exercise = "squat";
            run(HEADER + ROWS, PLAIN);
            try (RecordingReader reader = RecordingReader.open(output(), false)) {
                assertThat(reader.header().sensors())
                        .containsExactly(new SensorSettings(Placement.L5, Mount.parse("down,left,front"), 100));
                assertThat(reader.header().values()).containsEntry("note", "imported from table.csv");
                assertThat(reader.marks()).containsExactly(new StartExercise(0, "squat"));
            }
            assertThat(samples())
                    .containsExactly(
                            new ImuSample(Placement.L5, 0, 9.8, 0.1, -0.2, 0.01, 0.02, -0.03),
                            new ImuSample(Placement.L5, 0.01, 9.7, 0.1, -0.2, 0.01, 0.02, -0.03),
                            new ImuSample(Placement.L5, 0.02, 9.6, 0.1, -0.2, 0.01, 0.02, -0.03));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "comma",
                    "semicolon",
                    "semicolon, decimal comma",
                    "tab",
                    "tab, decimal comma",
                    "quoted",
                    "crlf",
                    "byte-order mark",
                    "utf-16",
                    "latin-1",
                    "gzip",
                    "spaces",
                    "blank lines",
                    "sep line",
                    "trailing commas",
                    "exponents"
                })
        void isTheSameInEveryForm(String form) throws IOException {
            String text = HEADER + ROWS;
            byte[] bytes = switch (form) {
                case "semicolon" -> text.replace(',', ';').getBytes(UTF_8);
                case "semicolon, decimal comma" ->
                    text.replace(',', ';').replace('.', ',').getBytes(UTF_8);
                case "tab" -> text.replace(',', '\t').getBytes(UTF_8);
                case "tab, decimal comma" ->
                    text.replace(',', '\t').replace('.', ',').getBytes(UTF_8);
                case "quoted" ->
                    ("\"" + text.strip().replace(",", "\",\"").replace("\n", "\"\n\"") + "\"\n").getBytes(UTF_8);
                case "crlf" -> text.replace("\n", "\r\n").getBytes(UTF_8);
                case "byte-order mark" -> ("\uFEFF" + text).getBytes(UTF_8);
                case "utf-16" -> ("\uFEFF" + text).getBytes(UTF_16LE);
                case "latin-1" ->
                    text.replace("gz\n", "gz,Höhe (m/s²)\n")
                            .replace("-0.03\n", "-0.03,1\n")
                            .getBytes(ISO_8859_1);
                case "gzip" -> gzip(text);
                case "spaces" -> text.replace(",", " , ").getBytes(UTF_8);
                case "blank lines" -> text.replace("\n", "\n\n").getBytes(UTF_8);
                case "sep line" -> ("sep=,\n" + text).getBytes(UTF_8);
                case "trailing commas" -> (HEADER + ROWS.replace("\n", ",,\n")).getBytes(UTF_8);
                case "exponents" ->
                    text.replace("10.00", "1.000000E1")
                            .replace("-0.2,", "-2e-1,")
                            .getBytes(UTF_8);
                default -> text.getBytes(UTF_8);
            };
            run(bytes, PLAIN);
            assertThat(samples()).hasSize(3);
            assertThat(samples().get(1))
                    .isEqualTo(new ImuSample(Placement.L5, 0.01, 9.7, 0.1, -0.2, 0.01, 0.02, -0.03));
        }

        @ParameterizedTest
        @CsvSource({
            "1, s, 9.8, mps2, 1, radps, 1, 9.8, 1",
            "1000, ms, 1, g, 90, dps, 1, 9.80665, 1.5707963267948966",
            "1000000, us, 1000, mg, 90000, mdps, 1, 9.80665, 1.5707963267948966",
            "1000000000, ns, 500, mg, 180, dps, 1, 4.903325, 3.141592653589793"
        })
        void hasItsUnitsConverted(
                String time,
                String timeUnit,
                String a,
                String aUnit,
                String g,
                String gUnit,
                double t,
                double ax,
                double gx)
                throws IOException {
            rateHz = 100;
            String row = "," + a + ",0,0," + g + ",0,0\n";
            run(
                    HEADER + "0" + row + time + row,
                    List.of("t=t:" + timeUnit, "ax=ax:" + aUnit, "ay=ay", "az=az", "gx=gx:" + gUnit, "gy=gy", "gz=gz"));
            ImuSample second = samples().get(1);
            assertThat(second.timeSeconds()).isEqualTo(t);
            assertThat(second.ax()).isCloseTo(ax, within(1e-12));
            assertThat(second.gx()).isCloseTo(gx, within(1e-12));
        }

        @Test
        void ofTwoSensorsHasARowForEach() throws IOException {
            placement = null;
            mounts = Map.of(Placement.T12, Mount.parse("up,left,back"));
            StringBuilder text =
                    new StringBuilder("hip_x,hip_y,hip_z,hip_u,hip_v,hip_w,up_x,up_y,up_z,up_u,up_v,up_w,t\n");
            for (int i = 0; i < 5; i++) {
                text.append(String.format(Locale.ROOT, "9.8,0,%d,0,0,0,0,9.8,%d,0,0,0,%d%n", i, 2 * i, 20 * i));
            }
            List<String> columns = new ArrayList<>(List.of("t=t:ms"));
            List<String> axes = List.of("ax=%s_x", "ay=%s_y", "az=%s_z", "gx=%s_u", "gy=%s_v", "gz=%s_w");
            axes.forEach(axis -> columns.add("sacrum." + axis.formatted("hip")));
            axes.forEach(axis -> columns.add("t12." + axis.formatted("up")));
            run(text.toString(), columns);
            try (RecordingReader reader = RecordingReader.open(output(), false)) {
                assertThat(reader.header().sensors())
                        .containsExactly(
                                new SensorSettings(Placement.SACRUM, null, 50),
                                new SensorSettings(Placement.T12, Mount.parse("up,left,back"), 50));
            }
            assertThat(samples()).hasSize(10);
            assertThat(samples().get(4)).isEqualTo(new ImuSample(Placement.SACRUM, 0.04, 9.8, 0, 2, 0, 0, 0));
            assertThat(samples().get(5)).isEqualTo(new ImuSample(Placement.T12, 0.04, 0, 9.8, 4, 0, 0, 0));
        }

        @Test
        void withoutTimesIsTimedByItsRate() throws IOException {
            rateHz = 50;
            run(
                    "x,y,z,u,v,w\n9.8,0,0,0,0,0\n9.8,0,0,,0,0\n9.8,0,1,0,0,0\n",
                    List.of("ax=x", "ay=y", "az=z", "gx=u", "gy=v", "gz=w"));
            assertThat(samples()).extracting(ImuSample::timeSeconds).containsExactly(0.0, 0.04);
        }

        @Test
        void withoutAHeaderHasItsColumnsNumbered() throws IOException {
            run(
                    "3,10.0,9.8,0,0,0,0,1\n3,10.02,9.8,0,0,0,0,2\n",
                    List.of("t=2", "ax=3", "ay=4", "az=5", "gx=6", "gy=7", "gz=8"));
            assertThat(samples()).extracting(ImuSample::gz).containsExactly(1.0, 2.0);
        }

        @Test
        void mayHaveOtherLinesAboveItsHeader() throws IOException {
            run("Exported by Logger 2.1\nDevice:,Phone\n\n" + HEADER + ROWS, PLAIN);
            assertThat(samples()).hasSize(3);
        }

        @Test
        void mayHaveColumnsOfOneNameThatAreChosenByNumber() throws IOException {
            String text = "t,x,y,z,x,y,z\n" + ROWS;
            assertThatThrownBy(() -> run(text, List.of("t=t", "ax=x", "ay=y", "az=z", "gx=5", "gy=6", "gz=7")))
                    .hasMessageContaining("2 columns called 'x'")
                    .hasMessageContaining("ax=2");
            run(text, List.of("t=1", "ax=2", "ay=3", "az=4", "gx=5", "gy=6", "gz=7"));
            assertThat(samples().get(0).gz()).isEqualTo(-0.03);
        }

        @Test
        void hasItsRateFoundThroughTimesOfWholeMilliseconds() throws IOException {
            StringBuilder text = new StringBuilder(HEADER);
            for (int i = 0; i < 1000; i++) {
                text.append(Math.round(i * 1000 / 110.0)).append(",9.8,0,0,0,0,0\n");
            }
            run(text.toString(), withTime("t=t:ms"));
            try (RecordingReader reader = RecordingReader.open(output(), false)) {
                assertThat(reader.header().sensors().get(0).rateHz()).isCloseTo(110, within(0.1));
            }
        }
    }

    @Nested
    class WhatIsLeftOut {

        @Test
        void rowsOfTheSameTimeAreDroppedAndCounted() throws IOException {
            ImportReport report =
                    run(HEADER + ROWS + ROWS.lines().skip(2).findFirst().orElseThrow() + "\n", PLAIN);
            assertThat(samples()).hasSize(3);
            assertThat(report.remarks()).anyMatch(remark -> remark.startsWith("1 row dropped"));
        }

        @Test
        void manyRowsOfTheSameTimeAreTakenForRounding() throws IOException {
            StringBuilder text = new StringBuilder(HEADER);
            for (int i = 0; i < 300; i++) {
                text.append((i - i % 2) * 0.01)
                        .append(",9.8,0,0,0,0,")
                        .append(i)
                        .append('\n');
            }
            assertThat(run(text.toString(), PLAIN).remarks())
                    .anyMatch(remark -> remark.startsWith("150 rows dropped") && remark.contains("rounded"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "NaN", "nan", "NA", "null", "  "})
        void aSampleWithAMissingNumberIsLeftOutAndCounted(String missing) throws IOException {
            ImportReport report = run(HEADER + ROWS.replace("10.01,9.7", "10.01," + missing), PLAIN);
            assertThat(samples()).extracting(ImuSample::timeSeconds).containsExactly(0.0, 0.02);
            assertThat(report.remarks()).anyMatch(remark -> remark.startsWith("1 sample left out because"));
        }

        @Test
        void gapsAreTold() throws IOException {
            ImportReport report = run(HEADER + ROWS + "12.02,9.6,0.1,-0.2,0.01,0.02,-0.03\n", PLAIN);
            assertThat(report.remarks())
                    .anyMatch(remark -> remark.startsWith("1 gap longer than 0.1 s, the longest 2.000"));
        }

        @Test
        void malformedRowsAreOnRequest() throws IOException {
            skipBadLines = true;
            ImportReport report = run(HEADER + ROWS.replace("9.7", "abc") + "10.03,9\n9.00,9,0,0,0,0,0\n", PLAIN);
            assertThat(samples()).extracting(ImuSample::timeSeconds).containsExactly(0.0, 0.02);
            assertThat(report.remarks())
                    .anyMatch(remark -> remark.startsWith("3 malformed rows left out, the first being ")
                            && remark.contains("line 3"));
        }

        @Test
        void whatACutOffGzipHeldIsKeptAndTold() throws IOException {
            StringBuilder text = new StringBuilder(HEADER);
            for (int i = 0; i < 5000; i++) {
                text.append(String.format(Locale.ROOT, "%.2f,9.8,%.4f,0,0,0,0%n", i / 100.0, Math.sin(i * 1.7)));
            }
            byte[] whole = gzip(text.toString());
            ImportReport report = run(Arrays.copyOf(whole, whole.length / 2), PLAIN);
            assertThat(report.cutOff()).isTrue();
            assertThat(report.remarks()).anyMatch(remark -> remark.contains("ends in the middle"));
            List<ImuSample> samples = samples();
            assertThat(samples).hasSizeGreaterThan(1000);
            ImuSample last = samples.get(samples.size() - 1);
            assertThat(last.ay()).isCloseTo(Math.sin(Math.rint(last.timeSeconds() * 100) * 1.7), within(1e-4));
        }
    }

    @Nested
    class AMalformedRow {

        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "10.03,9.8,abc,0,0,0,0 | line 5, column 'ay' (for ay) | found 'abc'",
                    "10.03,9.8,1.2.3,0,0,0,0 | line 5, column 'ay' (for ay) | found '1.2.3'",
                    "10.03,9.8,Infinity,0,0,0,0 | line 5, column 'ay' (for ay) | found 'Infinity'",
                    "later,9.8,0,0,0,0,0 | line 5, column 't' (for t) | found 'later'",
                    "10.03,9.8,0,0,0,0 | line 5: expected 7 values, found 6 | cut off",
                    "10.03,9.8,0,0,0,0,0,7 | line 5: expected 7 values, found 8 | --skip-bad-lines",
                    "10.005,9.8,0,0,0,0,0 | line 5: time goes back, from 0.020000 s to 0.005000 s | cut it there"
                })
        void isNamedAndNothingIsWritten(String row, String where, String what) throws IOException {
            Files.writeString(output(), "what was there before");
            assertThatThrownBy(() -> run(HEADER + ROWS + row + "\n", PLAIN))
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining(where)
                    .hasMessageContaining(what);
            assertThat(output()).hasContent("what was there before");
            assertThat(directory).isDirectoryNotContaining("glob:**unfinished*");
        }
    }

    @Nested
    class ColumnsThatMakeNoSense {

        @Test
        void aNameThatIsNotThereIsToldWithThoseThatAre() {
            assertThatThrownBy(() -> run("millis,s0_ax,ay,az,gx,gy,gz\n" + ROWS, withTime("t=milis")))
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining("no column 'milis'")
                    .hasMessageContaining("Did you mean 'millis'?")
                    .hasMessageContaining("millis, s0_ax, ay, az, gx, gy, gz");
        }

        @Test
        void aNumberBeyondTheLastColumnIsTold() {
            assertThatThrownBy(() -> run(ROWS, List.of("t=1", "ax=2", "ay=3", "az=4", "gx=5", "gy=6", "gz=8")))
                    .hasMessageContaining("no column '8'");
        }

        @Test
        void oneThatIsLackingIsNamed() {
            assertThatThrownBy(() -> run(HEADER + ROWS, PLAIN.subList(0, 6))).hasMessageContaining("chosen for gz");
        }

        @Test
        void twoForTheSameAreRefused() {
            List<String> columns = new ArrayList<>(PLAIN);
            columns.add("ax=ay");
            assertThatThrownBy(() -> run(HEADER + ROWS, columns)).hasMessageContaining("Two columns are chosen for ax");
        }

        @Test
        void neitherTimeNorRateIsRefused() {
            assertThatThrownBy(() -> run(HEADER + ROWS, PLAIN.subList(1, 7)))
                    .hasMessageContaining("--column 't=NAME[:UNIT]', or --rate HZ");
        }

        @Test
        void someWithAPlacementAndSomeWithoutAreRefused() {
            List<String> columns = new ArrayList<>(PLAIN);
            columns.set(1, "t12.ax=ax");
            placement = null;
            assertThatThrownBy(() -> run(HEADER + ROWS, columns)).hasMessageContaining("some do not");
        }

        @Test
        void aPlacementBesideThatOfTheColumnsIsRefused() {
            List<String> columns = PLAIN.stream()
                    .map(column -> column.startsWith("t=") ? column : "t12." + column)
                    .toList();
            assertThatThrownBy(() -> run(HEADER + ROWS, columns)).hasMessageContaining("--placement l5 says nothing");
        }

        @Test
        void timesInAnotherUnitThanSaidAreSeen() {
            assertThatThrownBy(() -> run(HEADER + "0,9.8,0,0,0,0,0\n10,9.8,0,0,0,0,0\n20,9.8,0,0,0,0,0\n", PLAIN))
                    .hasMessageContaining("rate must be between 5 and 2000 Hz")
                    .hasMessageContaining("t=NAME:ms");
        }

        @ParameterizedTest
        @CsvSource({"1, mostly 1.0 m/s²", "1000, mostly 1000.0 m/s²", "0.2, mostly 0.2 m/s²"})
        void accelerationInAnotherUnitThanSaidIsSeen(String atRest, String remark) throws IOException {
            assertThat(run(HEADER + ROWS.replaceAll(",9\\.\\d,0.1,-0.2", "," + atRest + ",0,0"), PLAIN)
                            .remarks())
                    .anyMatch(found -> found.contains(remark) && found.contains("g"));
        }

        @Test
        void noPlacementIsToldAndTheSacrumTaken() throws IOException {
            placement = null;
            ImportReport report = run(HEADER + ROWS, PLAIN);
            assertThat(report.sensors()).extracting(SensorSettings::placement).containsExactly(Placement.SACRUM);
            assertThat(report.remarks()).anyMatch(remark -> remark.contains("Where the sensor was worn is not said"));
        }
    }

    @Nested
    class AKnownProgramsTable {

        @Test
        void ofMovellaDotIsRecognisedUnderItsPreambleAndItsClockUnwrapped() throws IOException {
            StringBuilder text = new StringBuilder("""
                    sep=,
                    DeviceTag:,Left
                    FirmwareVersion:,1.6.0
                    AppVersion:,x
                    SyncStatus:,Unsynced
                    OutputRate:,60Hz
                    FilterProfile:,General
                    Measurement Mode:,mode
                    StartTime:,2021
                    © somebody

                    PacketCounter,SampleTimeFine,Acc_X,Acc_Y,Acc_Z,Gyr_X,Gyr_Y,Gyr_Z
                    """);
            long time = 4294967295L - 40_000;
            for (int i = 0; i < 6; i++) {
                text.append(i).append(',').append(time % 4294967296L).append(",9.8,0,0,180,0,0\n");
                time += 16667;
            }
            ImportReport report = run(text.toString(), List.of());
            assertThat(report.remarks()).anyMatch(remark -> remark.contains("Movella DOT"));
            List<ImuSample> samples = samples();
            assertThat(samples).hasSize(6);
            assertThat(samples.get(5).timeSeconds()).isEqualTo(0.083335);
            assertThat(samples.get(5).gx()).isEqualTo(Math.PI);
        }

        @Test
        void ofPhyphoxIsRecognisedInEachOfItsDialects() throws IOException {
            String text = """
                    "Time (s)"\t"Acceleration x (m/s^2)"\t"Acceleration y (m/s^2)"\t"Acceleration z (m/s^2)"\t\
                    "Gyroscope x (rad/s)"\t"Gyroscope y (rad/s)"\t"Gyroscope z (rad/s)"
                    1,000000000E0\t9,364549000E-3\t0,0E0\t9,8E0\t1,5E-1\t0,0E0\t0,0E0
                    1,020000000E0\tNaN\t0,0E0\t9,8E0\t1,5E-1\t0,0E0\t0,0E0
                    1,040000000E0\t9,364549000E-3\t0,0E0\t9,8E0\t1,5E-1\t0,0E0\t0,0E0
                    """;
            run(text, List.of());
            assertThat(samples())
                    .containsExactly(
                            new ImuSample(Placement.L5, 0, 0.009364549, 0, 9.8, 0.15, 0, 0),
                            new ImuSample(Placement.L5, 0.04, 0.009364549, 0, 9.8, 0.15, 0, 0));
        }

        @Test
        void ofAnUnknownOneIsToldWithItsColumnsAndACommand() {
            assertThatThrownBy(() -> run("millis;s0_ax;s0_ay;s0_az;s0_gx;s0_gy;s0_gz\n1;2;3;4;5;6;7\n", List.of()))
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining("(semicolon between them): millis, s0_ax, s0_ay")
                    .hasMessageContaining("plumbline import " + table() + " --output " + output())
                    .hasMessageContaining("--column 't=millis:ms' --column 'ax=s0_ax:mps2'");
        }

        @Test
        void ofNumbersAloneIsToldToHaveNoHeader() {
            assertThatThrownBy(() -> run("1,2,3,4,5,6,7\n1,2,3,4,5,6,7\n", List.of()))
                    .hasMessageContaining("It has no header, so its 7 columns are called 1, 2");
        }
    }

    @Nested
    class AFileThatIsNoTable {

        @Test
        void isNamed() throws IOException {
            assertThatThrownBy(() -> run("", PLAIN)).hasMessageContaining("is empty");
            assertThatThrownBy(() -> run(HEADER, PLAIN)).hasMessageContaining("has no row with all numbers");
            assertThatThrownBy(() -> run(HEADER + "1,,,,,,\n", PLAIN)).hasMessageContaining("in each one is missing");
            assertThatThrownBy(() -> run(new byte[2000], PLAIN)).hasMessageContaining("not text but binary");
            assertThatThrownBy(() -> run(Arrays.copyOf(gzip(HEADER), 5), PLAIN))
                    .hasMessageContaining("ends in the middle");
            assertThatThrownBy(() -> run("# plumbline recording 1\n" + HEADER + ROWS, PLAIN))
                    .hasMessageContaining("is a recording already");
            Files.delete(table());
            assertThatThrownBy(() -> TableImport.run(request(table(), PLAIN))).hasMessageContaining("does not exist");
            assertThatThrownBy(() -> TableImport.run(request(directory, PLAIN))).hasMessageContaining("is a directory");
        }

        @Test
        void norIsItsOutput() throws IOException {
            Files.writeString(output(), HEADER + ROWS);
            assertThatThrownBy(() -> TableImport.run(request(output(), PLAIN)))
                    .hasMessageContaining("is the table itself");
        }
    }

    private ImportReport run(String text, List<String> columns) throws IOException {
        return run(text.getBytes(UTF_8), columns);
    }

    private ImportReport run(byte[] bytes, List<String> columns) throws IOException {
        Files.write(table(), bytes);
        return TableImport.run(request(table(), columns));
    }

    private ImportRequest request(Path table, List<String> columns) {
        return new ImportRequest(
                table,
                output(),
                columns.stream().map(ColumnChoice::parse).toList(),
                rateHz,
                placement,
                mount,
                mounts,
                exercise,
                skipBadLines);
    }

    private Path table() {
        return directory.resolve("table.csv");
    }

    private Path output() {
        return directory.resolve("out.csv");
    }

    private List<ImuSample> samples() throws IOException {
        List<ImuSample> samples = new ArrayList<>();
        try (RecordingReader reader = RecordingReader.open(output(), false)) {
            while (reader.next()) {
                samples.add(reader.sample());
            }
        }
        return samples;
    }

    private static List<String> withTime(String choice) {
        List<String> columns = new ArrayList<>(PLAIN);
        columns.set(0, choice);
        return columns;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}

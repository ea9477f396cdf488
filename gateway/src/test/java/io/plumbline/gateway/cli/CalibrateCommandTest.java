package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.gateway.correction.CorrectionFile;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("mine.json");
    }

    private record Result(int status, String out, String err) {}

    private static Result plumbline(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = List.of(words).stream().map(Object::toString).toArray(String[]::new);
        int status = Main.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    private Result sixPoses() {
        return plumbline("calibrate", "sensor", "--sensor", "sim:six-poses", "--speed", "max", "--output", file);
    }

    @Test
    void sixPosesOnATableAreAskedForAndCheckedAtASlant() {
        Result result = sixPoses();

        assertThat(result.status).isZero();
        assertThat(result.err.lines().toList())
                .hasSize(8)
                .contains(
                        "2 of 6: x down. Turn it onto another side. Still to do: y up, y down, z up, z down.",
                        "6 of 6: z down. Now lean it against something, at a slant, and keep your hands off: the check.",
                        "That was all.");
        assertThat(result.out).contains("From 6 rests in 6 directions.", "That says little", "The check at a slant");
    }

    @Test
    void theRestsOfAWornSensorsRecordingGiveTheSameOffsetsAsItsSixPoses() throws IOException {
        Path scenario = Files.writeString(folder.resolve("worn.yaml"), """
                name: worn
                description: Stands, lies on the front, on the back and on both sides.
                sensors: [{placement: sacrum, mount_rotation_deg: [3, -2, 4]}]
                errors: {part: movesense, acc_cross_axis_sd_percent: 0, acc_scale_sd_percent: 0}
                steps:
                  - stand: {seconds: 8}
                  - get-down: {to: front}
                  - lie: {seconds: 8}
                  - get-up: {}
                  - lie-down: {}
                  - lie: {seconds: 8}
                  - lie-on-the-side: {seconds: 12, roll_deg: 85}
                  - lie-on-the-side: {seconds: 12, roll_deg: -85}
                  - lie: {seconds: 3}
                """);
        Path recording = folder.resolve("worn.csv");
        assertThat(plumbline("simulate", scenario, "--output", recording).status)
                .isZero();
        Path fromWorn = folder.resolve("worn.json");

        Result worn = plumbline("calibrate", "sensor", "--from", recording, "--output", fromWorn);

        assertThat(worn.status).as(worn.err).isZero();
        assertThat(worn.out).contains("not found, taken as 1; no rest was");
        String table = Files.readString(scenario)
                .replaceAll("(?s)steps:.*", "steps: [{stand: {seconds: 46}}]\n")
                .replace("4]}", "4], on_table: {}}");
        Path onTable = Files.writeString(folder.resolve("table.yaml"), table);
        assertThat(plumbline("calibrate", "sensor", "--sensor", "sim:" + onTable, "--speed", "max", "--output", file)
                        .status)
                .isZero();
        AccelerometerCorrection found = CorrectionFile.read(fromWorn);
        AccelerometerCorrection truth = CorrectionFile.read(file);
        assertThat(truth.offsetX()).isNotCloseTo(0, within(0.2));
        assertThat(found.offsetX()).isEqualTo(truth.offsetX(), within(0.05));
        assertThat(found.offsetY()).isEqualTo(truth.offsetY(), within(0.05));
        assertThat(found.offsetZ()).isEqualTo(truth.offsetZ(), within(0.05));
    }

    @Test
    void aRecordingWithTooFewDirectionsIsRefusedWithTheOneThatIsMissing() {
        Path recording = folder.resolve("stand.csv");
        plumbline("simulate", "stand", "--output", recording);

        Result result = plumbline("calibrate", "sensor", "--from", recording, "--placement", "t12", "--output", file);

        assertThat(result.status).isEqualTo(1);
        assertThat(result.err).contains("it rested in 1 direction only", "Let it rest 5 s with");
        assertThat(file).doesNotExist();
    }

    @Test
    void ofTwoSensorsOneIsToBeNamed() {
        Path recording = folder.resolve("stand.csv");
        plumbline("simulate", "stand", "--output", recording);

        Result result = plumbline("calibrate", "sensor", "--from", recording, "--output", file);

        assertThat(result.status).isEqualTo(2);
        assertThat(result.err).contains("is of 2 sensors (sacrum, t12)", "--placement sacrum");
    }

    @Test
    void whatIsMissingOnTheCommandLineIsSaid() {
        assertThat(plumbline("calibrate", "sensor", "--output", file).err).contains("say either --sensor", "or --from");
        assertThat(plumbline("calibrate", "body", "--from", "x.csv", "--output", file).err)
                .contains("what can be calibrated is 'sensor'; was 'body'");
    }

    @Test
    void aLiveSessionWritesTheCorrectionIntoItsRecordingAndAReplaySaysTheSame() throws IOException {
        sixPoses();
        Path recording = folder.resolve("live.csv");

        Result live = plumbline(
                "live",
                "--sensor",
                "sim:stand",
                "--accelerometer",
                "t12=" + file,
                "--record",
                recording,
                "--speed",
                "max",
                "--format",
                "jsonl",
                "--angles");
        Result replay = plumbline("replay", recording, "--format", "jsonl", "--angles");

        assertThat(live.status).as(live.err).isZero();
        assertThat(Files.readAllLines(recording))
                .contains("# accelerometer.t12: " + CorrectionFile.read(file))
                .noneMatch(line -> line.startsWith("# accelerometer.sacrum"));
        try (RecordingReader reader = RecordingReader.open(recording, false)) {
            assertThat(reader.header().sensors().get(1).correction()).isEqualTo(CorrectionFile.read(file));
        }
        assertThat(eventsOf(replay.out)).isEqualTo(eventsOf(live.out)).hasSizeGreaterThan(200);
        Path raw = Files.write(
                folder.resolve("raw.csv"),
                Files.readAllLines(recording).stream()
                        .filter(line -> !line.startsWith("# accelerometer"))
                        .toList());
        assertThat(eventsOf(plumbline("replay", raw, "--format", "jsonl", "--angles").out))
                .isNotEqualTo(eventsOf(live.out));
        assertThat(eventsOf(plumbline("replay", raw, "--format", "jsonl", "--angles", "--accelerometer", "t12=" + file)
                        .out))
                .isEqualTo(eventsOf(live.out));
    }

    private static List<String> eventsOf(String out) {
        return out.lines().filter(line -> !line.contains("\"link\"")).toList();
    }

    @Test
    void orientUsesItToo() throws IOException {
        sixPoses();
        Path recording = folder.resolve("s.csv");
        plumbline("simulate", "squats", "--output", recording);
        Path plain = folder.resolve("plain.csv");
        Path corrected = folder.resolve("corrected.csv");

        plumbline("orient", recording, "--output", plain);
        Result result = plumbline("orient", recording, "--accelerometer", "sacrum=" + file, "--output", corrected);

        assertThat(result.status).as(result.err).isZero();
        assertThat(Files.readString(corrected)).isNotEqualTo(Files.readString(plain));
    }

    @Test
    void aCorrectionOfNobodyKnowsWhichSensorIsRefused() {
        sixPoses();
        Path recording = folder.resolve("stand.csv");
        plumbline("simulate", "stand", "--output", recording);

        assertThat(plumbline("replay", recording, "--accelerometer", file).err)
                .contains("it is of 2 sensors (sacrum, t12); say whose accelerometer is meant: --accelerometer"
                        + " sacrum=FILE");
        assertThat(plumbline("replay", recording, "--accelerometer", "l1=" + file).err)
                .contains("no sensor is worn at l1");
        assertThat(plumbline("replay", recording, "--accelerometer", recording).err)
                .contains("stand.csv is no accelerometer's errors: it is not JSON.");
        assertThat(plumbline("replay", recording, "--accelerometer", folder.resolve("none.json")).err)
                .contains("none.json does not exist.");
    }

    @Test
    void aFileThatIsNoCorrectionSaysWhatIsWrongWithIt() throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"), "{\"format\":\"plumbline accelerometer 1\",\"offset_mps2\":[0,0]}");
        assertThatThrownBy(() -> CorrectionFile.read(wrong))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("\"offset_mps2\" must be three numbers, for x, y and z");
    }
}

package io.plumbline.gateway.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.gateway.recording.RecordingReader;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.truth.TruthJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

    private static final Pattern LINE = Pattern.compile("\\{\"wearer\":\"w(\\d{4})\",\"placement\":\"(sacrum|t12)\","
            + "\"t_s\":(\\d+\\.\\d{6}),\"ax_mps2\":[-\\d.]+,\"ay_mps2\":[-\\d.]+,\"az_mps2\":[-\\d.]+,"
            + "\"gx_radps\":[-\\d.]+,\"gy_radps\":[-\\d.]+,\"gz_radps\":[-\\d.]+}");

    @TempDir
    private Path folder;

    private static Fleet fleet(int wearers, long seed) {
        Scenario squats = ScenarioLibrary.find("squats").orElseThrow();
        return new Fleet(squats.withRate(50), wearers, 15, seed);
    }

    private static List<String> lines(Fleet fleet, double speed) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FleetStream(fleet, speed, new PrintStream(out, false, UTF_8)).write();
        return out.toString(UTF_8).lines().toList();
    }

    @Test
    void aWearersFilesAreThoseOfASingleSimulationWithTheWearersSeed() throws IOException {
        Fleet fleet = fleet(3, 11);
        new FleetFiles(fleet, folder.resolve("fleet")).write(2);
        Path alone = folder.resolve("alone.csv.gz");
        new SimulatedRecording("squats", 13, "wearer-0013", fleet.session(3)).write(alone);

        Path third = folder.resolve("fleet/wearer-0003.csv.gz");
        assertThat(third).hasSameBinaryContentAs(alone);
        assertThat(TruthJson.beside(third)).hasSameBinaryContentAs(TruthJson.beside(alone));
    }

    @Test
    void theThirdWearerIsTheFirstOfAFleetWhoseSeedIsTwoHigher() throws IOException {
        new FleetFiles(fleet(3, 11), folder.resolve("three")).write(2);
        new FleetFiles(fleet(1, 13), folder.resolve("one")).write(1);

        assertThat(folder.resolve("three/wearer-0003.csv.gz"))
                .hasSameBinaryContentAs(folder.resolve("one/wearer-0001.csv.gz"));
    }

    @Test
    void theBytesAreTheSameWhateverTheNumberOfThreads() throws IOException {
        new FleetFiles(fleet(5, 1), folder.resolve("one")).write(1);
        new FleetFiles(fleet(5, 1), folder.resolve("four")).write(4);

        for (int wearer = 1; wearer <= 5; wearer++) {
            String name = "wearer-000" + wearer;
            assertThat(folder.resolve("four/" + name + ".csv.gz"))
                    .hasSameBinaryContentAs(folder.resolve("one/" + name + ".csv.gz"));
            assertThat(folder.resolve("four/" + name + ".truth.json"))
                    .hasSameBinaryContentAs(folder.resolve("one/" + name + ".truth.json"));
        }
        try (var files = Files.list(folder.resolve("four"))) {
            assertThat(files).hasSize(10);
        }
    }

    @Test
    void theStreamIsInOrderOfTimeAndThenOfWearers() throws InterruptedException {
        List<String> lines = lines(fleet(4, 1), Double.POSITIVE_INFINITY);

        assertThat(lines).hasSize(4 * 2 * 50 * 15);
        double seconds = 0;
        int wearer = 0;
        for (String line : lines) {
            Matcher parts = LINE.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            double now = Double.parseDouble(parts.group(3));
            int whose = Integer.parseInt(parts.group(1));
            assertThat(now).isGreaterThanOrEqualTo(seconds);
            assertThat(now > seconds || whose >= wearer).as(line).isTrue();
            seconds = now;
            wearer = whose;
        }
        assertThat(seconds).isEqualTo(14.98);
    }

    @Test
    void theStreamIsTheSameEachTimeAndAtEverySpeed() throws InterruptedException {
        List<String> once = lines(fleet(3, 5), Double.POSITIVE_INFINITY);

        assertThat(lines(fleet(3, 5), Double.POSITIVE_INFINITY)).isEqualTo(once);
        assertThat(lines(fleet(3, 5), 200)).isEqualTo(once);
        assertThat(lines(fleet(3, 6), Double.POSITIVE_INFINITY)).isNotEqualTo(once);
    }

    @Test
    void theStreamHoldsTheNumbersOfTheFiles() throws Exception {
        Path file = folder.resolve("one.csv");
        new SimulatedRecording("squats", 1, null, fleet(1, 1).session(1)).write(file);
        List<String> rows = Files.readAllLines(file).stream()
                .filter(line -> line.matches("\\d.*"))
                .toList();

        List<String> streamed = lines(fleet(1, 1), Double.POSITIVE_INFINITY).stream()
                .map(line -> line.replaceFirst(
                                "^\\{\"wearer\":\"w0001\",\"placement\":\"(\\w+)\",\"t_s\":([\\d.]+)", "$2,$1")
                        .replaceAll("\"\\w+\":", "")
                        .replace("}", ""))
                .toList();

        assertThat(streamed).isEqualTo(rows);
    }

    @Test
    void aWearersRecordingsNameTheWearerBySeedAndOneOfTheScenarioItselfNamesNobody() throws IOException {
        new FleetFiles(fleet(2, 11), folder.resolve("fleet")).write(1);
        Path alone = folder.resolve("alone.csv");
        new SimulatedRecording("squats", 11, null, fleet(1, 11).session(1)).write(alone);

        try (RecordingReader theirs = RecordingReader.open(folder.resolve("fleet/wearer-0002.csv.gz"), false);
                RecordingReader own = RecordingReader.open(alone, false)) {
            assertThat(theirs.header().values()).containsEntry("wearer", "wearer-0012");
            assertThat(own.header().values()).doesNotContainKey("wearer");
        }
    }

    @Test
    void noTwoWearersHaveTheSameBody() {
        Fleet fleet = fleet(20, 1);

        assertThat(List.of(1, 2, 3, 20))
                .extracting(wearer ->
                        fleet.session(wearer).truth().repetitions().get(0).depthMetres())
                .doesNotHaveDuplicates();
    }

    @Test
    void aFleetOfNobodyIsRefused() {
        assertThatThrownBy(() -> fleet(0, 1)).hasMessageContaining("1 wearer or more");
    }

    @Test
    void aFolderThatIsAFileIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        assertThatThrownBy(() -> new FleetFiles(fleet(1, 1), file).write(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a file, and a fleet needs a folder");
    }

    @Test
    void theReportSaysHowManyHowLongAndHowFast() {
        assertThat(new FleetReport(20, 1_200_000, 12_000, 3, 2).sentence())
                .isEqualTo("20 wearers, 3 h 20 min 00 s of movement, 1200000 samples in 3.0 s:"
                        + " 2000 × real time per core (2 cores).");
    }
}

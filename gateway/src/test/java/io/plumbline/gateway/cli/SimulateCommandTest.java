package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumbline;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {

    @TempDir
    private Path folder;

    private Path simulate(String name, int seed) {
        Path file = folder.resolve(name);
        Ran ran = plumbline("simulate", "stand", "--output", file, "--seed", seed);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        return file;
    }

    @Test
    void oneSeedWritesTheSameBytes() {
        Path one = simulate("one.csv", 7);
        Path again = simulate("again.csv", 7);

        assertThat(again).hasSameBinaryContentAs(one);
        assertThat(folder.resolve("again.truth.json")).hasSameBinaryContentAs(folder.resolve("one.truth.json"));
    }

    @Test
    void anotherSeedMakesOtherSamples() {
        assertThat(simulate("one.csv", 7)).content().isNotEqualTo(contentOf(simulate("other.csv", 8)));
    }

    @Test
    void whatItWritesCanBeReplayed() {
        Ran replay = plumbline("replay", simulate("one.csv.gz", 7));

        assertThat(replay.err()).isEmpty();
        assertThat(replay.status()).isZero();
    }

    @Test
    void aRecordingOverARadioHasTimesOfArrivalAndCanBeReplayed() {
        Path file = folder.resolve("radio.csv");
        assertThat(plumbline("simulate", "sensor-restarts", "--output", file).status())
                .isZero();

        assertThat(contentOf(file))
                .contains("gz_radps,arrival_s\n", " sensor-restarted t12\n", " sensor-restarted sacrum\n");
        Ran replay = plumbline("replay", file);
        assertThat(replay.err()).isEmpty();
        assertThat(replay.status()).isZero();
    }

    @Test
    void aRecordingOverACableHasNone() {
        assertThat(contentOf(simulate("one.csv", 7))).doesNotContain("arrival_s");
    }

    @Test
    void packetsAreOneNotificationALineUnderAHeadThatSaysWhoseTheyAre() {
        Path packets = folder.resolve("one.packets");
        Ran ran = plumbline("simulate", "sensor-restarts", "--packets", packets);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(folder.resolve("one.truth.json")).doesNotExist();
        assertThat(contentOf(packets))
                .startsWith("# plumbline packets 1\n# session: ")
                .contains(
                        "# placement: sacrum,t12\n# rate.sacrum: 100\n# rate.t12: 100\n",
                        "# wearer: wearer\n",
                        "# profile.t12: movesense\n# setting.t12: rate=100\n",
                        "#! 9.500000 exercise squat\narrival_s,placement,payload\n")
                .doesNotContain("sensor-restarted");
        assertThat(contentOf(packets)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .skip(1))
                .hasSizeGreaterThan(1000)
                .allMatch(line -> line.matches("\\d+\\.\\d{6},(sacrum|t12),0[23]63([0-9a-f]{2})+"));
    }

    @Test
    void packetsOfOneSeedAreTheSameBytes() {
        List<Path> files = List.of(folder.resolve("one.packets"), folder.resolve("again.packets"));
        for (Path file : files) {
            assertThat(plumbline("simulate", "radio-bad", "--packets", file, "--profile", "thingy52")
                            .status())
                    .isZero();
        }
        assertThat(files.get(1)).hasSameBinaryContentAs(files.get(0));
    }

    @Test
    void aRecordingBesidePacketsHoldsWhatArrivesOfThem() {
        Path packets = folder.resolve("one.packets");
        Path recording = folder.resolve("one.csv");
        Ran ran = plumbline(
                "simulate", "radio-bad", "--packets", packets, "--output", recording, "--profile", "witmotion");

        assertThat(ran.status()).isZero();
        List<String> arrivals = contentOf(packets)
                .lines()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .map(line -> line.split(",", -1)[1])
                .toList();
        assertThat(contentOf(recording).lines().filter(line -> Character.isDigit(line.charAt(0))))
                .extracting(line -> line.split(",", -1)[1])
                .containsExactlyElementsOf(arrivals);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| nothing is asked for. Say --output FILE for a recording, --plot FILE.svg for a picture",
                "--output one.csv --profile thingy52 | give --packets FILE too",
                "--output one.csv --packets one.csv | are two files; both are one.csv",
                "--packets one.csv --profile thingy | no sensor profile is called 'thingy'; there are movesense, witmotion"
            })
    void aCommandLineThatSaysNoFileOrNoSensorIsWrong(@Nullable String options, String message) {
        List<String> words = new ArrayList<>(List.of("simulate", "stand"));
        if (options != null) {
            words.addAll(List.of(options.split(" ", -1)));
        }
        Ran ran = plumbline(words.toArray());

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(message).doesNotContain("Exception");
    }

    @Test
    void aFolderOfPacketsThatIsNotThereIsSaid() {
        Ran ran = plumbline("simulate", "stand", "--packets", folder.resolve("absent/one.packets"));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("absent").doesNotContain("Exception");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        Ran ran = plumbline("simulate", "stand", "--output", folder.resolve("absent/one.csv"));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("absent").doesNotContain("Exception");
    }

    @Test
    void aScenarioThatIsNotThereIsAWrongCommandLine() {
        Ran ran = plumbline("simulate", "squat", "--output", folder.resolve("one.csv"));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("Did you mean squats?");
    }

    @Test
    void theScenariosAreListedOneALine() {
        Ran ran = plumbline("scenarios");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines()).isNotEmpty().allMatch(line -> line.matches("[a-z0-9-]+ +\\S.*"));
        assertThat(ran.out()).contains("squats-tucked ");
    }

    @Test
    void aPictureIsWrittenWithoutARecording() {
        Path picture = folder.resolve("stand.svg");

        Ran ran = plumbline("simulate", "stand", "--plot", picture);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(picture).content().startsWith("<svg ").contains("turned 180°");
        assertThat(ran.out()).contains("The picture of 'stand' is in");
    }

    @Test
    void aScenarioOfOnesOwnIsNamedByItsFile() throws IOException {
        Path own = Files.writeString(
                folder.resolve("own.yaml"),
                "name: own\ndescription: Mine.\nsteps:\n  - stand: {seconds: 3}\n  - bow: {}\n");
        Path file = folder.resolve("own.csv");

        assertThat(plumbline("simulate", own, "--output", file).status()).isZero();
        assertThat(file).content().contains("# note: scenario own, seed 1");
        Ran live = plumbline("live", "--sensor", "sim:" + own, "--speed", "max", "--format", "jsonl");
        assertThat(live.err()).doesNotContain("Exception");
        assertThat(live.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate", "live"})
    void aWrongScenarioFileIsNamedWithTheBadKeyAndWhatIsAllowed(String command) throws IOException {
        Path own = Files.writeString(
                folder.resolve("own.yaml"),
                "name: own\ndescription: Mine.\nsteps:\n  - stand: {seconds: 3}\n  - squats: {depth: 3}\n");

        Ran ran = command.equals("live")
                ? plumbline("live", "--sensor", "sim:" + own)
                : plumbline("simulate", own, "--output", folder.resolve("x.csv"));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .contains("own.yaml: steps[1].depth: unknown key; allowed are")
                .contains("depth_per_stature")
                .doesNotContain("Exception");
    }

    @Test
    void aScenarioFileThatIsNotThereIsSaid() {
        Ran ran = plumbline("simulate", folder.resolve("absent.yaml"), "--output", folder.resolve("x.csv"));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("absent.yaml does not exist");
    }

    @Test
    void aFleetIsAFolderOfRecordingsThatCanBeReplayed() {
        Path fleet = folder.resolve("fleet");

        Ran ran = plumbline("simulate", "squats", "--wearers", 2, "--duration", "20s", "--rate", 50, "--output", fleet);

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .matches("2 wearers, 0 h 00 min 40 s of movement, 4000 samples in .* real time per core.*\\R");
        assertThat(fleet.resolve("wearer-0002.truth.json")).exists();
        assertThat(plumbline("replay", fleet.resolve("wearer-0001.csv.gz")).status())
                .isZero();
    }

    @Test
    void aFleetsStreamIsOnStandardOutputAndItsReportIsNot() {
        Ran ran = plumbline("simulate", "stand", "--wearers", 2, "--duration", "3s", "--stream");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines()).hasSize(2 * 2 * 300).allMatch(line -> line.startsWith("{\"wearer\":\"w000"));
        assertThat(ran.err()).contains("2 wearers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stand | nothing is asked for",
                "stand --stream | --wearers N",
                "stand --wearers 0 --stream | whole number from 1",
                "stand --wearers few --stream | whole number from 1",
                "stand --wearers 2 | --output FOLDER/ or --stream",
                "stand --wearers 2 --stream --output x | --output FOLDER/ or --stream",
                "stand --wearers 2 --stream --plot x.svg | draws one wearer",
                "stand --wearers 2 --output x --speed 2 | --speed paces --stream",
                "stand --output x.csv --duration soon | e.g. 90s, 5m or 1h30m",
                "stand --output x.csv --rate 0 | between 5 and 2000"
            })
    void aWrongCommandLineSaysWhatToWrite(String words, String said) {
        Ran ran = plumbline((Object[]) ("simulate " + words).split(" ", -1));

        assertThat(ran.err()).contains(said);
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Ran ran = plumbline("simulate", "stand", "--wearers", 2, "--output", file.resolve("fleet"));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("can't be written").contains("fleet").doesNotContain("Exception");
    }

    @Test
    void aScenarioThatCannotBeRepeatedSaysWhy() throws IOException {
        Path own = Files.writeString(
                folder.resolve("own.yaml"),
                "name: own\ndescription: Mine.\nsteps:\n  - exercise: squat\n  - stand: {seconds: 1}\n  - get-down: {}\n");

        Ran ran = plumbline("simulate", own, "--duration", "1m", "--output", folder.resolve("x.csv"));

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("can't be repeated").contains("get-up").doesNotContain("fault of Plumbline");
    }

    private static String contentOf(Path file) {
        return org.assertj.core.util.Files.contentOf(file.toFile(), java.nio.charset.StandardCharsets.UTF_8);
    }
}

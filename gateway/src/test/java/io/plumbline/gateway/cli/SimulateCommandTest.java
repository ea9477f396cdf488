package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumbline;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static String contentOf(Path file) {
        return org.assertj.core.util.Files.contentOf(file.toFile(), java.nio.charset.StandardCharsets.UTF_8);
    }
}

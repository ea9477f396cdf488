package io.plumbline.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.truth.Expected;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioLibraryTest {

    @Test
    void holdsEveryFileOfItsFolder() throws IOException {
        Path root = Path.of(System.getProperty("plumbline.root", ".."));
        try (Stream<Path> files = Files.list(root.resolve("simulator/scenarios"))) {
            assertThat(ScenarioLibrary.names())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                                    .toList());
        }
    }

    @Test
    void holdsTheOnesThatAreCountedOn() {
        assertThat(ScenarioLibrary.names())
                .contains(
                        "squats",
                        "squats-tucked",
                        "squats-rounded",
                        "plank",
                        "plank-sag",
                        "plank-sagging-start",
                        "plank-hunch",
                        "session",
                        "demo",
                        "hip-hinge",
                        "stand",
                        "sensor-slips",
                        "sensor-creeps",
                        "belt-loose",
                        "cheap-sensor",
                        "gyro-warm-up",
                        "sensor-saturates");
    }

    @Test
    void namesEachScenarioAsItsFile() {
        assertThat(ScenarioLibrary.all()).extracting(Scenario::name).isEqualTo(ScenarioLibrary.names());
    }

    @Test
    void beginsEachScenarioButThatOfOneWhoLiesFirstWithAStillStandAndABow() {
        for (Scenario scenario : ScenarioLibrary.all()) {
            if (scenario.name().equals("lying-at-the-start")) {
                continue;
            }
            assertThat(scenario.steps().get(0)).as(scenario.name()).isInstanceOf(Step.Stand.class);
            assertThat(((Step.Stand) scenario.steps().get(0)).seconds()).isGreaterThanOrEqualTo(3);
            assertThat(scenario.steps().get(1)).as(scenario.name()).isInstanceOf(Step.Bow.class);
        }
    }

    @Test
    void saysOfEachBadRadioWhatIsToBeExpected() {
        for (String name : List.of("radio-shadowed", "radio-bad", "disconnects", "sensor-restarts", "battery-low")) {
            Expected expected = ScenarioLibrary.find(name).orElseThrow().expected();
            assertThat(expected).as(name).isNotNull();
            assertThat(Objects.requireNonNull(expected).notJudged()).as(name).contains("sensor-gap");
        }
    }

    @Test
    void wearsSensorsAtSacrumAndT12UnlessSaid() {
        assertThat(ScenarioLibrary.find("squats").orElseThrow().sensors())
                .extracting(worn -> worn.settings().placement())
                .containsExactly(Placement.SACRUM, Placement.T12);
    }

    @Test
    void knowsNothingByAnotherName() {
        assertThat(ScenarioLibrary.find("sqats")).isEmpty();
        assertThat(ScenarioLibrary.find("../library/squats")).isEmpty();
        assertThat(ScenarioLibrary.find("")).isEmpty();
    }

    @Test
    void isListedFromAJarToo(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("packed.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String entry : List.of("x/", "x/library/", "x/library/b.yaml", "x/library/a.yaml", "x/other.yaml")) {
                out.putNextEntry(new JarEntry(entry));
                out.closeEntry();
            }
        }
        URL library = URI.create("jar:" + jar.toUri() + "!/x/library/").toURL();
        assertThat(ScenarioLibrary.names(library)).containsExactly("a", "b");
    }
}

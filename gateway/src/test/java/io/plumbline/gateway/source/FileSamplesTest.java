package io.plumbline.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSamplesTest {

    private static final Vocabulary VOCABULARY = ExerciseLibrary.builtIn().vocabulary();

    private static final String COLUMNS = "ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps\n";
    private static final Mount MOUNT = Mount.parse("up,left,back");

    @TempDir
    private Path folder;

    private Path one(String head) throws IOException {
        return write("# plumbline recording 1\n" + head + "# rate: 100\nt_s," + COLUMNS + "0.000000,9.81,0,0,0,0,0\n");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("recording.csv"), text);
    }

    @Test
    void aRecordingIsAsItSays() throws IOException {
        Path file = one("# session: 3f9c21\n# placement: l3\n# mount: left,up,front\n");
        try (FileSamples samples = FileSamples.open(file, VOCABULARY, null, null, false)) {
            assertThat(samples.facts().sensors())
                    .containsExactly(new SensorSettings(Placement.L3, Mount.parse("left,up,front"), 100));
            assertThat(samples.facts().header())
                    .hasValueSatisfying(header -> assertThat(header.sessionId()).isEqualTo("3f9c21"));
            assertThat(samples.next()).isTrue();
            assertThat(samples.sample().placement()).isEqualTo(Placement.L3);
            assertThat(samples.next()).isFalse();
        }
    }

    @Test
    void theCommandLineKnowsBetterWhereAndHowASensorSat() throws IOException {
        try (FileSamples samples =
                FileSamples.open(one("# placement: l3\n"), VOCABULARY, Placement.T12, MOUNT, false)) {
            SensorSettings told = new SensorSettings(Placement.T12, MOUNT, 100);
            assertThat(samples.facts().sensors()).containsExactly(told);
            assertThat(samples.facts().header())
                    .hasValueSatisfying(header -> assertThat(header.sensors()).containsExactly(told));
            assertThat(samples.next()).isTrue();
            assertThat(samples.sample().placement()).isEqualTo(Placement.T12);
        }
    }

    @Test
    void nothingIsGuessedAloudThatTheCommandLineSays() throws IOException {
        Path file = one("");
        try (FileSamples guessed = FileSamples.open(file, VOCABULARY, null, null, false);
                FileSamples told = FileSamples.open(file, VOCABULARY, Placement.T12, null, false)) {
            assertThat(guessed.notices()).singleElement().asString().contains("taken to be the sacrum");
            assertThat(told.notices()).isEmpty();
        }
    }

    @Test
    void twoSensorsHaveTheirPlacementsInTheFile() throws IOException {
        Path file = write("# plumbline recording 1\n# placement: sacrum,t12\n# rate: 100\nt_s,placement," + COLUMNS
                + "0.000000,sacrum,9.81,0,0,0,0,0\n0.000000,t12,9.81,0,0,0,0,0\n");

        assertThatThrownBy(() -> FileSamples.open(file, VOCABULARY, Placement.L5, null, false))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("holds 2 sensors");
    }
}

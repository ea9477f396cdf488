package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.source.PacedSource;
import io.plumbline.gateway.source.SampleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensorSourcesTest {

    @TempDir
    private Path folder;

    private static SensorSources sources() {
        return new SensorSources(
                ExerciseLibrary.builtIn().vocabulary(),
                false,
                PacedSource.AS_FAST_AS_CAN_BE,
                new BluetoothSensors(new BluetoothOptions(), null, note -> {}),
                new MqttSensors(null, Duration.ZERO, note -> {}));
    }

    private SensorSpec recordingOf(String placement, String clock) throws IOException {
        String text = "# plumbline recording 1\n# rate: 100\n# placement: " + placement + "\n# clock: " + clock
                + "\nt_s,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps,arrival_s\n0,9.81,0,0,0,0,0,7\n";
        return SensorSpec.parse("file:" + Files.writeString(folder.resolve(placement + ".csv"), text));
    }

    @Test
    void recordingsOnOneClockMakeOneSession() throws IOException {
        List<SensorSpec> specs = List.of(recordingOf("sacrum", "common"), recordingOf("t12", "common"));

        try (SampleSource both = sources().open(specs)) {
            assertThat(both.facts().sensors()).hasSize(2);
        }
    }

    @Test
    void aRecordingOnAClockOfItsOwnIsNotJoinedToAnother() throws IOException {
        List<SensorSpec> specs = List.of(recordingOf("sacrum", "common"), recordingOf("t12", "own"));

        assertThatThrownBy(() -> sources().open(specs))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("t12.csv is on a clock of its own");
    }

    @Test
    void aloneItIsPlayed() throws IOException {
        try (SampleSource alone = sources().open(List.of(recordingOf("t12", "own")))) {
            assertThat(alone.facts().ownClocks()).isTrue();
        }
    }
}

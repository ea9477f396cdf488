package io.plumbline.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthJsonTest {

    private static final Truth TRUTH = new Truth(
            List.of(new TrueExercise("squat", 0, 20.5), new TrueExercise("plank", 20.5, 60)),
            List.of(new TrueFault("flexion", 22.29912, 22.8541, 17.3333, 10)),
            List.of(new TrueFault("tuck", 22.3, 22.8, 9, 8)),
            List.of(new TrueRepetition(12, 14.6004, 0.4, 17.3, 9)),
            List.of(new HoldSpan(25, 59.0004)),
            List.of(new Unjudgeable(30, 31.5, "sensor-gap")),
            new Expected(new TreeMap<>(Map.of("pelvic-tuck", 1)), List.of("sensor-gap")),
            List.of(0.1234, -0.001, 0.2),
            List.of(1.0, 2.345, 3.0),
            new TreeMap<>(Map.of(Placement.T12, List.of(1.0, 2.345), Placement.SACRUM, List.of(0.9, 2.1))));

    @Test
    void hasTheKeysOfTheRecordingsFormat() {
        assertThat(TruthJson.text(TRUTH)).isEqualTo("""
                        {"exercise":"squat",\
                        "exercises":[{"exercise":"squat","start_s":0.0,"end_s":20.5},\
                        {"exercise":"plank","start_s":20.5,"end_s":60.0}],\
                        "faults":[{"kind":"flexion","start_s":22.299,"end_s":22.854,"peak_deg":17.33,"limit_deg":10.0}],\
                        "tucks":[{"kind":"tuck","start_s":22.3,"end_s":22.8,"peak_deg":9.0,"limit_deg":8.0}],\
                        "reps":[[12.0,14.6]],\
                        "reps_tuck_deg":[9.0],\
                        "holds":[[25.0,59.0]],\
                        "unjudgeable":[{"start_s":30.0,"end_s":31.5,"reason":"sensor-gap"}],\
                        "expect":{"alerts":{"pelvic-tuck":1},"not_judged":["sensor-gap"]},\
                        "lumbar_flexion_10hz_deg":[0.12,0.0,0.2],\
                        "trunk_inclination_10hz_deg":[1.0,2.35,3.0],\
                        "segment_inclination_10hz_deg":{"sacrum":[0.9,2.1],"t12":[1.0,2.35]}}
                        """);
    }

    @Test
    void namesNoExerciseWhereNoneWasStarted() {
        Truth none = new Truth(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(0.0),
                List.of(0.0),
                new TreeMap<>());
        assertThat(TruthJson.text(none))
                .doesNotContain("exercise")
                .doesNotContain("expect")
                .contains("\"faults\":[]");
    }

    @ParameterizedTest
    @CsvSource({
        "x.csv, x.truth.json",
        "x.csv.gz, x.truth.json",
        "a.csv.b.csv, a.csv.b.truth.json",
        "x, x.truth.json",
        "x.txt, x.txt.truth.json"
    })
    void standsBesideItsRecording(String recording, String truth) {
        assertThat(TruthJson.beside(Path.of("some", recording))).isEqualTo(Path.of("some", truth));
    }

    @Test
    void isWrittenToItsFile(@TempDir Path folder) throws IOException {
        Path file = TruthJson.writeBeside(folder.resolve("x.csv.gz"), TRUTH);
        assertThat(file).isEqualTo(folder.resolve("x.truth.json"));
        assertThat(Files.readString(file)).isEqualTo(TruthJson.text(TRUTH));
    }
}

package io.plumbline.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.Mark.Pause;
import io.plumbline.analytics.session.Mark.SetLimit;
import io.plumbline.analytics.session.Mark.StartExercise;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.recording.RecordingHeader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SessionOptionsTest {

    private static final List<Mark> RECORDED = List.of(
            new StartExercise(0, "squat"),
            new Pause(5),
            new SetLimit(6, "flexion", 20),
            new SetLimit(6, "tuck", 9),
            new StartExercise(40, "plank"));

    private final RecordingHeader header = new RecordingHeader(
            "3f9c21",
            List.of(new SensorSettings(Placement.SACRUM, null, 100)),
            Map.of(),
            Map.of("flexion", 14.0, "lateral", 8.0),
            false);

    @Test
    void withoutOptionsTheRecordingsOwnHold() throws IOException {
        SessionOptions options = parse();
        assertThat(options.marks(RECORDED)).isEqualTo(RECORDED);
        SessionSettings settings = options.settings(header);
        assertThat(settings.limitsDeg()).isEqualTo(header.limitsDeg());
        assertThat(settings.sessionId()).isEqualTo("3f9c21");
        assertThat(settings.postureEvents()).isFalse();
        assertThat(options.format()).isEqualTo(Format.TEXT);
    }

    @Test
    void anExerciseReplacesAllOfTheRecordings() throws IOException {
        assertThat(parse("--exercise", "daily").marks(RECORDED))
                .containsExactly(
                        new StartExercise(0, "daily"),
                        new Pause(5),
                        new SetLimit(6, "flexion", 20),
                        new SetLimit(6, "tuck", 9));
    }

    @Test
    void aLimitReplacesThatOfTheRecording() throws IOException {
        SessionOptions options = parse("--limit", "flexion=12", "--limit=tuck.red=18");
        assertThat(options.settings(header).limitsDeg())
                .isEqualTo(Map.of("flexion", 12.0, "tuck.red", 18.0, "lateral", 8.0));
        assertThat(options.marks(RECORDED))
                .doesNotContain(new SetLimit(6, "flexion", 20))
                .hasSize(4);
    }

    @Test
    void anglesAreEventsToo() throws IOException {
        assertThat(parse("--angles").settings(header).postureEvents()).isTrue();
    }

    private static SessionOptions parse(String... args) {
        SessionOptions options = new SessionOptions();
        new CommandLine(options).parseArgs(args);
        return options;
    }
}

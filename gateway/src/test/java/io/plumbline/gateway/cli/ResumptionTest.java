package io.plumbline.gateway.cli;

import static io.plumbline.gateway.cli.Ran.plumbline;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a recording that a killed program left; the program's own end is in {@link KilledSessionTest}. */
@Timeout(120)
class ResumptionTest {

    private static final List<String> LIVE =
            List.of("live", "--sensor", "sacrum=sim:session", "--sensor", "t12=sim:session", "--speed", "max");

    @TempDir
    private static Path shared;

    private static byte[] whole = {};

    @TempDir
    private Path state;

    private Path unfinished = Path.of("");

    /** The recording as it is in the state folder, with what it is of at its head. */
    @BeforeAll
    static void record() throws IOException {
        live(shared);
        whole = Files.readAllBytes(recordings(shared).get(0));
    }

    @BeforeEach
    void makeFolder() throws IOException {
        unfinished = Files.createDirectories(state.resolve("wearer")).resolve("unfinished.csv");
    }

    private static Ran live(Path state, Object... more) {
        return plumbline(Stream.of(LIVE.stream(), Stream.of("--format", "jsonl", "--state", state), Arrays.stream(more))
                .flatMap(words -> words)
                .toArray());
    }

    private void leave(int bytes) throws IOException {
        Files.write(unfinished, Arrays.copyOf(whole, bytes));
    }

    private static List<Path> recordings(Path state) throws IOException {
        Path folder = state.resolve("wearer/recordings");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(all.sorted().toList());
        }
    }

    @ParameterizedTest(name = "after {0} bytes")
    @ValueSource(ints = {700, 5003, 65_536, 200_001, 345_679, 777_777})
    void aSessionCutOffAnywhereComesToTheWholeOne(int bytes) throws IOException {
        assertThat(whole.length).isGreaterThan(bytes);
        leave(bytes);

        Ran ran = live(state);

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(recordings(state)).singleElement().satisfies(file -> {
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
            assertThat(ran.out())
                    .isEqualTo(plumbline("replay", file, "--format", "jsonl").out());
        });
    }

    @Test
    void whatWasToldIsNotToldAgain() throws IOException {
        leave(500_000);
        Files.write(state.resolve("wearer/told"), new byte[] {0, 0, 0, 0, 0, 0, 0, 5});

        Ran ran = live(state);

        List<String> all = plumbline("replay", recordings(state).get(0), "--format", "jsonl")
                .out()
                .lines()
                .toList();
        assertThat(ran.out().lines()).isEqualTo(all.subList(5, all.size()));
    }

    @Test
    void aSessionThatBrokeOffBeforeItsFirstSampleIsForgotten() throws IOException {
        leave(30);
        Ran ran = live(state);
        assertThat(ran.err()).doesNotContain("goes on", "broken off");
        assertThat(recordings(state)).hasSize(1);
        assertThat(Files.readAllBytes(recordings(state).get(0)).length).isEqualTo(whole.length);
    }

    @Test
    void aSessionOfLongAgoEndsWhereItBrokeOff() throws IOException {
        leave(500_000);
        Files.setLastModifiedTime(unfinished, FileTime.from(Instant.now().minusSeconds(660)));

        Ran ran = live(state);

        assertThat(ran.err()).contains("was broken off and ends there, since that is 11 minutes ago");
        assertThat(recordings(state)).hasSize(2);
    }

    @Test
    void aSessionOfLongAgoGoesOnWhereThatIsWanted() throws IOException {
        leave(500_000);
        Files.setLastModifiedTime(unfinished, FileTime.from(Instant.now().minusSeconds(660)));

        assertThat(live(state, "--resume").err()).contains("goes on");
        assertThat(recordings(state)).hasSize(1);
    }

    @Test
    void noSessionGoesOnWhereThatIsNotWanted() throws IOException {
        leave(500_000);
        assertThat(live(state, "--no-resume").err()).contains("ends there, since --no-resume says so");
        assertThat(recordings(state)).hasSize(2);
    }

    @Test
    void aSessionOfAnotherSourceOrOfOtherSensorsIsNotGoneOnWith() throws IOException {
        leave(500_000);
        Ran one = plumbline("live", "--sensor", "l5=sim:squats", "--speed", "max", "--state", state);
        assertThat(one.err()).contains("since it was of other sensors (sacrum, t12)");

        leave(500_000);
        Ran other = plumbline(
                "live", "--sensor", "sacrum=sim:demo", "--sensor", "t12=sim:demo", "--speed", "max", "--state", state);
        assertThat(other.err()).contains("since it was of sim:session sim:session");
    }

    @Test
    void aRecordingThatIsDamagedIsKeptAndAnotherSessionBegins() throws IOException {
        byte[] damaged = Arrays.copyOf(whole, 500_000);
        Arrays.fill(damaged, 400_000, 401_000, (byte) 0);
        Files.write(unfinished, damaged);

        Ran ran = live(state);

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains("can't be taken up", "unfinished.csv, line", "recordings/broken.csv");
        assertThat(recordings(state)).hasSize(2);
    }

    @Test
    void theFinishedSessionGoesWhereRecordSays() throws IOException {
        Path place = state.resolve("today.csv.gz");
        leave(500_000);

        Ran ran = live(state, "--record", place);

        assertThat(ran.err()).contains("recorded in " + place);
        assertThat(recordings(state)).isEmpty();
        assertThat(plumbline("replay", place, "--format", "jsonl").out()).isEqualTo(ran.out());
    }
}

package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrientAcausalTest {

    private static final String COLUMNS = "ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps\n";

    @TempDir
    Path directory;

    private static String run(int status, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, UTF_8);
        assertThat(Main.run(words, both, both)).as(out.toString(UTF_8)).isEqualTo(status);
        return out.toString(UTF_8);
    }

    private List<String> orient(String recording, String... more) throws IOException {
        Path file = Files.writeString(directory.resolve("recording.csv"), recording);
        Path table = directory.resolve("table.csv");
        String[] words = {"orient", file.toString(), "--output", table.toString()};
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        run(0, all);
        return Files.readAllLines(table);
    }

    private static double[] quaternion(String line) {
        String[] cells = line.split(",", -1);
        return Arrays.stream(cells, cells.length - 4, cells.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** One sensor at rest that a gyroscope's bias seems to turn about the vertical. */
    private static String restWithBias() {
        StringBuilder text = new StringBuilder("# plumbline recording 1\n# placement: sacrum\n# rate: 100\n")
                .append("t_s,")
                .append(COLUMNS);
        for (int i = 0; i < 1000; i++) {
            text.append(String.format(Locale.ROOT, "%.2f,0,0,9.81,0,0,0.02%n", i / 100.0));
        }
        return text.toString();
    }

    private static double turnedRad(List<String> lines) {
        double[] first = quaternion(lines.get(1));
        double[] last = quaternion(lines.get(lines.size() - 1));
        double cosine = 0;
        for (int i = 0; i < 4; i++) {
            cosine += first[i] * last[i];
        }
        return 2 * Math.acos(Math.min(1, Math.abs(cosine)));
    }

    @Test
    void knowsFromTheFirstSampleWhatTheRestOfTheRecordingShows() throws IOException {
        double acausal = turnedRad(orient(restWithBias(), "--acausal"));
        double causal = turnedRad(orient(restWithBias()));

        assertThat(acausal).isLessThan(0.1 * causal);
    }

    @Test
    void keepsTheOrderOfTheRowsOfTwoSensors() throws IOException {
        StringBuilder text = new StringBuilder("# plumbline recording 1\nt_s,placement,").append(COLUMNS);
        for (int i = 0; i < 400; i++) {
            text.append(String.format(Locale.ROOT, "%.2f,sacrum,9.81,0,0,0,0,0%n", i / 100.0));
            if (i % 2 == 0) {
                text.append(String.format(Locale.ROOT, "%.2f,t12,0,9.81,0,0,0,0%n", i / 100.0));
            }
        }

        List<String> causal = orient(text.toString());
        List<String> acausal = orient(text.toString(), "--acausal");

        assertThat(acausal).hasSize(601);
        for (int i = 0; i < acausal.size(); i++) {
            assertThat(placed(acausal.get(i))).isEqualTo(placed(causal.get(i)));
        }
        for (int i = 1; i < acausal.size(); i++) { // at rest and without bias both find the same
            assertThat(quaternion(acausal.get(i))).containsExactly(quaternion(causal.get(i)), within(1e-9));
        }
    }

    /** Time and placement of a line. */
    private static String placed(String line) {
        return line.replaceFirst("^([^,]*,[^,]*),.*", "$1");
    }

    @Test
    void findsTheInclinationAnewAfterAGap() throws IOException {
        StringBuilder text = new StringBuilder("# plumbline recording 1\n# placement: sacrum\n# rate: 100\n")
                .append("t_s,")
                .append(COLUMNS);
        for (int i = 0; i < 200; i++) {
            text.append(String.format(Locale.ROOT, "%.2f,9.81,0,0,0,0,0%n", i / 100.0));
        }
        text.append("5.00,0,9.81,0,0,0,0\n");

        List<String> lines = orient(text.toString(), "--acausal");

        double[] before = quaternion(lines.get(200));
        double[] after = quaternion(lines.get(201));
        // up: third row of the rotation matrix; of the sensor's x axis before the gap, of its y axis after it
        assertThat(2 * (before[1] * before[3] - before[0] * before[2])).isCloseTo(1, within(1e-6));
        assertThat(2 * (after[2] * after[3] + after[0] * after[1])).isCloseTo(1, within(1e-6));
    }

    @Test
    void isForRecordingsAsItsHelpSays() {
        assertThat(run(0, "orient", "--help").replaceAll("\\s+", " "))
                .contains("--acausal", "For recordings only", "held in memory");
        assertThat(run(2, "live", "--sensor", "file:any.csv", "--acausal")).contains("no option is called '--acausal'");
    }
}

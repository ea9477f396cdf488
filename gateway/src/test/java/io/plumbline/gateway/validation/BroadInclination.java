package io.plumbline.gateway.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The orientation filter against an optical reference: the BROAD benchmark (Laidig et al. 2021, doi
 * 10.3390/data6070072), imported and given to {@code orient}, with the benchmark's own metric: inclination error
 * 2 acos √(w² + z²) of q_est ⊗ q_ref*, root mean square over the rows of its movement phases.
 */
final class BroadInclination {

    /** Sampling rate of the trials, Hz. */
    static final double RATE_HZ = 2000.0 / 7;

    /** One trial at one rate, degrees; VQF's own figures are those of its authors' C++ program with defaults. */
    record Trial(String name, double fullRateDeg, double vqfFullRateDeg, double thirdRateDeg, double vqfThirdRateDeg) {}

    private BroadInclination() {}

    static List<Trial> measure(Path workFolder) throws IOException {
        List<Trial> trials = new ArrayList<>();
        List<String> reference = RecordedData.lines(RecordedData.require("broad/reference_numbers.csv"));
        for (String line : reference.subList(1, reference.size())) {
            String[] cells = line.split(",", -1);
            Path file = RecordedData.require("broad/" + cells[0] + ".csv.gz");
            trials.add(new Trial(
                    cells[0],
                    rmseDeg(file, 1, workFolder),
                    Double.parseDouble(cells[1]),
                    rmseDeg(file, 3, workFolder),
                    Double.parseDouble(cells[3])));
        }
        return trials;
    }

    private static double rmseDeg(Path trial, int every, Path workFolder) throws IOException {
        List<String> lines = RecordedData.lines(trial);
        List<String> kept = new ArrayList<>(List.of(lines.get(0)));
        for (int i = 1; i < lines.size(); i += every) {
            kept.add(lines.get(i));
        }
        Path table = Files.write(workFolder.resolve("trial.csv"), kept);
        Path recording = workFolder.resolve("recording.csv");
        Path orientation = workFolder.resolve("orientation.csv");
        List<String> words = new ArrayList<>(List.of("import", table.toString(), "--output", recording.toString()));
        words.addAll(List.of("--rate", Double.toString(RATE_HZ / every), "--placement", "sacrum"));
        for (String axis : List.of("ax", "ay", "az", "gx", "gy", "gz")) {
            words.addAll(List.of("--column", axis + "=" + axis));
        }
        Program.run(words.toArray(new String[0]));
        Program.run("orient", recording.toString(), "--output", orientation.toString());
        return rmseDeg(kept, Files.readAllLines(orientation));
    }

    private static double rmseDeg(List<String> trial, List<String> orientation) {
        List<String> names = List.of(trial.get(0).split(",", -1));
        int qw = names.indexOf("qw");
        int movement = names.indexOf("movement");
        double sum = 0;
        int count = 0;
        for (int i = 1; i < trial.size(); i++) {
            String[] cells = trial.get(i).split(",", -1);
            if (cells[qw].isEmpty() || Double.parseDouble(cells[movement]) != 1) {
                continue;
            }
            double error = inclinationErrorRad(quaternion(orientation.get(i).split(",", -1), 1), quaternion(cells, qw));
            sum += error * error;
            count++;
        }
        return Math.toDegrees(Math.sqrt(sum / count));
    }

    private static double[] quaternion(String[] cells, int from) {
        double[] q = new double[4];
        double norm = 0;
        for (int i = 0; i < 4; i++) {
            q[i] = Double.parseDouble(cells[from + i]);
            norm += q[i] * q[i];
        }
        for (int i = 0; i < 4; i++) {
            q[i] /= Math.sqrt(norm);
        }
        return q;
    }

    /** The part of the rotation between two orientations that is not about the vertical. */
    private static double inclinationErrorRad(double[] estimate, double[] reference) {
        double w = estimate[0] * reference[0]
                + estimate[1] * reference[1]
                + estimate[2] * reference[2]
                + estimate[3] * reference[3];
        double z = -estimate[0] * reference[3]
                - estimate[1] * reference[2]
                + estimate[2] * reference[1]
                + estimate[3] * reference[0];
        return 2 * Math.acos(Math.min(1, Math.sqrt(w * w + z * z)));
    }

    static double meanFullRateDeg(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::fullRateDeg).average().orElseThrow();
    }

    static double meanThirdRateDeg(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::thirdRateDeg).average().orElseThrow();
    }

    static String table(List<Trial> trials) {
        StringBuilder text = new StringBuilder("| trial | 285.7 Hz | VQF | 95.2 Hz | VQF |\n|---|---|---|---|---|\n");
        for (Trial trial : trials) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | %.3f |%n",
                    trial.name().replace('_', ' '),
                    trial.fullRateDeg(),
                    trial.vqfFullRateDeg(),
                    trial.thirdRateDeg(),
                    trial.vqfThirdRateDeg()));
        }
        text.append(String.format(
                Locale.ROOT,
                "| **mean** | **%.3f** | %.3f | **%.3f** | %.3f |%n",
                meanFullRateDeg(trials),
                trials.stream().mapToDouble(Trial::vqfFullRateDeg).average().orElseThrow(),
                meanThirdRateDeg(trials),
                trials.stream().mapToDouble(Trial::vqfThirdRateDeg).average().orElseThrow()));
        return text.toString();
    }
}

package io.plumbline.gateway.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The orientation filter against an optical reference: the BROAD benchmark (Laidig et al. 2021, doi
 * 10.3390/data6070072), imported and given to {@code orient}, with the benchmark's own metric: inclination error
 * 2 acos √(w² + z²) of q_est ⊗ q_ref*, root mean square over the rows of its movement phases.
 */
final class BroadInclination {

    /** Sampling rate of the trials, Hz. */
    static final double RATE_HZ = 2000.0 / 7;

    /** Our two passes over a trial at one rate, degrees. */
    record InclinationError(double causalDeg, double acausalDeg) {}

    /** What others' programs make of a trial, degrees: the columns of reference_numbers.csv that the page tells of. */
    record Reference(
            double vqfFullRateDeg,
            double madgwickFullRateDeg,
            double mahonyFullRateDeg,
            double vqfThirdRateDeg,
            double madgwickThirdRateDeg) {

        private static Reference of(String[] cells) {
            double[] figures = Arrays.stream(cells, 1, cells.length)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Reference(figures[0], figures[4], figures[5], figures[2], figures[3]);
        }
    }

    /** One trial at both rates. */
    record Trial(String name, InclinationError full, InclinationError third, Reference reference) {

        double fullRateDeg() {
            return full.causalDeg();
        }

        double thirdRateDeg() {
            return third.causalDeg();
        }

        double vqfFullRateDeg() {
            return reference.vqfFullRateDeg();
        }

        double vqfThirdRateDeg() {
            return reference.vqfThirdRateDeg();
        }
    }

    /** The table's columns after the trial's name. */
    private static final List<ToDoubleFunction<Trial>> FIGURES = List.of(
            Trial::fullRateDeg,
            trial -> trial.full().acausalDeg(),
            Trial::vqfFullRateDeg,
            trial -> trial.reference().madgwickFullRateDeg(),
            trial -> trial.reference().mahonyFullRateDeg(),
            Trial::thirdRateDeg,
            trial -> trial.third().acausalDeg(),
            Trial::vqfThirdRateDeg,
            trial -> trial.reference().madgwickThirdRateDeg());

    private BroadInclination() {}

    static List<Trial> measure(Path workFolder) throws IOException {
        List<String> reference = RecordedData.lines(RecordedData.require("broad/reference_numbers.csv"));
        return InParallel.each(reference.subList(1, reference.size()), line -> {
            String[] cells = line.split(",", -1);
            List<String> lines = RecordedData.lines(RecordedData.require("broad/" + cells[0] + ".csv.gz"));
            Path own = Files.createDirectories(workFolder.resolve(cells[0]));
            return new Trial(cells[0], error(lines, 1, own), error(lines, 3, own), Reference.of(cells));
        });
    }

    private static InclinationError error(List<String> lines, int every, Path workFolder) throws IOException {
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
        double causalDeg = rmseDeg(kept, Files.readAllLines(orientation));
        Program.run("orient", recording.toString(), "--output", orientation.toString(), "--acausal");
        return new InclinationError(causalDeg, rmseDeg(kept, Files.readAllLines(orientation)));
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
        return mean(trials, Trial::fullRateDeg);
    }

    static double meanThirdRateDeg(List<Trial> trials) {
        return mean(trials, Trial::thirdRateDeg);
    }

    static double mean(List<Trial> trials, ToDoubleFunction<Trial> figure) {
        return trials.stream().mapToDouble(figure).average().orElseThrow();
    }

    static String table(List<Trial> trials) {
        StringBuilder text = new StringBuilder(
                        "| trial | 285.7 Hz | acausal | VQF | Madgwick (9 axes) | Mahony (9 axes)")
                .append(" | 95.2 Hz | acausal | VQF | Madgwick |\n|---|---|---|---|---|---|---|---|---|---|\n");
        for (Trial trial : trials) {
            text.append("| ").append(trial.name().replace('_', ' ')).append(" |");
            FIGURES.forEach(figure -> text.append(cell(figure.applyAsDouble(trial))));
            text.append('\n');
        }
        text.append("| mean |");
        FIGURES.forEach(figure -> text.append(cell(mean(trials, figure))));
        return text.append('\n').toString();
    }

    private static String cell(double deg) {
        return String.format(Locale.ROOT, " %.3f |", deg);
    }

    /** The trials that looking back does not make better, of one rate. */
    static List<Trial> exceptions(List<Trial> trials, Function<Trial, InclinationError> rate) {
        return trials.stream()
                .filter(trial ->
                        rate.apply(trial).acausalDeg() >= rate.apply(trial).causalDeg())
                .toList();
    }

    static String exceptionsInWords(List<Trial> trials, Function<Trial, InclinationError> rate) {
        List<Trial> exceptions = exceptions(trials, rate);
        return exceptions.isEmpty()
                ? "no trial"
                : exceptions.stream()
                        .map(trial -> String.format(
                                Locale.ROOT,
                                "%s (%.3f° instead of %.3f°)",
                                trial.name().replace('_', ' '),
                                rate.apply(trial).acausalDeg(),
                                rate.apply(trial).causalDeg()))
                        .collect(Collectors.joining(", "));
    }
}

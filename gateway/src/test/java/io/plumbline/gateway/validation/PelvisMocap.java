package io.plumbline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.analytics.evaluation.AngleError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pelvis of one person against optical markers: change of sagittal inclination within each repetition, cut out of the
 * recording in motion. Imported and given to {@code orient} repetition by repetition.
 */
final class PelvisMocap {

    /** x down, z back while standing, read off the data: up is along −x, and along +z when the pelvis tips forward. */
    private static final String MOUNT = "down,right,back";

    private static final double RATE_HZ = 100;
    private static final double GRAVITY = 9.81;
    private static final double STAND_SECONDS = 2.5;
    private static final double BETWEEN_SECONDS = 1;
    private static final double GAP_SECONDS = 2;
    private static final SegmentAngles PELVIS = new SegmentAngles(MOUNT);
    private static final List<ImportedTable.Sensor> SENSOR =
            List.of(new ImportedTable.Sensor("sacrum", MOUNT, "", "mps2", "radps"));

    /**
     * What was found in one exercise.
     *
     * @param optical mean range of a repetition by the markers, degrees
     * @param ours the same of ours
     * @param fromForce started at the repetition's first specific force
     * @param fromGiven started in the orientation that the sensor's maker gives for its first sample
     * @param makers the orientation that the sensor's maker gives
     */
    record Exercise(
            String name,
            int repetitions,
            double optical,
            double ours,
            AngleError fromForce,
            AngleError fromGiven,
            AngleError makers) {}

    /**
     * Squats joined into one recording by stands that are made up.
     *
     * @param truly how many there are
     * @param opticalTucksDeg how far the optical pelvis tips back before the bottom
     * @param tucksDeg the same of ours, by squat: the peaks of the alerts with a limit of 2°
     */
    record Joined(
            String name,
            int truly,
            int counted,
            List<Double> opticalTucksDeg,
            Map<Integer, Double> tucksDeg,
            int alerts) {}

    /** All that is measured here. */
    record Result(List<Exercise> exercises, List<Joined> joined) {}

    /** One instant: the sensor's values, the orientation that its maker gives, and the markers' angles. */
    private record Row(List<Double> imuValues, List<Double> givenParts, double opticalDeg, double kneeDeg) {
        double[] imu() {
            return imuValues.stream().mapToDouble(value -> value).toArray();
        }

        double[] given() {
            return givenParts.stream().mapToDouble(part -> part).toArray();
        }
    }

    private PelvisMocap() {}

    static Result measure(Path folder) throws IOException {
        List<Path> files = RecordedData.files("pelvis-chest-mocap", ".csv.gz");
        List<Path> squats =
                files.stream().filter(file -> name(file).contains("Sq")).toList();
        return new Result(
                InParallel.each(files, file -> exercise(name(file), repetitions(file), folder)),
                InParallel.each(squats, file -> joined(name(file), repetitions(file), folder)));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("SUB22_(.*)\\.csv\\.gz", "$1");
    }

    private static List<List<Row>> repetitions(Path file) throws IOException {
        List<String> lines = RecordedData.lines(file);
        List<String> names = List.of(lines.get(0).split(",", -1));
        int imu = names.indexOf("pelvis_ax");
        int given = names.indexOf("pelvis_qw");
        int tilt = names.indexOf("mocap_PelvisAngle_X");
        int knee = names.indexOf("mocap_RightKneeAngle_X");
        Map<String, List<Row>> repetitions = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            double optical = Double.parseDouble(cells[tilt]);
            repetitions
                    .computeIfAbsent(cells[0], number -> new ArrayList<>())
                    .add(new Row(
                            Arrays.stream(numbers(cells, imu, 6)).boxed().toList(),
                            Arrays.stream(numbers(cells, given, 4)).boxed().toList(),
                            optical < -90 ? -90 - optical : 90 + optical,
                            Double.parseDouble(cells[knee])));
        }
        return List.copyOf(repetitions.values());
    }

    private static double[] numbers(String[] cells, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToDouble(i -> Double.parseDouble(cells[i]))
                .toArray();
    }

    private static Exercise exercise(String name, List<List<Row>> repetitions, Path folder) throws IOException {
        List<double[]> force = oriented(repetitions, false, folder.resolve("force-" + name));
        List<double[]> given = oriented(repetitions, true, folder.resolve("given-" + name));
        AngleError fromForce = AngleError.NONE;
        AngleError fromGiven = AngleError.NONE;
        AngleError makers = AngleError.NONE;
        double optical = 0;
        double ours = 0;
        for (int i = 0; i < repetitions.size(); i++) {
            double[] truth =
                    repetitions.get(i).stream().mapToDouble(Row::opticalDeg).toArray();
            double[] maker = repetitions.get(i).stream()
                    .mapToDouble(row -> Math.toDegrees(PELVIS.sagittalRad(row.given())))
                    .toArray();
            fromForce = fromForce.plus(change(force.get(i), truth));
            fromGiven = fromGiven.plus(change(given.get(i), truth));
            makers = makers.plus(change(maker, truth));
            optical += range(truth) / repetitions.size();
            ours += range(given.get(i)) / repetitions.size();
        }
        return new Exercise(name, repetitions.size(), optical, ours, fromForce, fromGiven, makers);
    }

    /**
     * The sagittal angles of each repetition, degrees, by {@code orient}, which finds the orientation anew after a gap of
     * more than a second.
     *
     * @param stands whether a stand in the given orientation precedes each, or nothing does
     */
    private static List<double[]> oriented(List<List<Row>> repetitions, boolean stands, Path name) throws IOException {
        List<double[]> samples = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (List<Row> repetition : repetitions) {
            double from = seconds.isEmpty() ? 0 : seconds.get(seconds.size() - 1) + GAP_SECONDS;
            if (stands) {
                samples.addAll(stand(repetition.get(0).given(), STAND_SECONDS));
            }
            starts.add(samples.size());
            repetition.forEach(row -> samples.add(row.imu()));
            for (int i = seconds.size(), first = i; i < samples.size(); i++) {
                seconds.add(from + (i - first) / RATE_HZ);
            }
        }
        Path recording = recording(samples, seconds, name);
        Path orientation = Path.of(name + "-q.csv");
        Program.run("orient", recording.toString(), "--output", orientation.toString());
        List<String> rows = Files.readAllLines(orientation);
        List<double[]> angles = new ArrayList<>();
        for (int i = 0; i < repetitions.size(); i++) {
            int first = 1 + starts.get(i);
            angles.add(rows.subList(first, first + repetitions.get(i).size()).stream()
                    .mapToDouble(line -> Math.toDegrees(PELVIS.sagittalRad(numbers(line.split(",", -1), 1, 4))))
                    .toArray());
        }
        return angles;
    }

    private static Path recording(List<double[]> samples, List<Double> seconds, Path name) throws IOException {
        List<String> lines = new ArrayList<>(List.of("t,ax,ay,az,gx,gy,gz"));
        for (int row = 0; row < samples.size(); row++) {
            double[] sample = samples.get(row);
            lines.add(String.format(Locale.ROOT, "%.2f,", seconds.get(row))
                    + IntStream.range(0, 6)
                            .mapToObj(i -> String.format(Locale.ROOT, "%.6f", sample[i]))
                            .collect(Collectors.joining(",")));
        }
        Path table = Files.write(Path.of(name + "-table.csv"), lines);
        Path recording = Path.of(name + ".csv");
        ImportedTable.write(table, recording, RATE_HZ, "t", SENSOR);
        return recording;
    }

    /** Samples of a sensor that rests in an orientation. */
    private static List<double[]> stand(double[] q, double seconds) {
        return turn(q, q, seconds);
    }

    /** Samples of a sensor that turns evenly from one orientation to another, without moving otherwise. */
    private static List<double[]> turn(double[] from, double[] to, double seconds) {
        int count = (int) Math.round(seconds * RATE_HZ);
        double[] step = product(conjugate(from), to);
        double sign = step[0] < 0 ? -1 : 1;
        double sine = Math.sqrt(step[1] * step[1] + step[2] * step[2] + step[3] * step[3]);
        double angle = 2 * Math.atan2(sine, Math.abs(step[0]));
        double perSecond = sine == 0 ? 0 : sign * angle / sine / seconds;
        List<double[]> samples = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double half = angle * i / count / 2;
            double part = sine == 0 ? 0 : sign * Math.sin(half) / sine;
            double[] up = SegmentAngles.up(
                    product(from, new double[] {Math.cos(half), part * step[1], part * step[2], part * step[3]}));
            samples.add(new double[] {
                GRAVITY * up[0],
                GRAVITY * up[1],
                GRAVITY * up[2],
                perSecond * step[1],
                perSecond * step[2],
                perSecond * step[3]
            });
        }
        return samples;
    }

    private static double[] conjugate(double[] q) {
        return new double[] {q[0], -q[1], -q[2], -q[3]};
    }

    private static double[] product(double[] p, double[] q) {
        return new double[] {
            p[0] * q[0] - p[1] * q[1] - p[2] * q[2] - p[3] * q[3],
            p[0] * q[1] + p[1] * q[0] + p[2] * q[3] - p[3] * q[2],
            p[0] * q[2] - p[1] * q[3] + p[2] * q[0] + p[3] * q[1],
            p[0] * q[3] + p[1] * q[2] - p[2] * q[1] + p[3] * q[0]
        };
    }

    /** The errors of the change since the repetition's first sample. */
    private static AngleError change(double[] measuredDeg, double[] truthDeg) {
        return new AngleError(IntStream.range(0, truthDeg.length)
                .mapToDouble(i -> (measuredDeg[i] - measuredDeg[0]) - (truthDeg[i] - truthDeg[0]))
                .toArray());
    }

    private static double range(double[] values) {
        DoubleSummaryStatistics statistics = Arrays.stream(values).summaryStatistics();
        return statistics.getMax() - statistics.getMin();
    }

    private static Joined joined(String name, List<List<Row>> repetitions, Path folder) throws IOException {
        List<double[]> samples = new ArrayList<>(stand(repetitions.get(0).get(0).given(), STAND_SECONDS));
        List<Double> tucks = new ArrayList<>();
        double[] last = repetitions.get(0).get(0).given();
        for (List<Row> repetition : repetitions) {
            double[] first = repetition.get(0).given();
            samples.addAll(turn(last, first, BETWEEN_SECONDS));
            repetition.forEach(row -> samples.add(row.imu()));
            last = repetition.get(repetition.size() - 1).given();
            tucks.add(opticalTuckDeg(repetition));
        }
        samples.addAll(stand(last, BETWEEN_SECONDS));
        List<Double> seconds =
                IntStream.range(0, samples.size()).mapToObj(i -> i / RATE_HZ).toList();
        Path recording = recording(samples, seconds, folder.resolve("joined-" + name));
        int counted = 0;
        Map<String, Integer> squats = new HashMap<>();
        Map<Integer, Double> peaks = new TreeMap<>();
        for (JsonNode event : Program.replay(recording.toString(), "--exercise", "squat", "--limit", "tuck=2")) {
            String type = event.get("type").asText();
            counted += type.equals("repetition") && event.get("complete").asBoolean() ? 1 : 0;
            if (type.equals("alert") && event.get("state").asText().equals("raised")) {
                squats.put(event.get("id").asText(), event.get("repetition").asInt());
            } else if (type.equals("alert") && event.get("state").asText().equals("cleared")) {
                int squat = squats.getOrDefault(event.get("id").asText(), 0);
                peaks.merge(squat, event.get("peak_deg").asDouble(), Math::max);
            }
        }
        long alerts = Program.replay(recording.toString(), "--exercise", "squat").stream()
                .filter(event -> event.get("type").asText().equals("alert"))
                .filter(event -> event.get("state").asText().equals("raised"))
                .count();
        return new Joined(name, repetitions.size(), counted, tucks, peaks, (int) alerts);
    }

    /** How far the pelvis has tipped back at the deepest bend of the knee, from the furthest forward before it. */
    private static double opticalTuckDeg(List<Row> repetition) {
        int bottom = 0;
        for (int i = 0; i < repetition.size(); i++) {
            bottom = repetition.get(i).kneeDeg() < repetition.get(bottom).kneeDeg() ? i : bottom;
        }
        double furthest = Double.NEGATIVE_INFINITY;
        for (Row row : repetition.subList(0, bottom + 1)) {
            furthest = Math.max(furthest, row.opticalDeg());
        }
        return furthest - repetition.get(bottom).opticalDeg();
    }

    static String table(List<Exercise> exercises) {
        StringBuilder text = new StringBuilder("| exercise | repetitions | range: optical, ours |"
                + " RMSE: started from the force | from the given orientation | bias | largest | the maker's own: RMSE |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        for (Exercise one : exercises) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f°, %.1f° | %.1f° | %.1f° | %+.1f° | %.1f° | %.1f° |%n",
                    one.name(),
                    one.repetitions(),
                    one.optical(),
                    one.ours(),
                    one.fromForce().rmseDeg(),
                    one.fromGiven().rmseDeg(),
                    one.fromGiven().biasDeg(),
                    one.fromGiven().maxDeg(),
                    one.makers().rmseDeg()));
        }
        return text.toString();
    }

    static String joinedTable(List<Joined> joined) {
        StringBuilder text = new StringBuilder("| exercise | counted (true) | tuck by the markers | tuck by ours |"
                + " alerts at the usual 8° |\n|---|---|---|---|---|\n");
        for (Joined one : joined) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d (%d) | %s | %s | %d |%n",
                    one.name(),
                    one.counted(),
                    one.truly(),
                    degrees(one.opticalTucksDeg()),
                    bySquat(one),
                    one.alerts()));
        }
        return text.toString();
    }

    private static String bySquat(Joined one) {
        return IntStream.rangeClosed(1, one.truly())
                .mapToObj(squat -> one.tucksDeg().containsKey(squat)
                        ? String.format(Locale.ROOT, "%.1f°", one.tucksDeg().get(squat))
                        : "–")
                .collect(Collectors.joining(" "));
    }

    private static String degrees(List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.1f°", value))
                .collect(Collectors.joining(" "));
    }
}

package io.plumbline.gateway.validation;

import io.plumbline.analytics.repetition.BendSegmenter;
import io.plumbline.analytics.repetition.Excursion;
import io.plumbline.analytics.repetition.Movement.BendAndRise;
import io.plumbline.analytics.spine.SegmentMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * People who sit and bend forward, to the sides and turn, with three sensors down the back: which way each movement of the
 * upper back went, and how much of its flexion the sensor at L4/5 sees.
 */
final class SeatedTrunk {

    /** x down as its maker says; z back, since up comes to lie along +z in flexion. */
    private static final String MOUNT = "down,right,back";

    private static final double RATE_HZ = 50;
    private static final int TRUE_COUNT = 3;

    /** The columns' names and where the program is told they are; no rule is asked for, only angles. */
    private static final List<ImportedTable.Sensor> SENSORS = List.of(
            new ImportedTable.Sensor("l5", MOUNT, "pelvis_", "g", "dps"),
            new ImportedTable.Sensor("t12", MOUNT, "lowerback_", "g", "dps"),
            new ImportedTable.Sensor("t10", MOUNT, "upperback_", "g", "dps"));

    private static final SegmentAngles SEGMENT = new SegmentAngles(MOUNT);

    /** The movements of every trial, three of each. */
    enum Movement {
        FLEXION,
        BEND_LEFT,
        BEND_RIGHT,
        TURN_LEFT,
        TURN_RIGHT
    }

    /**
     * One trial.
     *
     * @param remark what its makers say of it; empty: nothing
     * @param counts how many of each movement were found
     * @param pelvisShare of each flexion found, the range at L4/5 as a share of that of the upper back
     */
    record Trial(String person, String remark, Map<Movement, Integer> counts, List<Double> pelvisShare) {
        boolean exact(Movement movement) {
            return counts.getOrDefault(movement, 0) == TRUE_COUNT;
        }
    }

    private record Found(Movement movement, Excursion excursion) {}

    /** A segment's angles at every sample, rad. */
    private static final class Angles {
        private final double[] sagittal;
        private final double[] lateral;
        private final double[] heading;

        Angles(double[] sagittal, double[] lateral, double[] heading) {
            this.sagittal = sagittal;
            this.lateral = lateral;
            this.heading = heading;
        }
    }

    private SeatedTrunk() {}

    static List<Trial> measure(Path folder) throws IOException {
        List<String> index = RecordedData.lines(RecordedData.require("seated-trunk/index.csv"));
        return InParallel.each(index.subList(1, index.size()), line -> {
            String[] cells = line.split(",", -1);
            return trial(cells[0], cells[1], remark(line), folder);
        });
    }

    private static String remark(String line) {
        String missing = line.contains("missing") ? "missing packets" : "";
        String drift = line.contains("drift") ? "much drift" : "";
        String lock = line.toLowerCase(Locale.ROOT).contains("gimbal") ? "gimbal lock" : "";
        return String.join(
                ", ",
                List.of(missing, drift, lock).stream()
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static Trial trial(String person, String name, String remark, Path folder) throws IOException {
        Path table = RecordedData.require("seated-trunk/" + person + "_" + name + ".csv.gz");
        Path recording = folder.resolve(person + name + ".csv");
        Path orientation = folder.resolve(person + name + "-q.csv");
        ImportedTable.write(table, recording, RATE_HZ, "", SENSORS);
        Program.run("orient", recording.toString(), "--output", orientation.toString());
        List<String> rows = Files.readAllLines(orientation);
        Angles upper = angles(rows, "t10");
        Angles pelvis = angles(rows, "l5");
        Map<Movement, Integer> counts = new EnumMap<>(Movement.class);
        List<Double> shares = new ArrayList<>();
        for (Found one : found(upper)) {
            counts.merge(one.movement(), 1, Integer::sum);
            if (one.movement() == Movement.FLEXION) {
                shares.add(share(pelvis.sagittal, upper.sagittal, one.excursion()));
            }
        }
        return new Trial(person.replaceFirst("807_pp0?", ""), remark, counts, shares);
    }

    private static Angles angles(List<String> rows, String placement) {
        List<double[]> quaternions = rows.stream()
                .map(row -> row.split(",", -1))
                .filter(cells -> cells[1].equals(placement))
                .map(cells -> new double[] {
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5])
                })
                .toList();
        double[] heading = of(quaternions, SEGMENT::headingRad);
        for (int i = 1; i < heading.length; i++) {
            heading[i] = heading[i - 1] + Math.IEEEremainder(heading[i] - heading[i - 1], 2 * Math.PI);
        }
        return new Angles(of(quaternions, SEGMENT::sagittalRad), of(quaternions, SEGMENT::lateralRad), heading);
    }

    private static double[] of(List<double[]> quaternions, ToDoubleFunction<double[]> angle) {
        return quaternions.stream().mapToDouble(angle).toArray();
    }

    /** The movements: of excursions that happen at the same time the largest, since a bend to the side also turns. */
    private static List<Found> found(Angles upper) {
        List<Found> all = new ArrayList<>();
        excursions(upper.sagittal, 1).forEach(one -> all.add(new Found(Movement.FLEXION, one)));
        excursions(upper.lateral, -1).forEach(one -> all.add(new Found(Movement.BEND_LEFT, one)));
        excursions(upper.lateral, 1).forEach(one -> all.add(new Found(Movement.BEND_RIGHT, one)));
        excursions(upper.heading, 1).forEach(one -> all.add(new Found(Movement.TURN_LEFT, one)));
        excursions(upper.heading, -1).forEach(one -> all.add(new Found(Movement.TURN_RIGHT, one)));
        all.sort(Comparator.comparingDouble((Found one) -> -one.excursion().rangeRad()));
        List<Found> kept = new ArrayList<>();
        for (Found one : all) {
            if (kept.stream().noneMatch(other -> overlap(one.excursion(), other.excursion()) > 0.5)) {
                kept.add(one);
            }
        }
        return kept;
    }

    private static double overlap(Excursion one, Excursion other) {
        double common =
                Math.min(one.endSeconds(), other.endSeconds()) - Math.max(one.startSeconds(), other.startSeconds());
        return common / Math.min(one.endSeconds() - one.startSeconds(), other.endSeconds() - other.startSeconds());
    }

    /** Excursions to one side of the angle of the first second; what goes to the other side is none. */
    private static List<Excursion> excursions(double[] angle, int sign) {
        BendSegmenter segmenter = new BendSegmenter(BendAndRise.USUAL);
        List<Excursion> found = new ArrayList<>();
        double neutral = Arrays.stream(angle, 0, (int) RATE_HZ).average().orElseThrow();
        double before = 0;
        for (int i = 1; i < angle.length; i++) {
            double out = Math.max(0, sign * (angle[i] - neutral));
            double rate = (out - before) * RATE_HZ;
            before = out;
            Excursion one = segmenter.update(
                    new SegmentMotion(i / RATE_HZ, 1 / RATE_HZ, out, 0, rate, Math.abs(rate), 9.81, 0));
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    /** What a lower segment turns from the start of an upper one's excursion to its furthest, as a share of the upper's. */
    private static double share(double[] lower, double[] upper, Excursion within) {
        int start = (int) Math.round(within.startSeconds() * RATE_HZ);
        int furthest = start;
        for (int i = start; i < Math.min(upper.length, within.endSeconds() * RATE_HZ); i++) {
            furthest = upper[i] > upper[furthest] ? i : furthest;
        }
        return (lower[furthest] - lower[start]) / (upper[furthest] - upper[start]);
    }

    /** How many counts of a kind of movement are exact, of all trials' two directions. */
    static long exact(List<Trial> trials, Movement... movements) {
        return trials.stream()
                .mapToLong(trial ->
                        List.of(movements).stream().filter(trial::exact).count())
                .sum();
    }

    static String table(List<Trial> trials) {
        StringBuilder text = new StringBuilder("| person | remark of its makers | flexions | bends left, right |"
                + " turns left, right | L4/5 sees of a flexion |\n|---|---|---|---|---|---|\n");
        for (Trial trial : trials) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s, %s | %s, %s | %s |%n",
                    trial.person(),
                    trial.remark().isEmpty() ? "–" : trial.remark(),
                    count(trial, Movement.FLEXION),
                    count(trial, Movement.BEND_LEFT),
                    count(trial, Movement.BEND_RIGHT),
                    count(trial, Movement.TURN_LEFT),
                    count(trial, Movement.TURN_RIGHT),
                    trial.pelvisShare().isEmpty()
                            ? "–"
                            : String.format(Locale.ROOT, "%.0f %%", 100 * median(trial.pelvisShare()))));
        }
        return text.toString();
    }

    private static String count(Trial trial, Movement movement) {
        int count = trial.counts().getOrDefault(movement, 0);
        return count == TRUE_COUNT ? Integer.toString(count) : "**" + count + "**";
    }

    /** The median share and its range over all flexions found. */
    static String share(List<Trial> trials) {
        List<Double> all = trials.stream()
                .flatMap(trial -> trial.pelvisShare().stream())
                .sorted()
                .toList();
        return String.format(
                Locale.ROOT,
                "a median of %.0f %% (%.0f–%.0f %%) of %d flexions",
                100 * median(all),
                100 * all.get(0),
                100 * all.get(all.size() - 1),
                all.size());
    }

    static double medianShare(List<Trial> trials) {
        return median(
                trials.stream().flatMap(trial -> trial.pelvisShare().stream()).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}

package io.plumbline.gateway.validation;

import io.plumbline.analytics.evaluation.DetectionScore;
import io.plumbline.analytics.evaluation.ExactShare;
import io.plumbline.analytics.evaluation.F1ByWearer;
import io.plumbline.analytics.evaluation.SessionScore;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.scenario.Hinges;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Plank;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.scenario.Squats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.scenario.Wearer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Random sets with faults, each by another wearer with sensors mounted in any way, scored together. */
final class RandomSets {

    private static final int SETS = 20;

    /** Before the first seed of the planks on which nothing was made or tuned. */
    private static final int FRESH = 600;

    /** All sets of one exercise with the same sensors. */
    record Row(String exercise, String sensors, SessionScore score, F1ByWearer f1) {
        /** Two sensors, or one rightly placed. */
        double aimedF1() {
            return sensors.contains("+") ? 0.95 : 0.85;
        }
    }

    private RandomSets() {}

    static List<Row> measure() {
        return List.of(
                row("squat", "sacrum + t12", RandomSets::squats, 0, Placement.SACRUM, Placement.T12),
                row("squat", "sacrum", RandomSets::squats, 0, Placement.SACRUM),
                row("squat, slow", "sacrum + t12", RandomSets::slowSquats, 0, Placement.SACRUM, Placement.T12),
                row("squat, slow", "sacrum", RandomSets::slowSquats, 0, Placement.SACRUM),
                row("hip-hinge", "sacrum + t12", RandomSets::hinges, 0, Placement.SACRUM, Placement.T12),
                row("plank", "sacrum + t12", RandomSets::plank, 0, Placement.SACRUM, Placement.T12),
                row("plank", "t12", RandomSets::plank, 0, Placement.T12),
                row("plank, fresh", "sacrum + t12", RandomSets::plank, FRESH, Placement.SACRUM, Placement.T12),
                row("plank, fresh", "t12", RandomSets::plank, FRESH, Placement.T12),
                row("plank, hips too", "t12", RandomSets::plankWithHips, FRESH, Placement.T12));
    }

    private static Row row(
            String exercise, String sensors, LongFunction<Scenario> set, long before, Placement... placements) {
        List<SessionScore> scores = LongStream.rangeClosed(before + 1, before + SETS)
                .parallel()
                .mapToObj(seed -> Simulated.score(
                        Simulated.with(set.apply(seed), placements).withWearer(Wearer.ANYONE), seed))
                .toList();
        Map<String, DetectionScore> byWearer = new TreeMap<>();
        for (int i = 0; i < scores.size(); i++) {
            byWearer.put(String.format(Locale.ROOT, "%03d", i), scores.get(i).detection());
        }
        return new Row(
                exercise,
                sensors,
                scores.stream().reduce(SessionScore.NOTHING, SessionScore::plus),
                F1ByWearer.of(byWearer));
    }

    /** Down in 0.7 to 1.5 s, up in about as long. */
    static Scenario squats(long seed) {
        return squats(seed, 0.7, 1.5);
    }

    /** Down in 1.5 to 3 s, up in about as long. */
    static Scenario slowSquats(long seed) {
        return squats(seed, 1.5, 3);
    }

    static Scenario squats(long seed, double fastestSeconds, double slowestSeconds) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double down = fastestSeconds + (slowestSeconds - fastestSeconds) * random.nextDouble();
            Squats squat = Squats.good(1)
                    .withDepthPerStature(0.15 + 0.15 * random.nextDouble())
                    .withPace(new Pace(
                            down,
                            random.nextDouble(),
                            down * (0.8 + 0.4 * random.nextDouble()),
                            1.2 * random.nextDouble()));
            switch (random.nextInt(4)) {
                case 0 -> squat = squat.withTuckDeg(5 + 20 * random.nextDouble());
                case 1 -> squat = squat.withRoundingDeg(10 + 20 * random.nextDouble());
                default -> {}
            }
            steps.add(squat);
        }
        return set("squat", steps);
    }

    /** Those of the library, in which three of eight round the back. */
    static Scenario hinges(long seed) {
        Scenario library = ScenarioLibrary.find("hip-hinge").orElseThrow();
        return set(
                "hip-hinge",
                library.steps().stream().filter(step -> step instanceof Hinges).toList());
    }

    static Scenario plank(long seed) {
        return plank(seed, Plank.FaultKind.HUNCH, Plank.FaultKind.SAG);
    }

    /** One in which the hips go up or down with a flat back too. */
    static Scenario plankWithHips(long seed) {
        return plank(seed, Plank.FaultKind.values());
    }

    private static Scenario plank(long seed, Plank.FaultKind... kinds) {
        Random random = new Random(seed);
        List<Plank.Fault> faults = new ArrayList<>();
        double at = 8 + 3 * random.nextDouble();
        for (int i = 0; i < 3; i++) {
            Plank.FaultKind kind = kinds[random.nextInt(kinds.length)];
            Plank.Fault fault = new Plank.Fault(
                    kind,
                    at,
                    3 + 17 * random.nextDouble(),
                    0.8 + 4 * random.nextDouble(),
                    2 + 3 * random.nextDouble(),
                    0.8 + random.nextDouble());
            faults.add(fault);
            at = fault.endSeconds() + 8;
        }
        return set("plank", List.of(new Step.GetDown(6), new Plank(at, faults), new Step.GetUp(5)));
    }

    static Scenario set(String exercise, List<? extends Step> done) {
        List<Step> steps = new ArrayList<>(
                List.of(new Step.Stand(4), new Step.Bow(45, 4), new Step.Stand(1.5), new Step.StartExercise(exercise)));
        steps.addAll(done);
        steps.add(new Step.Stand(2));
        return Scenario.of(exercise, steps);
    }

    static SessionScore of(List<Row> rows, String exercise, String sensors) {
        return rows.stream()
                .filter(row -> row.exercise().equals(exercise) && row.sensors().equals(sensors))
                .findFirst()
                .orElseThrow()
                .score();
    }

    /** The share of tucks that were alerted. */
    static double tuckRecall(SessionScore score) {
        long hits = score.matching().hits().stream()
                .filter(hit -> hit.crossing().pattern().equals("pelvic-tuck"))
                .count();
        long missed = score.matching().missed().stream()
                .filter(due -> due.foremost().pattern().equals("pelvic-tuck"))
                .count();
        return (double) hits / (hits + missed);
    }

    static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder(
                "| exercise | sensors | due | either way | precision (95 %) | recall (95 %) |"
                        + " F1 (95 % by wearer) | latency p50 / p95, ms | false alarms |\n|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            DetectionScore detection = row.score().detection();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d (%.0f %%) | %s | %s | %.3f (%.2f–%.2f) | %.0f / %.0f | %d |%n",
                    row.exercise(),
                    row.sensors(),
                    detection.due(),
                    detection.excluded(),
                    100 * detection.excludedShare(),
                    interval(detection.exactPrecision()),
                    interval(detection.exactRecall()),
                    detection.f1(),
                    row.f1().lower(),
                    row.f1().upper(),
                    row.score().latency().percentileMs(50),
                    row.score().latency().percentileMs(95),
                    detection.falseAlarms()));
        }
        return text.toString();
    }

    private static String interval(ExactShare share) {
        return String.format(Locale.ROOT, "%.3f (%.2f–%.2f)", share.value(), share.lower(), share.upper());
    }

    /** Counting, the classes of repetitions, and the lumbar angle. */
    static String repetitionTable(List<Row> rows) {
        StringBuilder text = new StringBuilder("| exercise | sensors | sets counted exactly | within 1 |"
                + " starts and ends, ms | ok or by fault: macro-F1 | lumbar angle: RMSE | bias | 95 % within | at most |\n"
                + "|---|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            SessionScore score = row.score();
            boolean counted = score.repetitions().sets() > 0;
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %s |%n",
                    row.exercise(),
                    row.sensors(),
                    exact(score),
                    counted ? Integer.toString(score.repetitions().setsWithinOne()) : "–",
                    counted
                            ? String.format(
                                    Locale.ROOT, "%.0f", score.repetitions().boundaryMeanMs())
                            : "–",
                    score.classes().pairs().isEmpty()
                            ? "–"
                            : String.format(
                                    Locale.ROOT,
                                    "%.3f of %d",
                                    score.classes().macroF1(),
                                    score.classes().pairs().size()),
                    score.angles().count() == 0
                            ? "– | – | – | –"
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f° | %+.2f° | %.2f° | %.2f°",
                                    score.angles().rmseDeg(),
                                    score.angles().biasDeg(),
                                    score.angles().p95Deg(),
                                    score.angles().maxDeg())));
        }
        return text.toString();
    }

    private static String exact(SessionScore score) {
        return score.repetitions().sets() == 0
                ? "–"
                : score.repetitions().exactSets() + " of " + score.repetitions().sets();
    }
}

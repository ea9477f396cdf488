package io.plumbline.gateway.validation;

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
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Random sets with faults, each by another wearer with sensors mounted in any way, scored together. */
final class RandomSets {

    private static final int SETS = 20;

    /** All sets of one exercise with the same sensors. */
    record Row(String exercise, String sensors, SessionScore score) {
        /** Two sensors, or one rightly placed. */
        double aimedF1() {
            return sensors.contains("+") ? 0.95 : 0.85;
        }
    }

    private RandomSets() {}

    static List<Row> measure() {
        return List.of(
                row("squat", "sacrum + t12", RandomSets::squats, Placement.SACRUM, Placement.T12),
                row("squat", "sacrum", RandomSets::squats, Placement.SACRUM),
                row("squat, slow", "sacrum + t12", RandomSets::slowSquats, Placement.SACRUM, Placement.T12),
                row("squat, slow", "sacrum", RandomSets::slowSquats, Placement.SACRUM),
                row("hip-hinge", "sacrum + t12", RandomSets::hinges, Placement.SACRUM, Placement.T12),
                row("plank", "sacrum + t12", RandomSets::plank, Placement.SACRUM, Placement.T12),
                row("plank", "t12", RandomSets::plank, Placement.T12));
    }

    private static Row row(String exercise, String sensors, LongFunction<Scenario> set, Placement... placements) {
        SessionScore score = LongStream.rangeClosed(1, SETS)
                .parallel()
                .mapToObj(seed -> Simulated.score(
                        Simulated.with(set.apply(seed), placements).withWearer(Wearer.ANYONE), seed))
                .toList()
                .stream()
                .reduce(SessionScore.NOTHING, SessionScore::plus);
        return new Row(exercise, sensors, score);
    }

    /** Down in 0.7 to 1.5 s, up in about as long. */
    private static Scenario squats(long seed) {
        return squats(seed, 0.7, 1.5);
    }

    /** Down in 1.5 to 3 s, up in about as long. */
    private static Scenario slowSquats(long seed) {
        return squats(seed, 1.5, 3);
    }

    private static Scenario squats(long seed, double fastestSeconds, double slowestSeconds) {
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
    private static Scenario hinges(long seed) {
        Scenario library = ScenarioLibrary.find("hip-hinge").orElseThrow();
        return set(
                "hip-hinge",
                library.steps().stream().filter(step -> step instanceof Hinges).toList());
    }

    private static Scenario plank(long seed) {
        Random random = new Random(seed);
        List<Plank.Fault> faults = new ArrayList<>();
        double at = 8 + 3 * random.nextDouble();
        for (int i = 0; i < 3; i++) {
            boolean sag = random.nextBoolean();
            Plank.Fault fault = new Plank.Fault(
                    sag ? Plank.FaultKind.SAG : Plank.FaultKind.HUNCH,
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

    private static Scenario set(String exercise, List<? extends Step> done) {
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
        StringBuilder text =
                new StringBuilder("| exercise | sensors | sets | due | either way | precision | recall | F1 |"
                        + " latency p50 / p95, ms | false alarms | sets counted exactly | starts and ends, ms | lumbar angle RMSE |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            SessionScore score = row.score();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d (%.0f %%) | %.3f | %.3f | %.3f | %.0f / %.0f | %d | %s | %s | %s |%n",
                    row.exercise(),
                    row.sensors(),
                    SETS,
                    score.detection().due(),
                    score.detection().excluded(),
                    100 * score.detection().excludedShare(),
                    score.detection().precision(),
                    score.detection().recall(),
                    score.detection().f1(),
                    score.latency().percentileMs(50),
                    score.latency().percentileMs(95),
                    score.detection().falseAlarms(),
                    exact(score),
                    score.repetitions().sets() == 0
                            ? "–"
                            : String.format(
                                    Locale.ROOT, "%.0f", score.repetitions().boundaryMeanMs()),
                    score.angles().count() == 0
                            ? "–"
                            : String.format(Locale.ROOT, "%.2f°", score.angles().rmseDeg())));
        }
        return text.toString();
    }

    private static String exact(SessionScore score) {
        return score.repetitions().sets() == 0
                ? "–"
                : score.repetitions().exactSets() + " of " + score.repetitions().sets();
    }
}

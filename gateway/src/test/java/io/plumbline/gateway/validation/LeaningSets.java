package io.plumbline.gateway.validation;

import io.plumbline.analytics.evaluation.SessionScore;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.Wearer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The random sets of wearers who lean ten degrees to the side at work: how wrong the lumbar angle is then. */
final class LeaningSets {

    private static final double LEAN_DEG = 10;

    /** Seeds on which nothing was made or tuned. */
    private static final long FIRST_SEED = 501;

    private static final long LAST_SEED = 520;

    /** The sets of one exercise and one way to lean. */
    record Row(String exercise, String leaning, SessionScore score) {}

    private LeaningSets() {}

    static List<Row> measure() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(ofExercise("squat", RandomSets::squats));
        rows.addAll(ofExercise("plank", RandomSets::plank));
        return List.copyOf(rows);
    }

    private static List<Row> ofExercise(String exercise, LongFunction<Scenario> set) {
        return List.of(
                row(exercise, "upright", set, Wearer.ANYONE),
                row(exercise, "the whole trunk rolled", set, Wearer.ANYONE.leaning(LEAN_DEG, 0)),
                row(exercise, "the lumbar spine bent sideways", set, Wearer.ANYONE.leaning(0, LEAN_DEG)),
                row(exercise, "both", set, Wearer.ANYONE.leaning(LEAN_DEG, LEAN_DEG)));
    }

    private static Row row(String exercise, String leaning, LongFunction<Scenario> set, Wearer wearer) {
        SessionScore score = LongStream.rangeClosed(FIRST_SEED, LAST_SEED)
                .parallel()
                .mapToObj(seed -> Simulated.score(
                        Simulated.with(set.apply(seed), Placement.SACRUM, Placement.T12)
                                .withWearer(wearer),
                        seed))
                .reduce(SessionScore.NOTHING, SessionScore::plus);
        return new Row(exercise, leaning, score);
    }

    /** Of those who lean, the worst. */
    static double worstRmseDeg(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.leaning().equals("upright"))
                .mapToDouble(row -> row.score().angles().rmseDeg())
                .max()
                .orElseThrow();
    }

    static String table(List<Row> rows) {
        StringBuilder text =
                new StringBuilder("| exercise | 10° to the right | lumbar angle: RMSE | bias | 95 % within |"
                        + " at most | F1 | false alarms |\n|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            SessionScore score = row.score();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f° | %+.2f° | %.2f° | %.2f° | %.3f | %d |%n",
                    row.exercise(),
                    row.leaning(),
                    score.angles().rmseDeg(),
                    score.angles().biasDeg(),
                    score.angles().p95Deg(),
                    score.angles().maxDeg(),
                    score.detection().f1(),
                    score.detection().falseAlarms()));
        }
        return text.toString();
    }
}

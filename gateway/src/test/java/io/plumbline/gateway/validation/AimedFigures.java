package io.plumbline.gateway.validation;

import io.plumbline.analytics.evaluation.SessionScore;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The figures that Plumbline set out to reach, and what it reaches, in one table. */
final class AimedFigures {

    private static final String SPEED = "[benchmarks.md](benchmarks.md)";

    private final StringBuilder text =
            new StringBuilder("| what | to reach | ours | measured by | |\n|---|---|---|---|---|\n");

    private AimedFigures() {}

    static String table(ValidationPage page) {
        AimedFigures figures = new AimedFigures();
        figures.orientation(page.trials());
        figures.elsewhere("orientation filter, time of an update", "≤ 0.75 × VQF's, 0 bytes");
        figures.elsewhere("filter, angles and detectors, streams of 100 Hz a core", "≥ 30 000");
        figures.elsewhere("an hour of 100 Hz analysed again", "≤ 0.15 s warm, ≤ 0.5 s as a process");
        figures.detection(page.simulated());
        figures.counts(page);
        return figures.text.toString();
    }

    private void orientation(List<BroadInclination.Trial> trials) {
        row(
                "BROAD, mean inclination RMSE at 285.7 Hz",
                "≤ 0.765°",
                "%.3f°",
                BroadInclination.meanFullRateDeg(trials),
                0.765);
        row("… at 95.2 Hz", "≤ 0.79°", "%.3f°", BroadInclination.meanThirdRateDeg(trials), 0.79);
        double worst = trials.stream()
                .mapToDouble(trial -> Math.max(
                        trial.fullRateDeg() / trial.vqfFullRateDeg(), trial.thirdRateDeg() / trial.vqfThirdRateDeg()))
                .max()
                .orElseThrow();
        row("… the worst trial, as a multiple of VQF's", "≤ 1.05", "%.2f", worst, 1.05);
    }

    private void detection(SimulatedReport simulated) {
        List<RandomSets.Row> sets = simulated.sets();
        double rmse = sets.stream()
                .filter(row -> row.score().angles().count() > 0)
                .mapToDouble(row -> row.score().angles().rmseDeg())
                .max()
                .orElseThrow();
        row("two sensors, lumbar angle RMSE, worst exercise", "≤ 1.5°", "%.2f°", rmse, 1.5);
        row(
                "… with 10° of roll or side bend, or both",
                "≤ 2.5°",
                "%.2f°",
                LeaningSets.worstRmseDeg(simulated.leaning()),
                2.5);
        RandomSets.Row two = worst(sets, true);
        RandomSets.Row one = worst(sets, false);
        least(
                "F1, two sensors; worst: " + two.exercise(),
                "≥ 0.95",
                two.score().detection().f1(),
                0.95);
        least(
                "F1, one sensor; worst: " + one.exercise(),
                "≥ 0.85",
                one.score().detection().f1(),
                0.85);
        double correct = simulated.rate(simulated.hours().size() - 1).perHour();
        row("false alarms an hour of correct exercise", "≤ 0.5", "%.2f", correct, 0.5);
        row(
                "false alarms an hour of daily life",
                "≤ 0.2",
                "%.2f",
                simulated.rate(0).perHour(),
                0.2);
        double late = sets.stream()
                .mapToDouble(row ->
                        row.score().latency().percentileMs(95) - (row.exercise().startsWith("plank") ? 1000 : 150))
                .max()
                .orElseThrow();
        row("latency p95 beyond the dwell, worst exercise", "≤ 120 ms", "%.0f ms", late, 120);
    }

    private static RandomSets.Row worst(List<RandomSets.Row> sets, boolean two) {
        return sets.stream()
                .filter(row -> row.sensors().contains("+") == two)
                .min(Comparator.comparingDouble(row -> row.score().detection().f1()))
                .orElseThrow();
    }

    private void counts(ValidationPage page) {
        SessionScore all = page.simulated().sets().stream()
                .map(RandomSets.Row::score)
                .reduce(SessionScore.NOTHING, SessionScore::plus);
        double simulated =
                (double) all.repetitions().exactSets() / all.repetitions().sets();
        double real = (double) WaistSquats.exact(page.squats()) / page.squats().size();
        least("sets counted exactly, simulated", "≥ 0.99", simulated, 0.99);
        least("sets counted exactly, real", "≥ 0.90", real, 0.9);
    }

    private void row(String what, String aim, String form, double value, double most) {
        line(
                what,
                aim,
                String.format(Locale.ROOT, form, value),
                "this page",
                value <= most ? "reached" : "**not reached**");
    }

    private void least(String what, String aim, double value, double least) {
        String ours = String.format(Locale.ROOT, "%.3f", value);
        line(what, aim, ours, "this page", value >= least ? "reached" : "**not reached**");
    }

    private void elsewhere(String what, String aim) {
        line(what, aim, "see there", SPEED, "–");
    }

    private void line(String what, String aim, String ours, String by, String verdict) {
        text.append("| ")
                .append(String.join(" | ", what, aim, ours, by, verdict))
                .append(" |\n");
    }
}

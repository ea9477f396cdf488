package io.plumbline.gateway.validation;

import io.plumbline.analytics.evaluation.FalseAlarmRate;
import io.plumbline.analytics.evaluation.SessionScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The simulated half of docs/validation.md. */
record SimulatedReport(
        List<ScenarioTable.Row> scenarios,
        List<RandomSets.Row> sets,
        List<LeaningSets.Row> leaning,
        List<FailingForms.Row> failing,
        List<FalseAlarmHours.Row> hours) {

    private static final String TWO = "sacrum + t12";

    static SimulatedReport measure(Path folder) throws IOException {
        return new SimulatedReport(
                ScenarioTable.measure(folder),
                RandomSets.measure(),
                LeaningSets.measure(),
                FailingForms.measure(),
                FalseAlarmHours.measure());
    }

    /** What is aimed at, and what is reached. */
    String reached() {
        StringBuilder text = new StringBuilder("| figure | to reach | reached | |\n|---|---|---|---|\n");
        for (RandomSets.Row row : sets) {
            atLeast(
                    text,
                    "F1, " + row.exercise() + ", " + row.sensors(),
                    row.aimedF1(),
                    row.score().detection().f1());
        }
        for (RandomSets.Row row : sets) {
            String what = "latency p95, " + row.exercise() + ", " + row.sensors() + ", ms";
            double dwellMs = row.exercise().startsWith("plank") ? 1000 : 150;
            atMost(text, what, "%.0f", dwellMs + 120, row.score().latency().percentileMs(95));
        }
        for (RandomSets.Row row : sets) {
            if (row.sensors().equals(TWO)) {
                double rmseDeg = row.score().angles().rmseDeg();
                atMost(text, "lumbar angle RMSE, " + row.exercise() + ", °", "%.2f", 1.5, rmseDeg);
            }
        }
        for (RandomSets.Row row : sets) {
            double share = 100 * row.score().detection().excludedShare();
            atMost(text, "counting neither way, " + row.exercise() + ", " + row.sensors() + ", %", "%.0f", 15, share);
        }
        SessionScore counted =
                sets.stream().map(RandomSets.Row::score).reduce(SessionScore.NOTHING, SessionScore::plus);
        atLeast(
                text,
                "share of sets counted exactly",
                0.99,
                (double) counted.repetitions().exactSets()
                        / counted.repetitions().sets());
        atMost(
                text,
                "starts and ends of repetitions, mean error, ms",
                "%.0f",
                80,
                counted.repetitions().boundaryMeanMs());
        return text.toString();
    }

    FalseAlarmRate rate(int row) {
        return hours.get(row).rate();
    }

    /** Real and simulated data side by side, where there are both. */
    String besideReal(List<WaistSquats.SquatSet> real) {
        List<WaistSquats.SquatSet> winks = WaistSquats.byKind(real).getOrDefault("butt wink", List.of());
        int repetitions = winks.size() * WaistSquats.TRUE_REPETITIONS;
        SessionScore sacrum = RandomSets.of(sets, "squat", "sacrum");
        return String.format(
                Locale.ROOT,
                "| squats, one sensor on the pelvis | real | simulated |%n|---|---|---|%n"
                        + "| sets counted exactly | %d of %d (%.0f %%) | %d of %d (%.0f %%) |%n"
                        + "| tucks alerted | %d of %d acted (%.0f %%) | %.0f %% of the tucks that the truth tells |%n",
                WaistSquats.exact(real),
                real.size(),
                100.0 * WaistSquats.exact(real) / real.size(),
                sacrum.repetitions().exactSets(),
                sacrum.repetitions().sets(),
                100.0 * sacrum.repetitions().exactSets() / sacrum.repetitions().sets(),
                WaistSquats.alerted(winks),
                repetitions,
                100.0 * WaistSquats.alerted(winks) / repetitions,
                100 * RandomSets.tuckRecall(sacrum));
    }

    private static void atLeast(StringBuilder text, String what, double bound, double value) {
        text.append(String.format(
                Locale.ROOT,
                "| %s | ≥ %.2f | %.3f | %s |%n",
                what,
                bound,
                value,
                value >= bound ? "reached" : "**not reached**"));
    }

    private static void atMost(StringBuilder text, String what, String form, double bound, double value) {
        text.append(String.format(
                Locale.ROOT,
                "| %s | ≤ " + form + " | " + form + " | %s |%n",
                what,
                bound,
                value,
                value <= bound ? "reached" : "**not reached**"));
    }
}

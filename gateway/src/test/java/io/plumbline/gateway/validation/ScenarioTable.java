package io.plumbline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every scenario of the library, simulated with seed 1 and evaluated by the program's own commands. */
final class ScenarioTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One scenario with some sensors, and what {@code evaluate} said of it. */
    record Row(String name, String description, String sensors, boolean ownSensors, JsonNode score) {}

    private ScenarioTable() {}

    static List<Row> measure(Path folder) throws IOException {
        return InParallel.each(ScenarioLibrary.all(), scenario -> rows(scenario, folder)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> rows(Scenario scenario, Path folder) throws IOException {
        List<Row> rows = new ArrayList<>();
        Path file = folder.resolve(scenario.name() + ".csv");
        Program.run("simulate", scenario.name(), "--output", file.toString());
        rows.add(row(scenario, file, true));
        for (Placement alone : List.of(Placement.SACRUM, Placement.T12)) {
            if (scenario.sensors().size() == 2 && scenario.name().startsWith(supported(alone))) {
                Scenario one = Simulated.with(scenario, alone);
                Simulated.write(one, 1, file);
                rows.add(row(one, file, false));
            }
        }
        return rows;
    }

    /** What is judged with one sensor there. */
    private static String supported(Placement alone) {
        return alone == Placement.SACRUM ? "squats" : "plank";
    }

    private static Row row(Scenario scenario, Path file, boolean own) throws IOException {
        String sensors = scenario.sensors().stream()
                .map(worn -> worn.settings().placement().word())
                .collect(Collectors.joining(" + "));
        JsonNode score = JSON.readTree(Program.run("evaluate", file.toString(), "--format", "jsonl"));
        return new Row(scenario.name(), scenario.description(), sensors, own, score);
    }

    static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder("| scenario | what it is | sensors | precision | recall | F1 |"
                + " latency p50 / p95, ms | false alarms | repetitions counted (true) | unjudgeable told | as expected |\n"
                + "|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            JsonNode score = row.score();
            JsonNode repetitions = score.path("repetitions");
            JsonNode unjudgeable = score.path("unjudgeable");
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %s | %d | %s | %s | %s |%n",
                    row.name(),
                    row.ownSensors() ? row.description() : "the same",
                    row.sensors(),
                    share(score, "precision"),
                    share(score, "recall"),
                    share(score, "f1"),
                    score.has("latency_p50_ms")
                            ? score.get("latency_p50_ms").asLong() + " / "
                                    + score.get("latency_p95_ms").asLong()
                            : "–",
                    score.get("false_alarms").asInt(),
                    repetitions.isMissingNode()
                            ? "–"
                            : repetitions.get("counted").asInt() + " ("
                                    + repetitions.get("true").asInt() + ")",
                    unjudgeable.path("stretches").asInt() == 0
                            ? "–"
                            : unjudgeable.get("told").asInt() + " of "
                                    + unjudgeable.get("stretches").asInt(),
                    expected(row)));
        }
        return text.toString();
    }

    /** What is said to be expected holds for the scenario's own sensors only. */
    private static String expected(Row row) {
        if (!row.ownSensors() || !row.score().has("expected")) {
            return "–";
        }
        if (row.score().get("expected").asBoolean()) {
            return "yes";
        }
        List<String> differences = new ArrayList<>();
        row.score().get("not_as_expected").forEach(one -> differences.add(one.asText()));
        return "no: " + String.join("; ", differences);
    }

    private static String share(JsonNode score, String key) {
        return score.has(key)
                ? String.format(Locale.ROOT, "%.2f", score.get(key).asDouble())
                : "–";
    }
}

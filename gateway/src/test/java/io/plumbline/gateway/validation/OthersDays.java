package io.plumbline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.analytics.evaluation.FalseAlarmRate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What people did who did no exercise, replayed with each exercise running: every alert is taken for false, since nobody
 * told these people to round their backs, and nobody measured whether they did.
 */
final class OthersDays {

    private static final double SECONDS_AN_HOUR = 3600;

    /** One recording. */
    private record Recording(String name, String sensors, Path file) {}

    /**
     * One recording with one exercise running.
     *
     * @param alerts raised, by pattern
     * @param reason why most of the rest was not judged; empty: all was
     */
    record Row(
            String name,
            String sensors,
            String exercise,
            Map<String, Integer> alerts,
            int counted,
            double judgedSeconds,
            double seconds,
            String reason) {

        FalseAlarmRate rate() {
            return new FalseAlarmRate(
                    alerts.values().stream().mapToInt(count -> count).sum(), seconds / SECONDS_AN_HOUR);
        }
    }

    private OthersDays() {}

    static List<Row> measure(Path folder) throws IOException {
        List<Recording> all = recordings(folder);
        List<String> exercises = List.of("squat", "hip-hinge", "plank", "daily");
        List<Integer> each =
                IntStream.range(0, all.size() * exercises.size()).boxed().toList();
        return InParallel.each(each, i -> row(all.get(i / exercises.size()), exercises.get(i % exercises.size())));
    }

    private static List<Recording> recordings(Path folder) throws IOException {
        Path qmt = folder.resolve("qmt-two.csv");
        ImportedTable.write(
                RecordedData.require("lower-back-qmt/full_body_example.csv.gz"),
                qmt,
                100,
                "t",
                List.of(
                        new ImportedTable.Sensor("sacrum", "up,left,back", "hip_", "mps2", "radps"),
                        new ImportedTable.Sensor("t12", "up,left,back", "upper_back_", "mps2", "radps")));
        Path torso = folder.resolve("torso.csv");
        List<String> words = new ArrayList<>(List.of(
                "import",
                RecordedData.require("torso-daily/part4dev3.csv.gz").toString(),
                "--output",
                torso.toString()));
        words.addAll(List.of("--rate", "33", "--placement", "t12", "--mount", "left,up,front"));
        List<String> roles = List.of("ax", "ay", "az", "gx", "gy", "gz");
        for (int i = 0; i < roles.size(); i++) {
            words.addAll(List.of("--column", roles.get(i) + "=" + (i + 2) + (i < 3 ? ":mps2" : ":dps")));
        }
        Program.run(words.toArray(new String[0]));
        return List.of(
                new Recording("sit, stand, walk (qmt)", "hip, upper back as sacrum + t12", qmt),
                new Recording("daily activities (FORTH-TRACE)", "torso as t12", torso));
    }

    private static Row row(Recording recording, String exercise) throws IOException {
        Map<String, Integer> alerts = new TreeMap<>();
        int counted = 0;
        double judged = 0;
        double seconds = 0;
        NotJudgedSeconds reasons = new NotJudgedSeconds();
        for (JsonNode event : Program.replay(recording.file().toString(), "--exercise", exercise)) {
            reasons.accept(event);
            switch (event.get("type").asText()) {
                case "alert" -> {
                    if (event.get("state").asText().equals("raised")) {
                        alerts.merge(event.get("pattern").asText(), 1, Integer::sum);
                    }
                }
                case "repetition" -> counted += event.get("complete").asBoolean() ? 1 : 0;
                case "summary" -> {
                    judged = event.get("judged_s").asDouble();
                    seconds = judged + event.get("not_judged_s").asDouble();
                }
                default -> {}
            }
        }
        return new Row(
                recording.name(), recording.sensors(), exercise, alerts, counted, judged, seconds, reasons.foremost());
    }

    static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder("| what was done | sensors | exercise running | minutes | judged |"
                + " counted | alerts | an hour (95 % interval) |\n|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            FalseAlarmRate rate = row.rate();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.1f | %.0f %%%s | %d | %s | %.1f (%.1f–%.1f) |%n",
                    row.name(),
                    row.sensors(),
                    row.exercise(),
                    row.seconds() / 60,
                    100 * row.judgedSeconds() / row.seconds(),
                    row.reason().isEmpty() ? "" : ", else " + row.reason(),
                    row.counted(),
                    row.alerts().isEmpty() ? "0" : words(row.alerts()),
                    rate.perHour(),
                    rate.lowerPerHour(),
                    rate.upperPerHour()));
        }
        return text.toString();
    }

    static String words(Map<String, Integer> alerts) {
        List<String> words = new ArrayList<>();
        alerts.forEach((pattern, count) -> words.add(pattern + " " + count));
        return String.join(", ", words);
    }
}

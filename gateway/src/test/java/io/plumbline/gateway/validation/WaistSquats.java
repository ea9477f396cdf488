package io.plumbline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Squats of several people with a sensor on the waist, five instructed ways, ten repetitions a file: imported and
 * replayed. The class is what the person was told to do; nobody measured the spine.
 */
final class WaistSquats {

    static final int TRUE_REPETITIONS = 10;

    private static final Pattern NAME = Pattern.compile("class(\\d)_(.+)_subject(\\d+)_set(\\d+)\\.csv\\.gz");

    /** What was found in one file. */
    record SquatSet(
            String kind,
            String subject,
            int counted,
            int cutOff,
            int alerted,
            double judgedSeconds,
            double notJudgedSeconds) {}

    private WaistSquats() {}

    static List<SquatSet> measure(Path workFolder) throws IOException {
        List<SquatSet> sets = new ArrayList<>();
        for (Path file : RecordedData.files("waist-squats", ".csv.gz")) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                sets.add(measure(file, name, workFolder.resolve("squats.csv")));
            }
        }
        return sets;
    }

    private static SquatSet measure(Path file, Matcher name, Path recording) throws IOException {
        List<String> words = new ArrayList<>(List.of("import", file.toString(), "--output", recording.toString()));
        words.addAll(List.of("--rate", "110", "--mount", "down,left,front", "--placement", "l5"));
        words.addAll(List.of("--exercise", "squat", "--column", "t=millis:ms"));
        for (String axis : List.of("ax", "ay", "az", "gx", "gy", "gz")) {
            words.addAll(List.of("--column", axis + "=s0_" + axis));
        }
        Program.run(words.toArray(new String[0]));
        int counted = 0;
        int cutOff = 0;
        TreeMap<Integer, Integer> alerts = new TreeMap<>();
        double judged = 0;
        double notJudged = 0;
        for (JsonNode event : Program.replay(recording.toString())) {
            switch (event.get("type").asText()) {
                case "repetition" -> {
                    counted += event.get("complete").asBoolean() ? 1 : 0;
                    cutOff += event.get("complete").asBoolean() ? 0 : 1;
                }
                case "alert" -> {
                    if (event.get("state").asText().equals("raised")) {
                        alerts.merge(event.path("repetition").asInt(0), 1, Integer::sum);
                    }
                }
                case "summary" -> {
                    judged = event.get("judged_s").asDouble();
                    notJudged = event.get("not_judged_s").asDouble();
                }
                default -> {}
            }
        }
        return new SquatSet(
                name.group(2).replace('_', ' '), name.group(3), counted, cutOff, alerts.size(), judged, notJudged);
    }

    /** The sets by class, in order of the classes' numbers, which is that of the files. */
    static Map<String, List<SquatSet>> byKind(List<SquatSet> sets) {
        Map<String, List<SquatSet>> byKind = new java.util.LinkedHashMap<>();
        for (SquatSet set : sets) {
            byKind.computeIfAbsent(set.kind(), kind -> new ArrayList<>()).add(set);
        }
        return byKind;
    }

    static long exact(List<SquatSet> sets) {
        return sets.stream().filter(set -> set.counted() == TRUE_REPETITIONS).count();
    }

    static int alerted(List<SquatSet> sets) {
        return sets.stream().mapToInt(SquatSet::alerted).sum();
    }

    static double judgedShare(List<SquatSet> sets) {
        double judged = sets.stream().mapToDouble(SquatSet::judgedSeconds).sum();
        double notJudged = sets.stream().mapToDouble(SquatSet::notJudgedSeconds).sum();
        return judged / (judged + notJudged);
    }

    static String table(List<SquatSet> sets) {
        StringBuilder text = new StringBuilder("| instructed | sets | count exact | repetitions counted (true) |"
                + " with a flexion alert | by person | share of time judged |\n|---|---|---|---|---|---|---|\n");
        byKind(sets)
                .forEach((kind, of) -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %d (%d) | %d (%.0f %%) | %s | %.0f %% |%n",
                        kind,
                        of.size(),
                        exact(of),
                        of.stream().mapToInt(SquatSet::counted).sum(),
                        of.size() * TRUE_REPETITIONS,
                        alerted(of),
                        100.0 * alerted(of) / (of.size() * TRUE_REPETITIONS),
                        byPerson(of),
                        100 * judgedShare(of))));
        return text.toString();
    }

    private static String byPerson(List<SquatSet> sets) {
        Map<String, int[]> people = new TreeMap<>();
        for (SquatSet set : sets) {
            int[] sum = people.computeIfAbsent(set.subject(), person -> new int[2]);
            sum[0] += set.alerted();
            sum[1] += TRUE_REPETITIONS;
        }
        List<String> words = new ArrayList<>();
        people.forEach((person, sum) -> words.add(person + ": " + sum[0] + "/" + sum[1]));
        return String.join(", ", words);
    }
}

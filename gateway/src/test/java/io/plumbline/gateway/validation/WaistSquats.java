package io.plumbline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Squats of several people with a sensor on the waist, five instructed ways, ten repetitions a file: imported and
 * replayed. The class is what the person was told to do; nobody measured the spine.
 */
final class WaistSquats {

    static final int TRUE_REPETITIONS = 10;

    private static final Pattern NAME = Pattern.compile("class(\\d)_(.+)_subject(\\d+)_set(\\d+)\\.csv\\.gz");

    /**
     * What was found in one file.
     *
     * @param alerted repetitions with a flexion alert
     * @param turnsDeg how far the pelvis turned in each counted repetition, degrees
     */
    record SquatSet(
            String kind,
            String subject,
            int counted,
            int cutOff,
            int alerted,
            List<Double> turnsDeg,
            double judgedSeconds,
            double notJudgedSeconds) {}

    private WaistSquats() {}

    static List<SquatSet> measure(Path workFolder) throws IOException {
        List<Path> files = RecordedData.files("waist-squats", ".csv.gz").stream()
                .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                .toList();
        return InParallel.each(files, file -> {
            String name = file.getFileName().toString();
            Matcher parts = NAME.matcher(name);
            if (!parts.matches()) {
                throw new IllegalStateException(name);
            }
            return measure(file, parts, workFolder.resolve(name.replace(".gz", "")));
        });
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
        List<Double> turns = new ArrayList<>();
        TreeMap<Integer, Integer> alerts = new TreeMap<>();
        double judged = 0;
        double notJudged = 0;
        for (JsonNode event : Program.replay(recording.toString())) {
            switch (event.get("type").asText()) {
                case "repetition" -> {
                    counted += event.get("complete").asBoolean() ? 1 : 0;
                    if (event.get("complete").asBoolean()) {
                        turns.add(event.get("range_deg").asDouble());
                    }
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
                name.group(2).replace('_', ' '),
                name.group(3),
                counted,
                cutOff,
                alerts.size(),
                turns,
                judged,
                notJudged);
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
        StringBuilder text = new StringBuilder(
                "| instructed | sets | count exact | repetitions counted (true) |"
                        + " with a flexion alert | by person |"
                        + " the pelvis turns by, median by person | share of time judged |\n|---|---|---|---|---|---|---|---|\n");
        byKind(sets)
                .forEach((kind, of) -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %s | %d (%d) | %d (%.0f %%) | %s | %s | %.0f %% |%n",
                        kind,
                        of.size(),
                        exact(of) + " (" + exactByPerson(of) + ")",
                        of.stream().mapToInt(SquatSet::counted).sum(),
                        of.size() * TRUE_REPETITIONS,
                        alerted(of),
                        100.0 * alerted(of) / (of.size() * TRUE_REPETITIONS),
                        byPerson(of),
                        turnByPerson(of),
                        100 * judgedShare(of))));
        return text.toString();
    }

    private static String exactByPerson(List<SquatSet> sets) {
        return ofPeople(sets, its -> exact(its) + "/" + its.size());
    }

    private static String turnByPerson(List<SquatSet> sets) {
        return ofPeople(sets, its -> {
            List<Double> turns = its.stream()
                    .flatMap(set -> set.turnsDeg().stream())
                    .sorted()
                    .toList();
            return turns.isEmpty() ? "–" : String.format(Locale.ROOT, "%.0f°", turns.get(turns.size() / 2));
        });
    }

    private static String byPerson(List<SquatSet> sets) {
        return ofPeople(sets, its -> alerted(its) + "/" + its.size() * TRUE_REPETITIONS);
    }

    private static String ofPeople(List<SquatSet> sets, Function<List<SquatSet>, String> words) {
        Map<String, List<SquatSet>> people = new TreeMap<>();
        sets.forEach(set -> people.computeIfAbsent(set.subject(), person -> new ArrayList<>())
                .add(set));
        List<String> all = new ArrayList<>();
        people.forEach((person, its) -> all.add(person + ": " + words.apply(its)));
        return String.join(", ", all);
    }
}

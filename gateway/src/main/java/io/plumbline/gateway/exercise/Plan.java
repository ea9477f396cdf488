package io.plumbline.gateway.exercise;

import io.plumbline.analytics.session.Limits;
import io.plumbline.gateway.definition.Fields;
import io.plumbline.gateway.definition.InvalidDefinitionException;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a physiotherapist set for one wearer:
 *
 * <pre>{@code
 * wearer: anna
 * note: L5/S1; extension does her good.
 * range: {flexion_deg: 48}
 * exercises:
 *   squat:
 *     flexion: {amber_deg: 12, red_deg: 18}
 *     tuck: {amber_deg: 6, amber_dwell_s: 0.3}
 * }</pre>
 *
 * @param wearer the alias of the one it is for
 * @param note what else there is to say; null: nothing
 * @param limits what it sets
 */
public record Plan(String wearer, @Nullable String note, OwnLimits limits) {

    /**
     * Reads a plan.
     *
     * @param library the exercises that it may name
     * @throws InvalidDefinitionException if it is none, or names what there is not; the message says where
     * @throws IOException if it can't be read
     */
    public static Plan read(Path file, ExerciseLibrary library) throws IOException {
        return parse(ExerciseLibrary.text(file), file.toString(), library);
    }

    static Plan parse(String yaml, String source, ExerciseLibrary library) throws InvalidDefinitionException {
        Fields root = Fields.of(yaml, source).only("wearer", "note", "range", "exercises");
        String wearer = root.text("wearer");
        if (!wearer.matches("[a-z0-9_-]+")) {
            throw root.wrong("wearer", "must be an alias of a-z 0-9 _ -, was " + wearer);
        }
        double range =
                root.has("range") ? root.block("range").only("flexion_deg").degrees("flexion_deg") : Double.NaN;
        Map<String, Double> degrees = new TreeMap<>();
        Map<String, Double> dwells = new TreeMap<>();
        if (root.has("exercises")) {
            Fields exercises = root.block("exercises");
            for (String exercise : exercises.names()) {
                Set<String> known = limitNames(exercises, exercise, library);
                Fields limits = exercises.block(exercise).only(known.toArray(String[]::new));
                for (String name : limits.names()) {
                    limit(limits.block(name), exercise + "." + name, degrees, dwells);
                }
            }
        }
        if (degrees.isEmpty() && dwells.isEmpty() && Double.isNaN(range)) {
            throw new InvalidDefinitionException(source + ": sets nothing; a plan has 'range' or 'exercises'");
        }
        return new Plan(wearer, root.textOrNull("note"), new OwnLimits(degrees, dwells, range));
    }

    private static Set<String> limitNames(Fields exercises, String exercise, ExerciseLibrary library)
            throws InvalidDefinitionException {
        Vocabulary vocabulary = library.vocabulary();
        Set<String> names = new LinkedHashSet<>();
        library.find(exercise)
                .orElseThrow(() -> exercises.wrong(
                        exercise,
                        "is no exercise that there is. " + DidYouMean.sentence(exercise, vocabulary.exercises())))
                .rules()
                .forEach(rule -> names.add(rule.limitName()));
        return names;
    }

    private static void limit(Fields limit, String name, Map<String, Double> degrees, Map<String, Double> dwells)
            throws InvalidDefinitionException {
        limit.only("amber_deg", "red_deg", "amber_dwell_s", "red_dwell_s");
        if (limit.names().isEmpty()) {
            throw limit.wrong(new IllegalArgumentException("sets nothing; e.g. {amber_deg: 12}"));
        }
        if (limit.has("amber_deg")) {
            degrees.put(name, limit.degrees("amber_deg"));
        }
        if (limit.has("red_deg")) {
            double red = limit.degrees("red_deg");
            double amber = degrees.getOrDefault(name, 0.0);
            if (red < amber) {
                throw limit.wrong("red_deg", "must be at least amber_deg, " + amber + ", was " + red);
            }
            degrees.put(name + Limits.RED, red);
        }
        for (String key : List.of("amber_dwell_s", "red_dwell_s")) {
            if (limit.has(key)) {
                dwells.put(name + (key.startsWith("red") ? Limits.RED : ""), limit.seconds(key, 0));
            }
        }
    }
}

package io.plumbline.gateway.words;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of things that there are; a name of nothing is refused with the one that was meant. */
public final class Vocabulary {

    /** What the format of recordings names, whether or not an exercise has it. */
    private static final List<String> LIMITS_OF_THE_FORMAT = List.of("flexion", "extension", "tuck", "lateral");

    private final List<String> exercises;
    private final Set<String> limits = new LinkedHashSet<>();
    private final Set<String> limitsOfOne = new LinkedHashSet<>();

    /** The names of these exercises and of their limits. */
    public Vocabulary(List<Exercise> exercises) {
        this.exercises = exercises.stream().map(Exercise::name).toList();
        LIMITS_OF_THE_FORMAT.forEach(name -> add(limits, name));
        for (Exercise exercise : exercises) {
            exercise.rules().forEach(rule -> {
                add(limits, rule.limitName());
                add(limitsOfOne, exercise.name() + "." + rule.limitName());
            });
        }
    }

    private static void add(Set<String> names, String name) {
        names.add(name);
        names.add(name + Limits.RED);
    }

    /** The names of all exercises. */
    public List<String> exercises() {
        return exercises;
    }

    /** The names of limits that hold for every exercise that has them. */
    public Set<String> limits() {
        return limits;
    }

    /** The words for all placements. */
    public static List<String> placements() {
        return Arrays.stream(Placement.values()).map(Placement::word).toList();
    }

    /**
     * The name of an exercise that there is.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public String exercise(String name) {
        if (!exercises.contains(name)) {
            throw new IllegalArgumentException(
                    "no exercise is called '" + name + "'. " + DidYouMean.sentence(name, exercises));
        }
        return name;
    }

    /**
     * The name of a limit that there is: {@code flexion}, {@code tuck.red}, {@code squat.flexion} …
     *
     * @throws IllegalArgumentException if no exercise has such a limit
     */
    public String limit(String name) {
        if (!limits.contains(name) && !limitsOfOne.contains(name)) {
            List<String> all = new ArrayList<>(limits);
            all.addAll(limitsOfOne);
            String help = DidYouMean.nearest(name, all)
                    .map(near -> "Did you mean " + near + "?")
                    .orElseGet(() -> "Known are " + String.join(", ", limits)
                            + ", each with EXERCISE. before it where one exercise alone is meant.");
            throw new IllegalArgumentException("no limit is called '" + name + "'. " + help);
        }
        return name;
    }

    /** Whether a limit's name is of the form {@code EXERCISE.NAME}, and there is no such exercise. */
    public boolean limitOfUnknownExercise(String name) {
        int dot = name.indexOf('.');
        return dot > 0
                && !limits.contains(name)
                && !exercises.contains(name.substring(0, dot))
                && limits.contains(name.substring(dot + 1));
    }

    /**
     * The placement called {@code word}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Placement placement(String word) {
        return Placement.ofWord(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no placement is called '" + word + "'. " + DidYouMean.sentence(word, placements())));
    }
}

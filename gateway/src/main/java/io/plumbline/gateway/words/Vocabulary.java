package io.plumbline.gateway.words;

import io.plumbline.analytics.exercise.BuiltInExercises;
import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.imu.Placement;
import java.util.Arrays;
import java.util.List;

/** Names of things that there are; a name of nothing is refused with the one that was meant. */
public final class Vocabulary {

    private Vocabulary() {}

    /** The names of all exercises. */
    public static List<String> exercises() {
        return BuiltInExercises.all().stream().map(Exercise::name).toList();
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
    public static String exercise(String name) {
        if (!exercises().contains(name)) {
            throw new IllegalArgumentException(
                    "no exercise is called '" + name + "'. " + DidYouMean.sentence(name, exercises()));
        }
        return name;
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

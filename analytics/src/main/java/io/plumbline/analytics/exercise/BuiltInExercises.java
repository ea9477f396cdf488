package io.plumbline.analytics.exercise;

import java.util.List;

/** The exercises that come with Plumbline. */
public final class BuiltInExercises {

    private BuiltInExercises() {}

    /** Every built-in exercise. */
    public static List<Exercise> all() {
        return List.of(new Exercise("squat"), new Exercise("hip-hinge"), new Exercise("plank"), new Exercise("daily"));
    }
}

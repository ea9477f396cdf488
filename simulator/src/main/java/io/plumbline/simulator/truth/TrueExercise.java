package io.plumbline.simulator.truth;

/**
 * A stretch of the session in which one exercise was done.
 *
 * @param exercise the exercise's name, e.g. {@code squat}
 * @param startSeconds when it began, s
 * @param endSeconds when the next one began or the session ended, s
 */
public record TrueExercise(String exercise, double startSeconds, double endSeconds) {}

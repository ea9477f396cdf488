package io.plumbline.analytics.exercise;

/**
 * An exercise.
 *
 * @param name the word used in files, options and topics, e.g. {@code squat}
 */
public record Exercise(String name) {}

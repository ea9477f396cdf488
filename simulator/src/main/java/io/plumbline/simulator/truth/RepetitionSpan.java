package io.plumbline.simulator.truth;

/**
 * When a repetition was done.
 *
 * @param startSeconds when the way down began, s
 * @param turnSeconds when the way up began, s
 * @param endSeconds when the way up ended, s
 */
public record RepetitionSpan(double startSeconds, double turnSeconds, double endSeconds) {}

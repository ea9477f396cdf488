package io.plumbline.simulator.truth;

/**
 * When a position was held.
 *
 * @param startSeconds when the wearer had come into it, s
 * @param endSeconds when the way out of it began, s
 */
public record HoldSpan(double startSeconds, double endSeconds) {}

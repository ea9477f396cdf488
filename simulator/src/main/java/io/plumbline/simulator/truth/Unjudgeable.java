package io.plumbline.simulator.truth;

/**
 * A stretch in which nobody can judge, and in which an honest analysis says so.
 *
 * @param startSeconds when it begins, s
 * @param endSeconds when it ends, s
 * @param reason in the words of the events: {@code sensor-gap}, {@code slipped}, {@code side-lying} …
 */
public record Unjudgeable(double startSeconds, double endSeconds, String reason) {}

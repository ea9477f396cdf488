package io.plumbline.simulator.truth;

/**
 * A repetition as it was done.
 *
 * @param startSeconds when the way down began, s
 * @param endSeconds when the way up ended, s
 * @param depthMetres how far the hip joints went down, m
 * @param peakFlexionDeg largest lumbar flexion from neutral, degrees
 * @param tuckDeg how far the pelvis tipped back before the bottom, from its furthest forward, degrees
 */
public record TrueRepetition(
        double startSeconds, double endSeconds, double depthMetres, double peakFlexionDeg, double tuckDeg) {}

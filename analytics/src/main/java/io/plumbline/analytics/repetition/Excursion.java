package io.plumbline.analytics.repetition;

/**
 * One down and up of a repetition.
 *
 * @param startSeconds when it left the top, s
 * @param endSeconds when its end was confirmed, s
 * @param rangeRad how far the segment turned, rad
 * @param depthMetres how far the sensor went down, m; NaN where not measured
 */
public record Excursion(double startSeconds, double endSeconds, double rangeRad, double depthMetres) {}

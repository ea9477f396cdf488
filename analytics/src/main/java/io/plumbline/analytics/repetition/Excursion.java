package io.plumbline.analytics.repetition;

/**
 * One down and up of a repetition.
 *
 * @param startSeconds when it left the top, s
 * @param endSeconds when it was back at rest at the top, s: of squats drawn from how the segment turned, no later than its end
 *     was confirmed; of bends, and where the velocity is not known well, when its end was confirmed
 * @param rangeRad how far the segment turned, rad
 * @param depthMetres how far the sensor went down, m; NaN where not measured
 */
public record Excursion(double startSeconds, double endSeconds, double rangeRad, double depthMetres) {}

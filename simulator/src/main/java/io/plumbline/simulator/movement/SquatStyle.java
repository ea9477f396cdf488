package io.plumbline.simulator.movement;

/**
 * How a squat is done, angles in rad.
 *
 * @param depthMetres how far the hip joints go down, m
 * @param usualFlexion lumbar flexion at the bottom of the wearer's good squat
 * @param tuck how far the pelvis tips back near the bottom
 * @param rounding lumbar flexion on the way down beyond the usual, which brings the thorax forward
 * @param lean how much further than usual the whole trunk leans forward, the lumbar spine as ever
 * @param fall how far the whole trunk falls forward beyond that about the turn, the hips rising first
 */
public record SquatStyle(
        double depthMetres, double usualFlexion, double tuck, double rounding, double lean, double fall) {}

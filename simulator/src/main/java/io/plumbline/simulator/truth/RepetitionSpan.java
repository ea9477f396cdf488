package io.plumbline.simulator.truth;

/**
 * When a repetition was done.
 *
 * @param startSeconds when the way down, or out, began, s
 * @param turnSeconds when the way back began, s
 * @param endSeconds when it ended, s
 * @param kind what was repeated
 */
public record RepetitionSpan(double startSeconds, double turnSeconds, double endSeconds, Kind kind) {

    /** Whether a pelvis that tips back before the turn is a tuck. */
    public enum Kind {
        /** It is. */
        SQUAT,
        /** It is not: the pelvis of a bridge or a hinge turns with the movement. */
        OTHER
    }

    /** A squat. */
    public RepetitionSpan(double startSeconds, double turnSeconds, double endSeconds) {
        this(startSeconds, turnSeconds, endSeconds, Kind.SQUAT);
    }
}

package io.plumbline.simulator.picture;

/**
 * An instant that tells something, and is drawn as a figure.
 *
 * @param seconds when, s
 * @param caption what is seen, a few words; may be empty
 * @param kind the fault at its peak, {@code flexion}, {@code extension} or {@code tuck}; else {@link #TURN} or
 *     {@link #REST}
 */
record Moment(double seconds, String caption, String kind) {

    /** A repetition at its furthest. */
    static final String TURN = "turn";
    /** Another pose in which the wearer rests. */
    static final String REST = "rest";

    boolean isFault() {
        return !kind.equals(TURN) && !kind.equals(REST);
    }
}

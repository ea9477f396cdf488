package io.plumbline.simulator.truth;

/**
 * A stretch in which a true angle was past a limit.
 *
 * @param kind {@code flexion}, {@code extension} or {@code tuck}
 * @param startSeconds when the angle passed the limit, s
 * @param endSeconds when it came back, s; the end of the session where it did not
 * @param peakDeg the largest angle in the fault's direction, degrees, positive
 * @param limitDeg the limit, degrees, positive
 */
public record TrueFault(String kind, double startSeconds, double endSeconds, double peakDeg, double limitDeg) {

    /** How long the angle was past the limit, s. */
    public double durationSeconds() {
        return endSeconds - startSeconds;
    }
}

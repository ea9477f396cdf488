package io.plumbline.simulator.movement;

/**
 * There, a pause, and back again, each way with minimum jerk.
 *
 * @param thereSeconds positive
 * @param holdSeconds not negative
 * @param backSeconds positive
 */
public record Stroke(double thereSeconds, double holdSeconds, double backSeconds) {

    /** All three together, s. */
    public double durationSeconds() {
        return thereSeconds + holdSeconds + backSeconds;
    }

    /** How far out the movement is at a time since its beginning, 0 to 1; 0 before and afterwards. */
    double at(double seconds) {
        double back = seconds - thereSeconds - holdSeconds;
        return back > 0 ? 1 - MinimumJerk.at(back / backSeconds) : MinimumJerk.at(seconds / thereSeconds);
    }
}

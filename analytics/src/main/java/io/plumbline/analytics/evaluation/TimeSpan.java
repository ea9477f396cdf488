package io.plumbline.analytics.evaluation;

/**
 * A stretch of session time.
 *
 * @param startSeconds its beginning, s
 * @param endSeconds its end, s, not before its beginning
 */
public record TimeSpan(double startSeconds, double endSeconds) {

    public TimeSpan {
        if (!(startSeconds <= endSeconds)) {
            throw new IllegalArgumentException(
                    "a stretch must end after its start, was " + startSeconds + " to " + endSeconds + " s");
        }
    }

    /** How long it is, s. */
    public double durationSeconds() {
        return endSeconds - startSeconds;
    }

    /** Whether a time lies in it, its ends included. */
    public boolean contains(double seconds) {
        return startSeconds <= seconds && seconds <= endSeconds;
    }

    /** Whether the whole of another lies in it. */
    public boolean contains(TimeSpan other) {
        return startSeconds <= other.startSeconds && other.endSeconds <= endSeconds;
    }

    /** How much of it lies in another, s. */
    public double overlapSeconds(TimeSpan other) {
        return Math.max(0, Math.min(endSeconds, other.endSeconds) - Math.max(startSeconds, other.startSeconds));
    }

    /** The middle, s. */
    public double middleSeconds() {
        return (startSeconds + endSeconds) / 2;
    }
}

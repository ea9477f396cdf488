package io.plumbline.gateway.source;

/**
 * When a sample is due.
 *
 * @param startSeconds time of the first sample, s
 * @param startNanos when the first sample was due, ns of the host's monotonic clock
 * @param speed how many seconds of sample time go by in one second; may be infinite
 */
public record Pace(double startSeconds, long startNanos, double speed) {

    /** When the sample of {@code seconds} is due, ns of the host's monotonic clock. */
    public long dueNanos(double seconds) {
        return startNanos + (long) ((seconds - startSeconds) / speed * 1e9);
    }
}

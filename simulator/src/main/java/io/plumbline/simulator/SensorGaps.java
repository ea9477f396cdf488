package io.plumbline.simulator;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.simulator.truth.Unjudgeable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Where a sensor was silent for so long that nothing can be judged: over 100 ms, from the last sample before to 1 s after
 * the first one again. Up to 100 ms interpolation keeps the inclination within a degree of what it is without a gap (a
 * squat in 2.4 s at 100 Hz, simulated); after 200 ms it is off by several.
 */
final class SensorGaps {

    private static final String REASON = "sensor-gap";
    private static final double LONGEST_BRIDGED_SECONDS = 0.1;
    private static final double AFTERWARDS_SECONDS = 1;
    private static final double ROUNDING_SECONDS = 1e-5;

    private final double startSeconds;
    private final double durationSeconds;
    private final List<Unjudgeable> gaps = new ArrayList<>();

    /** None yet in a session from a time to another. */
    SensorGaps(double startSeconds, double durationSeconds) {
        this.startSeconds = startSeconds;
        this.durationSeconds = durationSeconds;
    }

    /**
     * Adds those of one sensor.
     *
     * @param told the session's time at a time of the sensor's
     */
    void add(Iterator<ImuSample> heard, DoubleUnaryOperator told) {
        double last = startSeconds;
        while (heard.hasNext()) {
            double seconds = told.applyAsDouble(heard.next().timeSeconds());
            addBetween(last, seconds);
            last = seconds;
        }
        addBetween(last, durationSeconds);
    }

    /** All, by time; those that overlap as one. */
    List<Unjudgeable> merged() {
        gaps.sort(Comparator.comparingDouble(Unjudgeable::startSeconds));
        List<Unjudgeable> merged = new ArrayList<>();
        for (Unjudgeable gap : gaps) {
            int end = merged.size() - 1;
            if (end >= 0 && gap.startSeconds() <= merged.get(end).endSeconds()) {
                Unjudgeable before = merged.get(end);
                double later = Math.max(before.endSeconds(), gap.endSeconds());
                merged.set(end, new Unjudgeable(before.startSeconds(), later, REASON));
            } else {
                merged.add(gap);
            }
        }
        return merged;
    }

    private void addBetween(double start, double end) {
        if (end - start > LONGEST_BRIDGED_SECONDS + ROUNDING_SECONDS) {
            gaps.add(new Unjudgeable(start, Math.min(durationSeconds, end + AFTERWARDS_SECONDS), REASON));
        }
    }
}

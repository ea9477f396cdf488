package io.plumbline.gateway.session;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionSettings;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets those samples into a session that a recording of it can hold, so that what is analysed is what a replay will
 * read: each sensor's in order of time, on whole microseconds, and numbers. Not thread-safe.
 */
final class SampleGate {

    private static final double MICROSECONDS = 1e6;

    /** The time of a sensor's newest sample. */
    private static final class Newest {
        private double seconds = Double.NEGATIVE_INFINITY;
    }

    private final Map<Placement, Newest> newest = new EnumMap<>(Placement.class);
    private final Placement clock;
    private final boolean ownClocks;
    private double sessionSeconds = Double.NaN;
    private long dropped;

    SampleGate(SessionSettings settings) {
        this.clock = settings.sensors().get(0).placement();
        this.ownClocks = settings.ownClocks();
        settings.sensors().forEach(sensor -> newest.put(sensor.placement(), new Newest()));
    }

    /** The sample as it goes into the session; null where it came twice, out of order or is no number. */
    @Nullable
    ImuSample admit(ImuSample measured) {
        ImuSample sample = onWholeMicroseconds(measured);
        Newest before = newest.get(sample.placement());
        if (before == null || !(sample.timeSeconds() > before.seconds) || !isComplete(sample)) {
            dropped++;
            return null;
        }
        take(sample);
        return sample;
    }

    /** A sample that the session has already. */
    void take(ImuSample sample) {
        Newest before = newest.get(sample.placement());
        if (before != null) {
            before.seconds = sample.timeSeconds();
        }
        if (sample.placement() == clock) {
            sessionSeconds = sample.timeSeconds();
        }
    }

    /** Whether the session's clock has begun. */
    boolean hasBegun() {
        return !Double.isNaN(sessionSeconds);
    }

    /** The time of a mark that is made now, s of the session's clock. */
    double afterTheNewestSample() {
        return hasBegun() ? roundToMicroseconds(sessionSeconds + 1 / MICROSECONDS) : 0;
    }

    /** How many samples were not let in. */
    long dropped() {
        return dropped;
    }

    private static ImuSample onWholeMicroseconds(ImuSample measured) {
        double seconds = roundToMicroseconds(measured.timeSeconds());
        return seconds == measured.timeSeconds()
                ? measured
                : new ImuSample(
                        measured.placement(),
                        seconds,
                        measured.ax(),
                        measured.ay(),
                        measured.az(),
                        measured.gx(),
                        measured.gy(),
                        measured.gz(),
                        measured.arrivalSeconds());
    }

    /** Recordings hold whole microseconds; what is analysed must be what a replay will read. */
    private static double roundToMicroseconds(double seconds) {
        return Math.rint(seconds * MICROSECONDS) / MICROSECONDS;
    }

    private boolean isComplete(ImuSample sample) {
        if (ownClocks && !Double.isFinite(sample.arrivalSeconds())) {
            return false;
        }
        // A sum is finite only where all of its parts are: it can't overflow with what a sensor measures.
        return Double.isFinite(sample.ax() + sample.ay() + sample.az() + sample.gx() + sample.gy() + sample.gz());
    }
}

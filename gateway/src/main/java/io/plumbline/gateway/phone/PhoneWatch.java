package io.plumbline.gateway.phone;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notices that a phone's messages have stopped, or lack what is needed, and says what to do about it. By the host's clock,
 * which is handed in. Not thread-safe.
 */
final class PhoneWatch {

    /** The session says by itself that no samples come; this is the longer word about what may be wrong with a phone. */
    static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Placement placement;
    private long messageNanos;
    private long lookedNanos;
    private long forces;
    private long rates;
    private boolean told;

    PhoneWatch(Placement placement) {
        this.placement = placement;
    }

    /** Begins to watch. */
    void begin(long nowNanos) {
        messageNanos = nowNanos;
        lookedNanos = nowNanos;
    }

    /** A message came. */
    void message(long nowNanos) {
        messageNanos = nowNanos;
    }

    /** What is wrong, where that is new. */
    Optional<LinkEvent> look(long nowNanos, PhoneSamples samples) {
        if (nowNanos - messageNanos >= SILENCE_NANOS) {
            lookedNanos = nowNanos;
            return once(
                    (nowNanos - messageNanos) / 1e9,
                    "Nothing has come from the phone for %.0f s. Is Sensor Logger recording, its HTTP push switched on"
                            + " to the right address, and the phone in the same network?");
        }
        if (nowNanos - lookedNanos < SILENCE_NANOS) {
            return Optional.empty();
        }
        double age = (nowNanos - lookedNanos) / 1e9;
        boolean noForces = samples.forces() == forces;
        boolean noRates = samples.rates() == rates;
        forces = samples.forces();
        rates = samples.rates();
        lookedNanos = nowNanos;
        if (noRates) {
            return once(age, "The phone sends no angular rates. Switch on Gyroscope in Sensor Logger.");
        } else if (noForces) {
            return once(
                    age,
                    "The phone sends no acceleration with gravity. In Sensor Logger switch on Total Acceleration"
                            + " (Android), or Accelerometer and Gravity (iPhone).");
        }
        told = false;
        return Optional.empty();
    }

    private Optional<LinkEvent> once(double ageSeconds, String message) {
        if (told) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(
                new LinkEvent(placement, State.NO_DATA, ageSeconds, String.format(Locale.ROOT, message, ageSeconds)));
    }
}

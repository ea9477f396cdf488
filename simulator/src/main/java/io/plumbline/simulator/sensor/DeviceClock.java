package io.plumbline.simulator.sensor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a device's clock shows at a true time t: offset + (1 + skew) t + drift t²/2. A crystal is off by 30 ppm, an RC
 * oscillator by 1 to 3 %, and drifts by about 0.02 ppm/s (research: biomechanics §5.6).
 *
 * @param skewPpm how much too fast it goes at first, ppm, in [−50000, 50000]
 * @param driftPpmPerSecond how that changes, ppm/s, in [−1, 1]
 * @param offsetSeconds what it shows when the session begins, s, in [0, 3600]
 */
public record DeviceClock(double skewPpm, double driftPpmPerSecond, double offsetSeconds) {

    /** Shows the true time. */
    public static final DeviceClock TRUE = new DeviceClock(0, 0, 0);

    public DeviceClock {
        Ranges.between("skew_ppm", skewPpm, -50_000, 50_000);
        Ranges.between("drift_ppm_s", driftPpmPerSecond, -1, 1);
        Ranges.between("offset_s", offsetSeconds, 0, 3600);
    }

    @JsonCreator
    static DeviceClock of(
            @JsonProperty("skew_ppm") @Nullable Double skew,
            @JsonProperty("drift_ppm_s") @Nullable Double drift,
            @JsonProperty("offset_s") @Nullable Double offset) {
        return new DeviceClock(skew == null ? 0 : skew, drift == null ? 0 : drift, offset == null ? 0 : offset);
    }

    /** What it shows at a true time, s. */
    public double shownAt(double seconds) {
        return offsetSeconds + seconds * (1 + skewPpm * 1e-6) + 0.5e-6 * driftPpmPerSecond * seconds * seconds;
    }

    /** The true time at which it shows this, s. */
    public double trueTimeOf(double shownSeconds) {
        double shown = shownSeconds - offsetSeconds;
        double pace = 1 + skewPpm * 1e-6;
        double later = pace * pace + 2e-6 * driftPpmPerSecond * shown;
        return 2 * shown / (pace + Math.sqrt(later));
    }
}

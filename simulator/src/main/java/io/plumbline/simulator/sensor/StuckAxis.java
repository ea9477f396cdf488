package io.plumbline.simulator.sensor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An axis that says the same from some time on, whatever happens.
 *
 * @param axis {@code ax}, {@code ay}, {@code az} of the accelerometer, {@code gx}, {@code gy}, {@code gz} of the gyroscope
 * @param atSeconds from when on, s of the session, in [0, 36000]
 * @param seconds for how long, in (0, 36000]; to the end unless said
 */
public record StuckAxis(String axis, double atSeconds, double seconds) {

    private static final List<String> AXES = List.of("ax", "ay", "az", "gx", "gy", "gz");
    private static final double LONGEST_SECONDS = 36_000;

    public StuckAxis {
        if (!AXES.contains(axis)) {
            throw new IllegalArgumentException("axis must be one of " + String.join(", ", AXES) + ", was " + axis);
        }
        Ranges.between("at_s", atSeconds, 0, LONGEST_SECONDS);
        Ranges.between("seconds", seconds, 0.01, LONGEST_SECONDS);
    }

    @JsonCreator
    static StuckAxis of(
            @JsonProperty(value = "axis", required = true) @JsonSetter(nulls = Nulls.FAIL) String axis,
            @JsonProperty(value = "at_s", required = true) double at,
            @JsonProperty("seconds") @Nullable Double seconds) {
        return new StuckAxis(axis, at, seconds == null ? LONGEST_SECONDS : seconds);
    }

    /** Whether it is the i-th of ax, ay, az, gx, gy, gz that is stuck at a time. */
    boolean holds(int i, double time) {
        return AXES.get(i).equals(axis) && time >= atSeconds && time < atSeconds + seconds;
    }
}

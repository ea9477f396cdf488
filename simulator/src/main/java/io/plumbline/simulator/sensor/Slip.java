package io.plumbline.simulator.sensor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.plumbline.simulator.movement.MinimumJerk;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A sensor turns on the skin, smoothly and once, and sits differently from then on: at once where it takes a short time, a
 * creep where it takes long.
 *
 * @param atSeconds when it begins, s of the session, in [0, 36000]
 * @param angleDeg how far it turns, degrees, in [−60, 60]; pitch forward, roll to the right and yaw to the left positive
 * @param axis of the wearer's axes at that place
 * @param seconds how long it takes, in [0.05, 36000]; 0.3 unless said
 */
public record Slip(double atSeconds, double angleDeg, Axis axis, double seconds) {

    /** What a sensor may turn about. */
    public enum Axis {
        /** About the wearer's left: an error of every sagittal angle. */
        @JsonProperty("pitch")
        PITCH,
        /** About the wearer's front. */
        @JsonProperty("roll")
        ROLL,
        /** About the line up the spine. */
        @JsonProperty("yaw")
        YAW
    }

    private static final int HALVINGS = 50;

    public Slip {
        Ranges.between("at_s", atSeconds, 0, 36_000);
        Ranges.between("angle_deg", angleDeg, -60, 60);
        Ranges.between("seconds", seconds, 0.05, 36_000);
    }

    @JsonCreator
    static Slip of(
            @JsonProperty(value = "at_s", required = true) double at,
            @JsonProperty(value = "angle_deg", required = true) double angle,
            @JsonProperty(value = "axis", required = true) @JsonSetter(nulls = Nulls.FAIL) Axis axis,
            @JsonProperty("seconds") @Nullable Double seconds) {
        return new Slip(at, angle, axis, seconds == null ? 0.3 : seconds);
    }

    /** How far it has turned, rad. */
    double turnedAt(double time) {
        return Math.toRadians(angleDeg) * MinimumJerk.at((time - atSeconds) / seconds);
    }

    /** When it has turned by more than an angle, s of the session; empty where it never does. */
    public OptionalDouble turnedPast(double limitDeg) {
        if (Math.abs(angleDeg) <= limitDeg) {
            return OptionalDouble.empty();
        }
        double before = 0;
        double after = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (before + after);
            if (Math.abs(angleDeg) * MinimumJerk.at(middle) > limitDeg) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return OptionalDouble.of(atSeconds + after * seconds);
    }
}

package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who wears the sensors.
 *
 * @param statureMetres height, m, in [1.2, 2.2]
 * @param squatFlexionDeg lumbar flexion at the bottom of this wearer's good squat, degrees, in [0, 30]. Women show about 8,
 *     men about 15 without a load (after McKean, J Strength Cond Res 24(10), 2010, who has 13 and 26 with half the body's
 *     weight on the back); below 13 it stays clear of the default limit of 15
 * @param swayDeg root mean square of the trunk's sway about each axis, degrees, in [0, 5]
 */
public record Wearer(double statureMetres, double squatFlexionDeg, double swayDeg) {

    /** 1.70 m tall, flexes 8 degrees in a good squat, stands quietly. */
    public static final Wearer DEFAULT = new Wearer(1.70, 8, 0.25);

    public Wearer {
        Checks.between("stature_m", statureMetres, 1.2, 2.2);
        Checks.between("squat_flexion_deg", squatFlexionDeg, 0, 30);
        Checks.between("sway_deg", swayDeg, 0, 5);
    }

    /** Reads a scenario's {@code wearer}; what is not said is {@link #DEFAULT}. */
    @JsonCreator
    static Wearer of(
            @JsonProperty("stature_m") @Nullable Double stature,
            @JsonProperty("squat_flexion_deg") @Nullable Double squatFlexion,
            @JsonProperty("sway_deg") @Nullable Double sway) {
        return new Wearer(
                stature == null ? DEFAULT.statureMetres : stature,
                squatFlexion == null ? DEFAULT.squatFlexionDeg : squatFlexion,
                sway == null ? DEFAULT.swayDeg : sway);
    }
}

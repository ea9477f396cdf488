package io.plumbline.simulator.sensor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far a sensor's readings are from the truth: white noise, and a bias that stays the same for the whole session. The
 * bias of each axis is drawn from the session's seed.
 *
 * @param gyroNoiseDensity one-sided density, degrees/s/√Hz, in [0, 1]; a sample's standard deviation is this times
 *     √(rate/2)
 * @param gyroBiasSd standard deviation of each axis' bias, degrees/s, in [0, 20]
 * @param accNoiseDensity one-sided density, µg/√Hz, in [0, 10000]
 * @param accBiasSd standard deviation of each axis' bias, mg, in [0, 200]
 */
public record SensorErrors(double gyroNoiseDensity, double gyroBiasSd, double accNoiseDensity, double accBiasSd) {

    /** A perfect sensor; only the rounding of the values remains. */
    public static final SensorErrors NONE = new SensorErrors(0, 0, 0, 0);

    /**
     * A present-day part whose accelerometer was calibrated in six positions. Noise lies between the data sheets of
     * LSM6DSOX (3.8 mdps/√Hz, 70 µg/√Hz) and BMI270 (7 mdps/√Hz, 160 µg/√Hz); out of the box their accelerometer's bias is
     * about 20 mg.
     */
    public static final SensorErrors TYPICAL = new SensorErrors(0.005, 0.5, 100, 5);

    public SensorErrors {
        check("gyro_noise_dps_rthz", gyroNoiseDensity, 1);
        check("gyro_bias_sd_dps", gyroBiasSd, 20);
        check("acc_noise_ug_rthz", accNoiseDensity, 10_000);
        check("acc_bias_sd_mg", accBiasSd, 200);
    }

    /** Reads a scenario's {@code errors}; what is not said is {@link #TYPICAL}. */
    @JsonCreator
    static SensorErrors of(
            @JsonProperty("gyro_noise_dps_rthz") @Nullable Double gyroNoise,
            @JsonProperty("gyro_bias_sd_dps") @Nullable Double gyroBias,
            @JsonProperty("acc_noise_ug_rthz") @Nullable Double accNoise,
            @JsonProperty("acc_bias_sd_mg") @Nullable Double accBias) {
        return new SensorErrors(
                gyroNoise == null ? TYPICAL.gyroNoiseDensity : gyroNoise,
                gyroBias == null ? TYPICAL.gyroBiasSd : gyroBias,
                accNoise == null ? TYPICAL.accNoiseDensity : accNoise,
                accBias == null ? TYPICAL.accBiasSd : accBias);
    }

    private static void check(String name, double value, double largest) {
        if (!(value >= 0 && value <= largest)) {
            throw new IllegalArgumentException(name + " must be in [0, " + largest + "], was " + value);
        }
    }
}

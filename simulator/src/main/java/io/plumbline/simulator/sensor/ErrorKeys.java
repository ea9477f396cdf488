package io.plumbline.simulator.sensor;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a scenario's {@code errors}, each null where it is not said.
 *
 * @param part name of a {@link SensorPart}
 */
record ErrorKeys(
        @JsonProperty("part") @Nullable String part,
        @JsonProperty("gyro_noise_dps_rthz") @Nullable Double gyroNoise,
        @JsonProperty("gyro_bias_sd_dps") @Nullable Double gyroBias,
        @JsonProperty("gyro_walk_sd_dps") @Nullable Double gyroWalk,
        @JsonProperty("gyro_walk_tau_s") @Nullable Double gyroWalkSeconds,
        @JsonProperty("gyro_temperature_sd_dps_k") @Nullable Double gyroTemperature,
        @JsonProperty("warm_up_k") @Nullable Double warmUp,
        @JsonProperty("gyro_scale_sd_percent") @Nullable Double gyroScale,

        @JsonProperty("gyro_cross_axis_sd_percent") @Nullable
        Double gyroCrossAxis,

        @JsonProperty("gyro_g_sd_dps_g") @Nullable Double gyroOfForce,
        @JsonProperty("gyro_range_dps") @Nullable Double gyroRange,
        @JsonProperty("acc_noise_ug_rthz") @Nullable Double accNoise,
        @JsonProperty("acc_bias_sd_mg") @Nullable Double accBias,
        @JsonProperty("acc_scale_sd_percent") @Nullable Double accScale,
        @JsonProperty("acc_cross_axis_sd_percent") @Nullable Double accCrossAxis,
        @JsonProperty("acc_range_g") @Nullable Double accRange,
        @JsonProperty("low_pass_hz") @Nullable Double lowPassHz,
        @JsonProperty("low_pass_per_rate") @Nullable Double lowPassPerRate,
        @JsonProperty("bits") @Nullable Integer bits,
        @JsonProperty("stuck") @Nullable StuckAxis stuck) {

    /** Those errors with every key that is said in their place. */
    SensorErrors over(SensorErrors base) {
        GyroErrors gyro = base.gyro();
        AccelerometerErrors acc = base.acc();
        return new SensorErrors(
                new GyroErrors(
                        said(gyroNoise, gyro.noiseDensity()),
                        said(gyroBias, gyro.biasSd()),
                        said(gyroWalk, gyro.walkSd()),
                        said(gyroWalkSeconds, gyro.walkSeconds()),
                        said(gyroTemperature, gyro.temperatureSd()),
                        said(warmUp, gyro.warmUpKelvin()),
                        said(gyroScale, gyro.scaleSdPercent()),
                        said(gyroCrossAxis, gyro.crossAxisSdPercent()),
                        said(gyroOfForce, gyro.gSensitivitySd()),
                        said(gyroRange, gyro.range())),
                new AccelerometerErrors(
                        said(accNoise, acc.noiseDensity()),
                        said(accBias, acc.biasSd()),
                        said(accScale, acc.scaleSdPercent()),
                        said(accCrossAxis, acc.crossAxisSdPercent()),
                        said(accRange, acc.range())),
                said(lowPassHz, base.lowPassHz()),
                said(lowPassPerRate, base.lowPassPerRate()),
                bits == null ? base.bits() : bits,
                stuck == null ? base.stuck() : stuck);
    }

    private static double said(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }
}

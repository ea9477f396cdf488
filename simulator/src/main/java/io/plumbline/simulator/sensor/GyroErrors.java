package io.plumbline.simulator.sensor;

/**
 * How far a gyroscope's readings are from the truth. What is a standard deviation is drawn for each device from the
 * session's seed; 0 turns an effect off.
 *
 * @param noiseDensity one-sided density, degrees/s/√Hz, in [0, 1]; a sample's standard deviation is this times
 *     √(rate/2)
 * @param biasSd standard deviation of each axis' bias at power-on, degrees/s, in [0, 20]
 * @param walkSd standard deviation of each axis' slow wandering (see {@link BiasWalk}), degrees/s, in [0, 1]
 * @param walkSeconds its correlation time, s, in [1, 10000]
 * @param temperatureSd standard deviation of each axis' change of bias with temperature, degrees/s/K, in [0, 1]
 * @param warmUpKelvin how much warmer the part gets on the skin (see {@link WarmUp}), K, in [0, 40]
 * @param scaleSdPercent standard deviation of each axis' scale error, %, in [0, 20]
 * @param crossAxisSdPercent standard deviation of what an axis senses of each other axis, %, in [0, 20]
 * @param gSensitivitySd standard deviation of what an axis reads for specific force along each axis, degrees/s/g, in
 *     [0, 1]
 * @param range largest rate that can be told, degrees/s, in [10, 5000]; 0: any, in steps as fine as you like
 */
public record GyroErrors(
        double noiseDensity,
        double biasSd,
        double walkSd,
        double walkSeconds,
        double temperatureSd,
        double warmUpKelvin,
        double scaleSdPercent,
        double crossAxisSdPercent,
        double gSensitivitySd,
        double range) {

    /** Between the 200 and 500 s that gyroscopes of this class show (research: biomechanics §5.4; to be confirmed). */
    static final double USUAL_WALK_SECONDS = 300;

    public GyroErrors {
        Ranges.upTo("gyro_noise_dps_rthz", noiseDensity, 1);
        Ranges.upTo("gyro_bias_sd_dps", biasSd, 20);
        Ranges.upTo("gyro_walk_sd_dps", walkSd, 1);
        Ranges.between("gyro_walk_tau_s", walkSeconds, 1, 10_000);
        Ranges.upTo("gyro_temperature_sd_dps_k", temperatureSd, 1);
        Ranges.upTo("warm_up_k", warmUpKelvin, 40);
        Ranges.upTo("gyro_scale_sd_percent", scaleSdPercent, 20);
        Ranges.upTo("gyro_cross_axis_sd_percent", crossAxisSdPercent, 20);
        Ranges.upTo("gyro_g_sd_dps_g", gSensitivitySd, 1);
        if (range != 0) {
            Ranges.between("gyro_range_dps", range, 10, 5000);
        }
    }

    /** White noise and a constant bias, nothing else. */
    static GyroErrors of(double noiseDensity, double biasSd) {
        return new GyroErrors(noiseDensity, biasSd, 0, USUAL_WALK_SECONDS, 0, WarmUp.USUAL_KELVIN, 0, 0, 0, 0);
    }
}

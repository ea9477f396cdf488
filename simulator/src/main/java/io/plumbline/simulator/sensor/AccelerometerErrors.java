package io.plumbline.simulator.sensor;

/**
 * How far an accelerometer's readings are from the truth. What is a standard deviation is drawn for each device from the
 * session's seed; 0 turns an effect off. g is 9.81 m/s².
 *
 * @param noiseDensity one-sided density, µg/√Hz, in [0, 10000]; a sample's standard deviation is this times √(rate/2)
 * @param biasSd standard deviation of each axis' bias, mg, in [0, 200]
 * @param scaleSdPercent standard deviation of each axis' scale error, %, in [0, 20]
 * @param crossAxisSdPercent standard deviation of what an axis senses of each other axis, %, in [0, 20]
 * @param range largest specific force that can be told, g, in [0.5, 200]; 0: any, in steps as fine as you like
 */
public record AccelerometerErrors(
        double noiseDensity, double biasSd, double scaleSdPercent, double crossAxisSdPercent, double range) {

    public AccelerometerErrors {
        Ranges.upTo("acc_noise_ug_rthz", noiseDensity, 10_000);
        Ranges.upTo("acc_bias_sd_mg", biasSd, 200);
        Ranges.upTo("acc_scale_sd_percent", scaleSdPercent, 20);
        Ranges.upTo("acc_cross_axis_sd_percent", crossAxisSdPercent, 20);
        if (range != 0) {
            Ranges.between("acc_range_g", range, 0.5, 200);
        }
    }

    /** White noise and a constant bias, nothing else. */
    static AccelerometerErrors of(double noiseDensity, double biasSd) {
        return new AccelerometerErrors(noiseDensity, biasSd, 0, 0, 0);
    }
}

package io.plumbline.simulator.sensor;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * How far a sensor's readings are from the truth. The effects act in the order that physics has them: scale and
 * cross-axis errors of what is sensed; bias with its wandering, its warm-up and its sensitivity to g; noise; the low pass
 * before sampling; steps and limits of the converter.
 *
 * @param gyro of the gyroscope
 * @param acc of the accelerometer
 * @param lowPassHz bandwidth (−3 dB) of both, Hz, in [0.5, 1000]; 0: not stated
 * @param lowPassPerRate the same as a share of the sampling rate, in [0.05, 0.5]; 0: not stated. Where both are stated the
 *     narrower one holds, where none is there is no low pass
 * @param bits of the converter, where a range is stated, in [6, 24]; steps are of 2·range/2^bits
 * @param stuck an axis that says the same from some time on; null: none does
 */
public record SensorErrors(
        GyroErrors gyro,
        AccelerometerErrors acc,
        double lowPassHz,
        double lowPassPerRate,
        int bits,
        @Nullable StuckAxis stuck) {

    static final int USUAL_BITS = 16;

    /** A perfect sensor; only the rounding of the values remains. */
    public static final SensorErrors NONE = new SensorErrors(0, 0, 0, 0);

    /**
     * A present-day part whose accelerometer was calibrated in six positions. Noise lies between the data sheets of
     * LSM6DSOX (3.8 mdps/√Hz, 70 µg/√Hz) and BMI270 (7 mdps/√Hz, 160 µg/√Hz); out of the box their accelerometer's bias is
     * about 20 mg.
     */
    public static final SensorErrors TYPICAL = new SensorErrors(0.005, 0.5, 100, 5);

    public SensorErrors {
        if (lowPassHz != 0) {
            Ranges.between("low_pass_hz", lowPassHz, 0.5, 1000);
        }
        if (lowPassPerRate != 0) {
            Ranges.between("low_pass_per_rate", lowPassPerRate, 0.05, 0.5);
        }
        Ranges.between("bits", bits, 6, 24);
    }

    /** Without a stuck axis. */
    public SensorErrors(GyroErrors gyro, AccelerometerErrors acc, double lowPassHz, double lowPassPerRate, int bits) {
        this(gyro, acc, lowPassHz, lowPassPerRate, bits, null);
    }

    /**
     * White noise and a constant bias, nothing else.
     *
     * @param gyroNoiseDensity degrees/s/√Hz
     * @param gyroBiasSd degrees/s
     * @param accNoiseDensity µg/√Hz
     * @param accBiasSd mg
     */
    public SensorErrors(double gyroNoiseDensity, double gyroBiasSd, double accNoiseDensity, double accBiasSd) {
        this(
                GyroErrors.of(gyroNoiseDensity, gyroBiasSd),
                AccelerometerErrors.of(accNoiseDensity, accBiasSd),
                0,
                0,
                USUAL_BITS);
    }

    /** The same part with an axis that says the same from some time on. */
    public SensorErrors withStuck(@Nullable StuckAxis newStuck) {
        return new SensorErrors(gyro, acc, lowPassHz, lowPassPerRate, bits, newStuck);
    }

    /** Bandwidth at a sampling rate, Hz; infinite where there is no low pass. */
    double bandwidthHz(double rateHz) {
        double stated = lowPassHz > 0 ? lowPassHz : Double.POSITIVE_INFINITY;
        double ofRate = lowPassPerRate > 0 ? lowPassPerRate * rateHz : Double.POSITIVE_INFINITY;
        return Math.min(stated, ofRate);
    }

    /** Reads a scenario's {@code errors}: those of the part named, else {@link #TYPICAL}, but for what is said. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SensorErrors of(ErrorKeys keys) {
        return keys.over(keys.part() == null ? TYPICAL : SensorPart.errorsOf(keys.part()));
    }
}

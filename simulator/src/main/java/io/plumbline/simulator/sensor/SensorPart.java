package io.plumbline.simulator.sensor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Real parts and sensors as they are sold, by what their makers say of them. A data sheet's typical value is taken as one
 * standard deviation, as Bosch explains its own. Where no figure of the part is known, that of the class stands: bias walk
 * 5 to 10 degrees/h, 0.01 degrees/s/K, scale and cross-axis 1 %, 0.05 degrees/s/g (research: biomechanics §5.4). Figures
 * "to be confirmed" are from memory and were not checked with the data sheet.
 *
 * @param word its name in a scenario
 * @param errors what it does to the truth
 */
public record SensorPart(String word, SensorErrors errors) {

    /** LSM6DSO (ST): 3.8 mdps/√Hz, zero rate ±1 dps, ±20 mg, to be confirmed; 70 µg/√Hz. Set to ±4 g, ±500 dps. */
    public static final SensorPart LSM6DSO =
            of("lsm6dso", part(0.0038, 1, 0.0014, 0.01, 1, 0.05, 500), part(70, 20, 1, 4), 0, 0.4);

    /** LSM6DSOX (ST): the LSM6DSO with a learning core; 70 µg/√Hz and 20 mg as measured by users of it. */
    public static final SensorPart LSM6DSOX =
            of("lsm6dsox", part(0.0038, 1, 0.0014, 0.01, 1, 0.05, 500), part(70, 20, 1, 4), 0, 0.4);

    /** BMI270 (Bosch, BST-BMI270-DS000): 7 mdps/√Hz, 160 µg/√Hz, ±0.5 dps; 0.02 dps/K, ±20 mg to be confirmed. */
    public static final SensorPart BMI270 =
            of("bmi270", part(0.007, 0.5, 0.0028, 0.02, 1, 0.05, 500), part(160, 20, 1, 4), 0, 0.4);

    /** ICM-42688-P (TDK): 2.8 mdps/√Hz, 70 µg/√Hz, ±0.5 dps, ±20 mg; all to be confirmed. Set to ±4 g, ±500 dps. */
    public static final SensorPart ICM_42688 =
            of("icm-42688", part(0.0028, 0.5, 0.0014, 0.01, 0.5, 0.05, 500), part(70, 20, 0.5, 4), 0, 0.4);

    /**
     * MPU-6050 (InvenSense, PS-MPU-6000A rev. 3.4), cheap and old: 5 mdps/√Hz, 400 µg/√Hz, 0.1 dps/g. Its tolerances are
     * limits more than spreads: of ±20 dps at power-on and ±20 dps over 125 K a quarter, of ±3 % a half is taken as
     * standard deviation; 40 mg is that of a cheap accelerometer. Set to ±4 g, ±500 dps.
     */
    public static final SensorPart MPU6050 =
            of("mpu6050", part(0.005, 5, 0.0028, 0.04, 1.5, 0.1, 500), part(400, 40, 1.5, 4), 0, 0.4);

    /**
     * Movesense: floats from a part of the LSM6DS3 class, whose offset is about 40 mg; 7 mdps/√Hz, 90 µg/√Hz and the set
     * ranges ±8 g, ±2000 dps to be confirmed.
     */
    public static final SensorPart MOVESENSE =
            of("movesense", part(0.007, 1, 0.0028, 0.02, 1, 0.05, 2000), part(90, 40, 1, 8), 0, 0.4);

    /**
     * WitMotion WT901BLE family: ±16 g, ±2000 dps in 16 bits, low pass of 20 Hz as delivered (its data sheet, register
     * 0x1F); noise of an MPU-9250, 10 mdps/√Hz and 300 µg/√Hz, to be confirmed.
     */
    public static final SensorPart WITMOTION =
            of("witmotion", part(0.01, 0.5, 0.0028, 0.02, 1, 0.05, 2000), part(300, 20, 1, 16), 20, 0);

    /**
     * Nordic Thingy:52: sends steps of 1/1024 g up to ±32 g and of 1/32 dps up to ±1024 dps (its firmware's motion
     * service); noise of its MPU-9250, 10 mdps/√Hz and 300 µg/√Hz, to be confirmed.
     */
    public static final SensorPart THINGY52 =
            of("thingy52", part(0.01, 1, 0.0028, 0.02, 1, 0.05, 1024), part(300, 40, 1, 32), 0, 0.4);

    /**
     * Xsens (Movella) DOT: calibrated at the factory; 7 mdps/√Hz, 120 µg/√Hz, 10 degrees/h, ±16 g, ±2000 dps are those of
     * the maker's MTi-1; remaining offsets to be confirmed.
     */
    public static final SensorPart DOT =
            of("dot", part(0.007, 0.2, 0.0028, 0.01, 0.3, 0.02, 2000), part(120, 5, 0.3, 16), 0, 0.4);

    /** All of them, by name. */
    public static final List<SensorPart> ALL =
            List.of(LSM6DSO, LSM6DSOX, BMI270, ICM_42688, MPU6050, MOVESENSE, WITMOTION, THINGY52, DOT);

    static SensorErrors errorsOf(String word) {
        return ALL.stream()
                .filter(part -> part.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part is called '" + word + "'; there are "
                        + ALL.stream().map(SensorPart::word).collect(Collectors.joining(", "))))
                .errors();
    }

    private static SensorPart of(
            String word, GyroErrors gyro, AccelerometerErrors acc, double lowPassHz, double lowPassPerRate) {
        return new SensorPart(word, new SensorErrors(gyro, acc, lowPassHz, lowPassPerRate, SensorErrors.USUAL_BITS));
    }

    private static GyroErrors part(
            double noise, double bias, double walk, double perKelvin, double percent, double perG, double range) {
        return new GyroErrors(
                noise,
                bias,
                walk,
                GyroErrors.USUAL_WALK_SECONDS,
                perKelvin,
                WarmUp.USUAL_KELVIN,
                percent,
                percent,
                perG,
                range);
    }

    private static AccelerometerErrors part(double noise, double bias, double percent, double range) {
        return new AccelerometerErrors(noise, bias, percent, percent, range);
    }
}

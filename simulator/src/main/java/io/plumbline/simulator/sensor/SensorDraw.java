package io.plumbline.simulator.sensor;

/** What is drawn for a sensor. Each has a stream of its own, so that one effect more or less changes nothing else. */
public enum SensorDraw {
    /** How it sits, where that is not said. */
    MOUNT(3),
    /** Constant biases. */
    BIAS(4),
    /** Noise of each sample. */
    NOISE(5),
    /** Scale and cross-axis errors of the accelerometer. */
    ACC_AXES(21),
    /** Scale and cross-axis errors of the gyroscope. */
    GYRO_AXES(26),
    /** The wandering of the gyroscope's bias. */
    WALK(22),
    /** The gyroscope's change with temperature. */
    TEMPERATURE(23),
    /** The gyroscope's sensitivity to g. */
    G_SENSITIVITY(24),
    /** The tissue beneath. */
    TISSUE(25);

    private final int purpose;

    SensorDraw(int purpose) {
        this.purpose = purpose;
    }

    /** Number of the stream; never changes, as a seed's session would. */
    public int purpose() {
        return purpose;
    }
}

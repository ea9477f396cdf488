package io.plumbline.gateway.sensor;

import java.nio.file.Path;
import java.util.Map;

/** The description of a sensor that comes with the program, {@code docs/arduino/plumbline-imu.yaml}. */
public final class ShippedSensor {

    private ShippedSensor() {}

    /** The file. */
    public static Path description() {
        return Path.of(System.getProperty("plumbline.root", ".."), "docs/arduino/plumbline-imu.yaml");
    }

    /** The settings without which a profile has no decoder. */
    public static Map<String, String> settings(SensorProfile profile) {
        return profile == SensorProfile.GENERIC
                ? Map.of(SensorProfile.FILE, description().toString())
                : Map.of();
    }
}

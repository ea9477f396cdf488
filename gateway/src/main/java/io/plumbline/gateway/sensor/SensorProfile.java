package io.plumbline.gateway.sensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sensors whose notifications can be read. */
public enum SensorProfile {
    /** Movesense with GSP firmware. */
    MOVESENSE,
    /** WitMotion WT901BLECL, BWT901BLE5.0, WT9011DCL. */
    WITMOTION,
    /** Xsens / Movella DOT. */
    DOT,
    /** Polar Verity Sense, H10. */
    POLAR,
    /** Nordic Thingy:52. */
    THINGY52,
    /** TI CC2650 SensorTag. */
    SENSORTAG;

    /** The word in options and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(SensorProfile::word).toList();
    }

    /** The names that its decoder's settings may have. */
    public List<String> settingNames() {
        return switch (this) {
            case MOVESENSE -> List.of("measure", "rate");
            case DOT -> List.of("mode");
            case POLAR -> List.of("factor", "rate");
            case WITMOTION, THINGY52, SENSORTAG -> List.of();
        };
    }

    /**
     * Reads the notifications of one connection from its beginning.
     *
     * @param said what the sensor says only at its start, by {@link #settingNames}
     * @throws IllegalArgumentException if a value is none that can be
     */
    public PayloadDecoder decoder(Map<String, String> said) {
        Settings settings = new Settings(said);
        return switch (this) {
            case MOVESENSE -> new MovesenseDecoder(settings);
            case WITMOTION -> new WitMotionDecoder();
            case DOT -> new DotDecoder(settings);
            case POLAR -> new PolarDecoder(settings);
            case THINGY52 -> new Thingy52Decoder();
            case SENSORTAG -> new SensorTagDecoder();
        };
    }
}

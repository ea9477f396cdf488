package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
    SENSORTAG,
    /** Any other, described by a file. */
    GENERIC;

    /** The setting that names a {@link #GENERIC} sensor's description. */
    public static final String FILE = "file";

    /** The word in options and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(SensorProfile::word).toList();
    }

    /** The profile of a word. */
    public static Optional<SensorProfile> ofWord(String word) {
        return first(profile -> profile.word().equals(word));
    }

    /**
     * The sensor that a device is: by its services, else by its maker, else by the beginning of its name, which people
     * change and Bluetooth stacks remember from before. After a connection ask again, with the services that it has.
     */
    public static Optional<SensorProfile> identify(Advert advert) {
        return first(profile -> profile.marks().hasService(advert))
                .or(() -> first(profile -> profile.marks().hasMaker(advert)))
                .or(() -> first(profile -> profile.marks().hasName(advert)));
    }

    private static Optional<SensorProfile> first(Predicate<SensorProfile> wanted) {
        return Arrays.stream(values()).filter(wanted).findFirst();
    }

    private IdentifyingMarks marks() {
        return switch (this) {
            case MOVESENSE ->
                new IdentifyingMarks(
                        Set.of(MovesenseProtocol.SERVICE, MovesenseProtocol.MOBILE_SERVICE), List.of("Movesense "));
            case WITMOTION ->
                new IdentifyingMarks(
                        Set.of(WitMotionProtocol.SERVICE), List.of("WT901", "WT9011", "BWT901", "WT52", "WTGAHRS"));
            case DOT ->
                new IdentifyingMarks(
                        Set.of(DotProtocol.CONFIGURATION_SERVICE, DotProtocol.MEASUREMENT_SERVICE),
                        Set.of(DotProtocol.MAKER),
                        List.of("Xsens DOT", "Movella DOT"));
            case POLAR ->
                new IdentifyingMarks(
                        Set.of(PolarProtocol.SERVICE),
                        List.of("Polar H10 ", "Polar Sense ", "Polar OH1 ", "Polar 360 "));
            case THINGY52 ->
                new IdentifyingMarks(
                        Set.of(Thingy52Protocol.CONFIGURATION_SERVICE, Thingy52Protocol.MOTION_SERVICE),
                        List.of("Thingy"));
            case SENSORTAG ->
                new IdentifyingMarks(
                        Set.of(SensorTagProtocol.SERVICE, SensorTagProtocol.ADVERTISED),
                        List.of("CC2650 SensorTag", "CC1350 SensorTag", "SensorTag 2.0"));
            case GENERIC -> new IdentifyingMarks(Set.of(), List.of());
        };
    }

    /** The names that its decoder's settings may have. */
    public List<String> settingNames() {
        return switch (this) {
            case MOVESENSE -> List.of("measure", "rate");
            case DOT -> List.of("mode");
            case POLAR -> List.of("factor", "rate");
            case WITMOTION, THINGY52, SENSORTAG -> List.of();
            case GENERIC -> List.of(FILE);
        };
    }

    /**
     * Reads the notifications of one connection from its beginning.
     *
     * @param said what the sensor says only at its start, by {@link #settingNames}
     * @throws IllegalArgumentException if a value is none that can be, or one is missing
     * @throws IOException if a generic sensor's file can't be read, or describes none
     */
    public PayloadDecoder decoder(Map<String, String> said) throws IOException {
        Settings settings = new Settings(said);
        return switch (this) {
            case MOVESENSE -> new MovesenseDecoder(settings);
            case WITMOTION -> new WitMotionDecoder();
            case DOT -> new DotDecoder(settings);
            case POLAR -> new PolarDecoder(settings);
            case THINGY52 -> new Thingy52Decoder();
            case SENSORTAG -> new SensorTagDecoder();
            case GENERIC -> GenericSensor.read(settings.path(FILE)).decoder();
        };
    }

    /** The names that its protocol's settings may have. */
    public List<String> protocolSettingNames() {
        return switch (this) {
            case MOVESENSE, WITMOTION, THINGY52 -> List.of("rate");
            case DOT -> List.of("rate", "mode");
            case POLAR, SENSORTAG -> List.of();
            case GENERIC -> List.of(FILE);
        };
    }

    /**
     * Makes a sensor of this kind measure, for one connection.
     *
     * @param wanted what is wanted of it, by {@link #protocolSettingNames}
     * @throws IllegalArgumentException if a value is none that can be, or one is missing
     * @throws IOException if a generic sensor's file can't be read, or describes none
     */
    public SensorProtocol protocol(Map<String, String> wanted) throws IOException {
        Settings settings = new Settings(wanted);
        return switch (this) {
            case MOVESENSE -> new MovesenseProtocol(settings);
            case WITMOTION -> new WitMotionProtocol(settings);
            case DOT -> new DotProtocol(settings);
            case POLAR -> new PolarProtocol();
            case THINGY52 -> new Thingy52Protocol(settings);
            case SENSORTAG -> new SensorTagProtocol();
            case GENERIC -> new GenericProtocol(GenericSensor.read(settings.path(FILE)));
        };
    }
}

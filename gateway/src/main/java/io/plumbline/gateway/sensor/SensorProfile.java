package io.plumbline.gateway.sensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The sensors whose notifications can be read. */
public enum SensorProfile {
    /** Movesense with GSP firmware. */
    MOVESENSE(Set.of(MovesenseProtocol.SERVICE, MovesenseProtocol.MOBILE_SERVICE), Set.of(), List.of("Movesense ")),
    /** WitMotion WT901BLECL, BWT901BLE5.0, WT9011DCL. */
    WITMOTION(Set.of(WitMotionProtocol.SERVICE), Set.of(), List.of("WT901", "WT9011", "BWT901", "WT52", "WTGAHRS")),
    /** Xsens / Movella DOT. */
    DOT(
            Set.of(DotProtocol.CONFIGURATION_SERVICE, DotProtocol.MEASUREMENT_SERVICE),
            Set.of(DotProtocol.MAKER),
            List.of("Xsens DOT", "Movella DOT")),
    /** Polar Verity Sense, H10. */
    POLAR(Set.of(PolarProtocol.SERVICE), Set.of(), List.of("Polar H10 ", "Polar Sense ", "Polar OH1 ", "Polar 360 ")),
    /** Nordic Thingy:52. */
    THINGY52(
            Set.of(Thingy52Protocol.CONFIGURATION_SERVICE, Thingy52Protocol.MOTION_SERVICE),
            Set.of(),
            List.of("Thingy")),
    /** TI CC2650 SensorTag. */
    SENSORTAG(
            Set.of(SensorTagProtocol.SERVICE, SensorTagProtocol.ADVERTISED),
            Set.of(),
            List.of("CC2650 SensorTag", "SensorTag 2.0", "CC1350 SensorTag"));

    private final Set<UUID> services;
    private final Set<Integer> makers;
    private final List<String> names;

    SensorProfile(Set<UUID> services, Set<Integer> makers, List<String> names) {
        this.services = services;
        this.makers = makers;
        this.names = names;
    }

    /** The word in options and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(SensorProfile::word).toList();
    }

    /**
     * The sensor that a device is: by its services, else by its maker, else by the beginning of its name, which people
     * change and Bluetooth stacks remember from before. After a connection ask again, with the services that it has.
     */
    public static Optional<SensorProfile> identify(Advert advert) {
        return Arrays.stream(values())
                .filter(profile -> profile.services.stream().anyMatch(advert.services()::contains))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(profile -> profile.makers.stream().anyMatch(advert.makers()::contains))
                        .findFirst())
                .or(() -> Arrays.stream(values())
                        .filter(profile -> profile.isNamed(advert.name()))
                        .findFirst());
    }

    /** Of the Thingy:53, which is another thing, the name begins alike. */
    private boolean isNamed(String name) {
        return names.stream().anyMatch(name::startsWith) && !name.startsWith("Thingy:53");
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

    /** The names that its protocol's settings may have. */
    public List<String> protocolSettingNames() {
        return switch (this) {
            case MOVESENSE, WITMOTION, THINGY52 -> List.of("rate");
            case DOT -> List.of("rate", "mode");
            case POLAR, SENSORTAG -> List.of();
        };
    }

    /**
     * Makes a sensor of this kind measure, for one connection.
     *
     * @param wanted what is wanted of it, by {@link #protocolSettingNames}
     * @throws IllegalArgumentException if a value is none that can be
     */
    public SensorProtocol protocol(Map<String, String> wanted) {
        Settings settings = new Settings(wanted);
        return switch (this) {
            case MOVESENSE -> new MovesenseProtocol(settings);
            case WITMOTION -> new WitMotionProtocol(settings);
            case DOT -> new DotProtocol(settings);
            case POLAR -> new PolarProtocol();
            case THINGY52 -> new Thingy52Protocol(settings);
            case SENSORTAG -> new SensorTagProtocol();
        };
    }
}

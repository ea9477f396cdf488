package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.gateway.words.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sensor as it is named on the command line: {@code [PLACEMENT=]KIND:TARGET[,OPTION=VALUE]…[,mount=X,Y,Z]}.
 *
 * @param placement where it is worn; null where that is not said
 * @param kind what sort of sensor
 * @param target which one: a scenario, a file, …
 * @param mount how it sits; null where that is not said
 * @param options what else is said of a sensor that measures now, by name, e.g. {@code rate}
 */
record SensorSpec(
        @Nullable Placement placement,
        Kind kind,
        String target,
        @Nullable Mount mount,
        Map<String, String> options) {

    SensorSpec {
        options = Map.copyOf(options);
    }

    /** A sensor of which nothing else is said. */
    SensorSpec(@Nullable Placement placement, Kind kind, String target, @Nullable Mount mount) {
        this(placement, kind, target, mount, Map.of());
    }

    /** Sorts of sensors. */
    enum Kind {
        BLE,
        SIM,
        MQTT,
        PHONE,
        FILE;

        /** Whether its samples are there already, rather than measured now. */
        boolean isStored() {
            return this == SIM || this == FILE;
        }

        /** Names of its options. Those of files and simulations stand in themselves, and commas in their names. */
        private List<String> optionNames() {
            return switch (this) {
                case BLE -> List.of("profile", "rate");
                case MQTT, PHONE -> List.of("signs", "rate");
                case SIM, FILE -> List.of();
            };
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern SPEC =
            Pattern.compile("((?<placement>[^=:/]*)=)?(?<kind>[^=:/,]*):(?<target>.+?)(,mount=(?<mount>.*))?");
    private static final List<String> KINDS =
            Stream.of(Kind.values()).map(Kind::word).toList();

    /**
     * Reads a sensor's name.
     *
     * @throws IllegalArgumentException if it names none; the message says what to write
     */
    static SensorSpec parse(String text) {
        Matcher parts = SPEC.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a sensor is [PLACEMENT=]KIND:WHICH[,mount=X,Y,Z], e.g. sim:demo or"
                    + " file:squats.csv; was '" + text + "'");
        }
        String kindWord = parts.group("kind");
        if (!KINDS.contains(kindWord)) {
            throw new IllegalArgumentException(
                    "no kind of sensor is called '" + kindWord + ":'. " + DidYouMean.sentence(kindWord, KINDS));
        }
        Kind kind = Kind.valueOf(kindWord.toUpperCase(Locale.ROOT));
        String target = parts.group("target");
        if (kind == Kind.SIM) {
            Scenarios.check(target);
        }
        Map<String, String> options = new LinkedHashMap<>();
        if (!kind.optionNames().isEmpty()) {
            target = takeOptions(target, kind, options);
        }
        String placement = parts.group("placement");
        String mount = parts.group("mount");
        return new SensorSpec(
                placement == null ? null : Vocabulary.placement(placement),
                kind,
                target,
                mount == null ? null : Mount.parse(mount),
                options);
    }

    /** Takes {@code ,NAME=VALUE} off the end of a target. */
    private static String takeOptions(String text, Kind kind, Map<String, String> options) {
        String[] parts = text.split(",", -1);
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
            if (!kind.optionNames().contains(name)) {
                List<String> known = new ArrayList<>(kind.optionNames());
                known.add("mount");
                throw new IllegalArgumentException("a sensor of the kind " + kind.word() + ": has no option '" + name
                        + "'. " + DidYouMean.sentence(name, known));
            }
            if (equals < 0 || equals == parts[i].length() - 1) {
                throw new IllegalArgumentException("the option " + name + " of a sensor needs a value, e.g. ," + name
                        + "=" + (name.equals("rate") ? "100" : name.equals("signs") ? "android" : "witmotion"));
            }
            if (options.put(name, parts[i].substring(equals + 1)) != null) {
                throw new IllegalArgumentException("the option " + name + " of a sensor is given twice");
            }
        }
        return parts[0];
    }
}

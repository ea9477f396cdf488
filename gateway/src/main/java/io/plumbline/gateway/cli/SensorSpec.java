package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.gateway.words.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sensor as it is named on the command line: {@code [PLACEMENT=]KIND:TARGET[,mount=X,Y,Z]}.
 *
 * @param placement where it is worn; null where that is not said
 * @param kind what sort of sensor
 * @param target which one: a scenario, a file, …
 * @param mount how it sits; null where that is not said
 */
record SensorSpec(
        @Nullable Placement placement,
        Kind kind,
        String target,
        @Nullable Mount mount) {

    /** Sorts of sensors. */
    enum Kind {
        BLE,
        SIM,
        MQTT,
        FILE;

        /** Whether its samples are there already, rather than measured now. */
        boolean isStored() {
            return this == SIM || this == FILE;
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
        String placement = parts.group("placement");
        String mount = parts.group("mount");
        return new SensorSpec(
                placement == null ? null : Vocabulary.placement(placement),
                kind,
                target,
                mount == null ? null : Mount.parse(mount));
    }
}

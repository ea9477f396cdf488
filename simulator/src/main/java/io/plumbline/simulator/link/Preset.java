package io.plumbline.simulator.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Radios that one meets. The shares and lengths of loss are orders of magnitude for a sensor on the back and a host in the
 * room (design figures, no measurement); see {@link Loss#bursts} for why they come in bursts.
 */
public enum Preset {
    /** Everything arrives as soon as it is sent. */
    CABLE(0, 0, 1, 0, 0),
    /** In sight: 0.1 % lost, one packet here and there. */
    CLEAN(0.001, 0.001, 1, Preset.INTERVAL_SECONDS, Preset.JITTER_SECONDS),
    /** The body is between: 2.5 % lost, in bursts of about 0.1 s. */
    SHADOWED(0.025, 0.001, 0.1, Preset.INTERVAL_SECONDS, Preset.JITTER_SECONDS),
    /** At the edge of its reach: 10 % lost, in bursts of about 0.5 s. */
    BAD(0.10, 0.001, 0.5, Preset.INTERVAL_SECONDS, Preset.JITTER_SECONDS);

    /** A host that is not asked for anything else takes 30 to 50 ms. */
    private static final double INTERVAL_SECONDS = 0.030;

    private static final double JITTER_SECONDS = 0.003;

    private final double share;
    private final double single;
    private final double burstSeconds;
    private final double connectionIntervalSeconds;
    private final double jitterSeconds;

    Preset(double share, double single, double burstSeconds, double connectionIntervalSeconds, double jitterSeconds) {
        this.share = share;
        this.single = single;
        this.burstSeconds = burstSeconds;
        this.connectionIntervalSeconds = connectionIntervalSeconds;
        this.jitterSeconds = jitterSeconds;
    }

    /** The word in scenarios. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The preset of a word.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    static Preset ofWord(String word) {
        return Arrays.stream(values())
                .filter(preset -> preset.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no radio is called '" + word + "'; there are "
                        + Arrays.stream(values()).map(Preset::word).collect(Collectors.joining(", "))));
    }

    /** Time between two connection events, s; 0: there is nothing to wait for. */
    double connectionIntervalSeconds() {
        return connectionIntervalSeconds;
    }

    /** Mean delay by the host, s. */
    double jitterSeconds() {
        return jitterSeconds;
    }

    /** Its losses for a sensor that sends a packet every so many seconds. */
    Loss loss(double packetSeconds) {
        return Loss.bursts(share, single, burstSeconds, packetSeconds);
    }
}

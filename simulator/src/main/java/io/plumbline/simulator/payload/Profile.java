package io.plumbline.simulator.payload;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sensors whose notifications can be made. */
public enum Profile {
    /** Movesense with its GSP firmware, subscribed to {@code /Meas/IMU6}. */
    MOVESENSE(MovesenseEncoder.MOST_SAMPLES),
    /** WitMotion WT901BLECL and BWT901BLE5.0: frames of 20 bytes. */
    WITMOTION(1),
    /** Nordic Thingy:52, raw motion characteristic. */
    THINGY52(1);

    /** Movesense sends about thirteen packets a second, whatever its rate: 4 samples at 52 Hz, 8 at 104 Hz. */
    private static final double PACKETS_PER_SECOND = 13;

    private final int mostSamples;

    Profile(int mostSamples) {
        this.mostSamples = mostSamples;
    }

    /** The word in options and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The profile of a word.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static Profile ofWord(String word) {
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sensor profile is called '" + word + "'; there are "
                        + Arrays.stream(values()).map(Profile::word).collect(Collectors.joining(", "))));
    }

    /**
     * How many samples it sends at once.
     *
     * @param asked as many, where its protocol can; null: as the part does
     */
    public int samplesPerPacket(double rateHz, @Nullable Integer asked) {
        long samples = asked == null ? Math.round(rateHz / PACKETS_PER_SECOND) : asked;
        return (int) Math.max(1, Math.min(mostSamples, samples));
    }

    PayloadEncoder encoder() {
        return switch (this) {
            case MOVESENSE -> new MovesenseEncoder();
            case WITMOTION -> new WitMotionEncoder();
            case THINGY52 -> new Thingy52Encoder();
        };
    }
}

package io.plumbline.simulator.link;

import io.plumbline.analytics.imu.Placement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a radio's numbers and words may be, and the sentences that say so. */
final class Limits {

    private static final double LONGEST_SESSION_SECONDS = 86_400;

    private Limits() {}

    static void between(String key, double value, double smallest, double largest) {
        if (!(value >= smallest && value <= largest)) {
            throw new IllegalArgumentException(key + " must be between " + number(smallest) + " and " + number(largest)
                    + ", was " + number(value));
        }
    }

    static void time(double atSeconds) {
        between("at_s", atSeconds, 0, LONGEST_SESSION_SECONDS);
    }

    static @Nullable Placement placement(@Nullable String word) {
        return word == null
                ? null
                : Placement.ofWord(word)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no placement is called '" + word + "'; there are "
                                        + Arrays.stream(Placement.values())
                                                .map(Placement::word)
                                                .collect(Collectors.joining(", "))));
    }

    /** Without a needless ".0", as a person would have written it. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e10
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}

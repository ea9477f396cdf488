package io.plumbline.gateway.mqtt;

import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try to connect: 1 s, then twice as long each time, 30 s at most, and each time a
 * random share of 50 to 100 % of it, so that many gateways do not all come at once when their broker is back.
 */
final class Backoff {

    private static final double FIRST_SECONDS = 1;
    private static final double LONGEST_SECONDS = 30;

    private final DoubleSupplier random;
    private double nextSeconds = FIRST_SECONDS;

    /** {@code random} gives numbers in [0, 1). */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    double nextSeconds() {
        double wait = nextSeconds * (0.5 + 0.5 * random.getAsDouble());
        nextSeconds = Math.min(LONGEST_SECONDS, 2 * nextSeconds);
        return wait;
    }

    void reset() {
        nextSeconds = FIRST_SECONDS;
    }
}

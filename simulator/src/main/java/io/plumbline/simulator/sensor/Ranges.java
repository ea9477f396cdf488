package io.plumbline.simulator.sensor;

/** The range that a sensor's setting must lie in, and the sentence that says so. */
final class Ranges {

    private Ranges() {}

    static void upTo(String key, double value, double largest) {
        if (!(value >= 0 && value <= largest)) {
            throw new IllegalArgumentException(key + " must be in [0, " + largest + "], was " + value);
        }
    }

    static void between(String key, double value, double smallest, double largest) {
        if (!(value >= smallest && value <= largest)) {
            throw new IllegalArgumentException(key + " must be in [" + smallest + ", " + largest + "], was " + value);
        }
    }
}

package io.plumbline.simulator.scenario;

/** The range that a scenario's number must lie in, and the sentence that says so. */
final class Checks {

    private Checks() {}

    static void between(String key, double value, double smallest, double largest) {
        if (!(value >= smallest && value <= largest)) {
            throw new IllegalArgumentException(key + " must be between " + number(smallest) + " and " + number(largest)
                    + ", was " + number(value));
        }
    }

    /** Without a needless ".0", as a person would have written it. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}

package io.plumbline.analytics.session;

/** Why nothing is judged; in the order in which one is named where several hold. */
enum Reason {
    NO_EXERCISE("no-exercise"),
    PAUSED("paused"),
    PLACEMENT("placement"),
    SENSOR_FAULT("sensor-fault"),
    SWAPPED("swapped"),
    SLIPPED("slipped"),
    UNCALIBRATED("uncalibrated"),
    CLOCK("clock"),
    SATURATED("saturated"),
    RANGE("range"),
    SENSOR_GAP("sensor-gap"),
    SIDE_LYING("side-lying"),
    START("start"),
    TRANSITION("transition");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}

package io.plumbline.gateway.phone;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which way a phone's accelerometer counts. A message does not say it, and a wrong guess turns the wearer upside down: it is
 * asked for.
 */
public enum AccelerometerSigns {
    /** At rest +9.81 along what points up: Android, and iPhones with "Standardise Units & Frames" switched on in the app. */
    ANDROID(1),
    /** The other way round on all three axes: iPhones otherwise. */
    IOS(-1);

    private final int factor;

    AccelerometerSigns(int factor) {
        this.factor = factor;
    }

    /** What an acceleration is multiplied by to be a specific force. */
    double factor() {
        return factor;
    }

    /** The word in options. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(AccelerometerSigns::word).toList();
    }

    /** The signs of a word. */
    public static Optional<AccelerometerSigns> ofWord(String word) {
        return Arrays.stream(values())
                .filter(signs -> signs.word().equals(word))
                .findFirst();
    }
}

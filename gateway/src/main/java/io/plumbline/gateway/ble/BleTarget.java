package io.plumbline.gateway.ble;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which sensor is meant.
 *
 * @param text its address, e.g. {@code C4:64:E3:11:22:33}, or its name or the beginning of it, e.g. {@code Movesense}
 */
public record BleTarget(String text) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}");

    /** Checks the text. */
    public BleTarget {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "a Bluetooth sensor is named by its address or its name, e.g. ble:C4:64:E3:11:22:33 or ble:Movesense");
        }
        text = ADDRESS.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** Whether it is named by its address. */
    boolean isAddress() {
        return ADDRESS.matcher(text).matches();
    }

    /** Those that it may be: of its address, else of this very name, else those whose names begin so. */
    List<Sighting> among(List<Sighting> heard) {
        if (isAddress()) {
            return filter(heard, device -> device.address().equalsIgnoreCase(text));
        }
        List<Sighting> exact = filter(heard, device -> device.advert().name().equalsIgnoreCase(text));
        return exact.isEmpty() ? filter(heard, device -> begins(device.advert().name())) : exact;
    }

    private boolean begins(String name) {
        return name.regionMatches(true, 0, text, 0, text.length());
    }

    private static List<Sighting> filter(List<Sighting> heard, Predicate<Sighting> which) {
        return heard.stream().filter(which).toList();
    }
}

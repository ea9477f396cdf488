package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.gateway.ble.Notification;
import io.plumbline.gateway.sensor.Gatt.Characteristic;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What a device has, as lines for a person. */
final class GattText {

    /** Names of Bluetooth SIG's assigned numbers that sensors have. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1800", "Generic Access"),
            Map.entry("1801", "Generic Attribute"),
            Map.entry("180a", "Device Information"),
            Map.entry("180d", "Heart Rate"),
            Map.entry("180f", "Battery"),
            Map.entry("2a00", "Device Name"),
            Map.entry("2a01", "Appearance"),
            Map.entry("2a04", "Preferred Connection Parameters"),
            Map.entry("2a05", "Service Changed"),
            Map.entry("2a19", "Battery Level"),
            Map.entry("2a23", "System ID"),
            Map.entry("2a24", "Model Number"),
            Map.entry("2a25", "Serial Number"),
            Map.entry("2a26", "Firmware Revision"),
            Map.entry("2a27", "Hardware Revision"),
            Map.entry("2a28", "Software Revision"),
            Map.entry("2a29", "Manufacturer"),
            Map.entry("2a37", "Heart Rate Measurement"),
            Map.entry("2a50", "PnP ID"));

    private static final String BASE = "-0000-1000-8000-00805f9b34fb";
    private static final int SHOWN_BYTES = 32;

    private final List<Characteristic> all;
    private final Set<UUID> headed = new HashSet<>();

    GattText(List<Characteristic> all) {
        this.all = all.stream()
                .sorted(Comparator.comparing(
                                (Characteristic one) -> one.service().toString())
                        .thenComparing(one -> one.uuid().toString()))
                .toList();
    }

    /** Its characteristics, service by service. */
    List<Characteristic> inOrder() {
        return all;
    }

    /** The line of the service, before its first characteristic. */
    Optional<String> headingBefore(Characteristic one) {
        return headed.add(one.service()) ? Optional.of("  service " + named(one.service())) : Optional.empty();
    }

    /** The line of a characteristic. */
    String line(Characteristic one) {
        return "    " + named(one.uuid()) + "  [" + String.join(" ", new TreeSet<>(one.abilities())) + "]";
    }

    /** A value in hexadecimal, and as text where it is one. */
    static String value(byte[] bytes) {
        if (bytes.length == 0) {
            return "(empty)";
        }
        String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES));
        String text = new String(bytes, UTF_8).replace("\0", "");
        boolean readable = text.length() > 1
                && text.codePoints().allMatch(point -> point >= 0x20 && point != 0x7f)
                && !text.contains("\ufffd");
        return hex
                + (bytes.length > SHOWN_BYTES ? " … (" + bytes.length + " bytes)" : "")
                + (readable ? "  \"" + text + "\"" : "");
    }

    /** What came of one characteristic while it was listened to. */
    static String heard(UUID uuid, List<Notification> told, Duration longest) {
        if (told.isEmpty()) {
            return named(uuid) + ": nothing";
        }
        Notification first = told.get(0);
        return String.format(
                Locale.ROOT,
                "%s: %d notifications, %.1f a second; the first: %s",
                named(uuid),
                told.size(),
                told.size() / (longest.toNanos() / 1e9),
                HexFormat.of().formatHex(first.value()));
    }

    private static String named(UUID uuid) {
        String text = uuid.toString();
        String name = text.endsWith(BASE) && text.startsWith("0000") ? NAMES.get(text.substring(4, 8)) : null;
        return name == null ? text : text.substring(4, 8) + " " + name;
    }
}

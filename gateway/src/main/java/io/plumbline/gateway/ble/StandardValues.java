package io.plumbline.gateway.ble;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.gateway.sensor.Gatt.Characteristic;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What many devices tell in the same way: battery and make, by Bluetooth SIG's services 180F and 180A. */
public final class StandardValues {

    private static final UUID BATTERY_LEVEL = UUID.fromString("00002a19-0000-1000-8000-00805f9b34fb");
    private static final UUID MODEL = UUID.fromString("00002a24-0000-1000-8000-00805f9b34fb");
    private static final UUID FIRMWARE = UUID.fromString("00002a26-0000-1000-8000-00805f9b34fb");

    private StandardValues() {}

    /** How full the battery is, 0 to 100 %; empty where the device does not say. */
    public static OptionalInt battery(BleConnection connection) throws InterruptedException {
        Optional<byte[]> value = read(connection, BATTERY_LEVEL);
        return value.isPresent() && value.get().length > 0
                ? OptionalInt.of(Math.min(value.get()[0] & 0xff, 100))
                : OptionalInt.empty();
    }

    /** Model and firmware, as far as the device says them. */
    public static String model(BleConnection connection) throws InterruptedException {
        String model = text(connection, MODEL);
        String firmware = text(connection, FIRMWARE);
        return (model + " " + firmware).strip();
    }

    private static String text(BleConnection connection, UUID characteristic) throws InterruptedException {
        return read(connection, characteristic)
                .map(bytes -> new String(bytes, UTF_8).replace("\0", "").strip())
                .orElse("");
    }

    private static Optional<byte[]> read(BleConnection connection, UUID uuid) throws InterruptedException {
        boolean there =
                connection.characteristics().stream().map(Characteristic::uuid).anyMatch(uuid::equals);
        if (!there) {
            return Optional.empty();
        }
        try {
            return Optional.of(connection.read(uuid));
        } catch (IOException e) {
            return Optional.empty(); // It says so itself where it can't: a session does not depend on it.
        }
    }
}

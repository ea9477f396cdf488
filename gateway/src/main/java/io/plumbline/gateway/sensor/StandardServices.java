package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.UUID;

/** What Bluetooth SIG has numbered (Assigned Numbers): battery and device information, read the same of every device. */
public final class StandardServices {

    /** How full a battery is, one byte. */
    public static final UUID BATTERY_LEVEL = uuid(0x2A19);

    private static final UUID MODEL_NUMBER = uuid(0x2A24);
    private static final UUID FIRMWARE_REVISION = uuid(0x2A26);
    private static final UUID MANUFACTURER_NAME = uuid(0x2A29);
    private static final int LONGEST_TEXT = 40;

    private StandardServices() {}

    /** The UUID of a number that Bluetooth SIG has given out. */
    static UUID uuid(int number) {
        return new UUID(((long) number << 32) | 0x1000L, 0x800000805F9B34FBL);
    }

    /** The battery's level, 0 to 100; empty where the device does not tell it. */
    static OptionalInt batteryPercent(Gatt gatt) throws IOException, InterruptedException {
        byte[] value = gatt.has(BATTERY_LEVEL) ? gatt.read(BATTERY_LEVEL) : new byte[0];
        return percent(value, 0);
    }

    /** A percentage that a value holds; empty where it holds none. */
    public static OptionalInt percent(byte[] value, int at) {
        return value.length > at && (value[at] & 0xFF) <= 100 ? OptionalInt.of(value[at]) : OptionalInt.empty();
    }

    /** Maker, model and firmware, as far as the device tells them; may be empty. */
    static String model(Gatt gatt) throws IOException, InterruptedException {
        String maker = text(gatt, MANUFACTURER_NAME);
        String model = text(gatt, MODEL_NUMBER);
        String firmware = text(gatt, FIRMWARE_REVISION);
        String name = model.startsWith(maker) ? model : maker + " " + model;
        return (name + " " + firmware).strip();
    }

    /** A short text, without what does not belong in a line. */
    private static String text(Gatt gatt, UUID characteristic) throws IOException, InterruptedException {
        if (!gatt.has(characteristic)) {
            return "";
        }
        String text = new String(gatt.read(characteristic), StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}

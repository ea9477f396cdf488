package io.plumbline.gateway.sensor;

import io.plumbline.gateway.sensor.Gatt.Characteristic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * WitMotion WT901BLECL, BWT901BLE5.0 and their kin (data sheet v23-0420): it streams as soon as it is subscribed to;
 * registers are written as {@code FF AA register low high} once unlocked. Its UUIDs end in {@code 9A34FB}, not in Bluetooth
 * SIG's {@code 9B34FB}, and which of its two values notifies differs from unit to unit, so that what they can do decides.
 *
 * <p>Nothing is saved in the sensor: what is set lasts until it is switched off, and its memory is spared. Rates of the
 * numbers above 09 mean other things in other firmware and are never written.
 */
final class WitMotionProtocol implements SensorProtocol {

    static final UUID SERVICE = UUID.fromString("0000ffe5-0000-1000-8000-00805f9a34fb");

    /** Of units that speak classic Bluetooth as well; other makers' devices have it too. */
    static final UUID DUAL_SERVICE = UUID.fromString("49535343-fe7d-4ae5-8fa9-9fafd205e455");

    private static final byte[] UNLOCK = {(byte) 0xFF, (byte) 0xAA, 0x69, (byte) 0x88, (byte) 0xB5};
    private static final int RATE = 0x03;
    private static final int BANDWIDTH = 0x1F;
    private static final int ALGORITHM = 0x24;
    private static final int READ = 0x27;
    private static final int VERSION = 0x2E;
    private static final int BATTERY = 0x64;
    private static final int WITHOUT_MAGNETOMETER = 1;

    /**
     * What a rate in Hz is written as, and with it the low-pass that lets a movement through and keeps what is faster than
     * half the rate out: 42 Hz (03) at 100 Hz, 20 Hz (04) at 50.
     */
    private static final Map<Integer, int[]> WRITTEN = Map.of(100, new int[] {0x09, 0x03}, 50, new int[] {0x08, 0x04});

    private static final Duration BETWEEN_WRITES = Duration.ofMillis(100);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(1);

    /** Ends of the maker's table of volts for a charge of 0 and 100 %. */
    private static final double EMPTY_VOLTS = 3.40;

    private static final double FULL_VOLTS = 3.99;

    private final int rateHz;
    private final PayloadDecoder decoder = new WitMotionDecoder();
    private @Nullable Characteristic data;
    private @Nullable Characteristic commands;

    WitMotionProtocol(Settings settings) {
        rateHz = settings.oneOf("rate", 100, 50, 100);
    }

    @Override
    public void start(Gatt gatt) throws IOException, InterruptedException {
        Characteristic notifying = find(gatt, Characteristic::notifies);
        Characteristic written = find(gatt, Characteristic::isWritable);
        data = notifying;
        commands = written;
        gatt.subscribe(notifying.uuid());
        int[] numbers = WRITTEN.getOrDefault(rateHz, new int[0]);
        List<byte[]> writes = List.of(
                UNLOCK,
                register(RATE, numbers[0]),
                register(BANDWIDTH, numbers[1]),
                register(ALGORITHM, WITHOUT_MAGNETOMETER));
        for (byte[] write : writes) {
            gatt.write(written.uuid(), write);
            gatt.pause(BETWEEN_WRITES);
        }
    }

    /** The value that can do something, rather one that can do nothing else. */
    private static Characteristic find(Gatt gatt, Predicate<Characteristic> able) throws IOException {
        UUID service = gatt.characteristics().stream()
                        .anyMatch(known -> known.service().equals(SERVICE))
                ? SERVICE
                : DUAL_SERVICE;
        List<Characteristic> ours = gatt.characteristics().stream()
                .filter(known -> known.service().equals(service))
                .filter(able)
                .toList();
        Optional<Characteristic> alone = ours.stream()
                .filter(known -> !(known.notifies() && known.isWritable()))
                .findFirst();
        return alone.or(() -> ours.stream().findFirst())
                .orElseThrow(() -> new IOException(
                        "this device has not the service of a WitMotion WT901BLE. Vibration sensors (WTVB) and"
                                + " Wi-Fi models speak another protocol; if it is a WT901BLE, switch it off and"
                                + " on"));
    }

    private static byte[] register(int number, int value) {
        return new byte[] {(byte) 0xFF, (byte) 0xAA, (byte) number, (byte) value, 0};
    }

    @Override
    public void stop(Gatt gatt) throws IOException, InterruptedException {
        if (data != null) {
            gatt.unsubscribe(data.uuid());
        }
    }

    @Override
    public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
        if (data != null && data.uuid().equals(characteristic)) {
            decoder.decode(payload, decoded);
        }
    }

    @Override
    public double rateHz() {
        return rateHz;
    }

    /** From the battery's voltage, on a straight line between the ends of the maker's table: a rough figure. */
    @Override
    public OptionalInt batteryPercent(Gatt gatt) throws IOException, InterruptedException {
        double volts = read(gatt, BATTERY) / 100.0;
        double share = (volts - EMPTY_VOLTS) / (FULL_VOLTS - EMPTY_VOLTS);
        return volts > 0
                ? OptionalInt.of((int) Math.round(100 * Math.max(0, Math.min(1, share))))
                : OptionalInt.empty();
    }

    @Override
    public String model(Gatt gatt) throws IOException, InterruptedException {
        int version = read(gatt, VERSION);
        return version > 0 ? "WitMotion " + version : "WitMotion";
    }

    /** A register's value, 16 bits; −1 before the start. */
    private int read(Gatt gatt, int register) throws IOException, InterruptedException {
        if (data == null || commands == null) {
            return -1;
        }
        byte[] answer = gatt.ask(
                commands.uuid(),
                register(READ, register),
                data.uuid(),
                notification -> answerAt(notification, register) >= 0,
                ANSWERS_WITHIN);
        int at = answerAt(answer, register);
        return (answer[at + 4] & 0xFF) | (answer[at + 5] & 0xFF) << 8;
    }

    /** Where the answer {@code 55 71 register 00 low high} begins among the frames of a notification; −1: nowhere. */
    private static int answerAt(byte[] notification, int register) {
        for (int i = 0; i + 6 <= notification.length; i++) {
            if (notification[i] == 0x55
                    && notification[i + 1] == 0x71
                    && (notification[i + 2] & 0xFF) == register
                    && notification[i + 3] == 0) {
                return i;
            }
        }
        return -1;
    }
}

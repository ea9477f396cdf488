package io.plumbline.gateway.ble.bus;

import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.Decoded;
import io.plumbline.gateway.sensor.Decoded.Reading;
import io.plumbline.gateway.sensor.Gatt;
import io.plumbline.gateway.sensor.SensorProtocol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A sensor that nobody can buy: it lies still, and its readings are numbered, so that a test sees which arrived. Its number
 * is in the rate about x, {@value #RATE_PER_NUMBER} rad/s each.
 */
public final class CountingSensor implements SensorProtocol {

    /** Rate about x from one reading to the next, rad/s. */
    public static final double RATE_PER_NUMBER = 1e-6;

    /** The service of one that tells the time. */
    public static final UUID WITH_CLOCK = UUID.fromString("7d3a0001-0f52-4c6e-9a51-2f1d6f0c0a01");

    /** The service of one that does not. */
    public static final UUID WITHOUT_CLOCK = UUID.fromString("7d3a0002-0f52-4c6e-9a51-2f1d6f0c0a01");

    /** What it tells. */
    public static final UUID DATA = UUID.fromString("7d3a0010-0f52-4c6e-9a51-2f1d6f0c0a01");

    private static final UUID BATTERY_SERVICE = standard(0x180F);
    private static final UUID BATTERY = standard(0x2A19);
    private static final UUID INFORMATION_SERVICE = standard(0x180A);
    private static final UUID MODEL = standard(0x2A24);
    private static final UUID FIRMWARE = standard(0x2A26);
    private static final int RATE_HZ = 100;

    private final boolean clock;

    private CountingSensor(boolean clock) {
        this.clock = clock;
    }

    /** A device of this kind, 100 Hz. */
    public static FakeSensor device(String address, String name, UUID kind) {
        long startNanos = System.nanoTime();
        return new FakeSensor(address, name)
                        .advertises(kind)
                        .value(BATTERY_SERVICE, BATTERY, Set.of("read"), new byte[] {87})
                        .value(INFORMATION_SERVICE, MODEL, Set.of("read"), "Counter".getBytes(StandardCharsets.UTF_8))
                        .value(INFORMATION_SERVICE, FIRMWARE, Set.of("read"), "1.2".getBytes(StandardCharsets.UTF_8))
                        .stream(kind, DATA, RATE_HZ, number -> payload(number, System.nanoTime() - startNanos));
    }

    private static byte[] payload(long number, long sinceStartNanos) {
        return ByteBuffer.allocate(20)
                .putInt((int) number)
                .putLong(sinceStartNanos / 1000)
                .putLong(System.nanoTime())
                .array();
    }

    /** How such a device is made to measure; empty for another. */
    public static Optional<SensorProtocol> choose(Advert advert) {
        if (advert.services().contains(WITH_CLOCK)) {
            return Optional.of(new CountingSensor(true));
        }
        return advert.services().contains(WITHOUT_CLOCK) ? Optional.of(new CountingSensor(false)) : Optional.empty();
    }

    @Override
    public void start(Gatt gatt) throws IOException, InterruptedException {
        gatt.subscribe(DATA);
    }

    @Override
    public void stop(Gatt gatt) throws IOException, InterruptedException {
        gatt.unsubscribe(DATA);
    }

    @Override
    public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
        if (characteristic.equals(DATA)) {
            ByteBuffer bytes = ByteBuffer.wrap(payload);
            double rate = bytes.getInt() * RATE_PER_NUMBER;
            double seconds = clock ? bytes.getLong() / 1e6 : Double.NaN;
            decoded.accept(new Reading(seconds, 0, 0, 9.81, rate, 0, 0));
        }
    }

    @Override
    public double rateHz() {
        return RATE_HZ;
    }

    private static UUID standard(int number) {
        return new UUID(((long) number << 32) | 0x1000L, 0x800000805F9B34FBL);
    }
}

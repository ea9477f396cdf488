package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * TI CC2650 SensorTag (TI {@code SensorTag_Mov.c}): gyroscope, accelerometer and compass on, a range of 8 g, which it has
 * whatever is asked for, no wake on motion, which would end the data after 10 s of stillness; 10 Hz, the most that it can.
 */
final class SensorTagProtocol implements SensorProtocol {

    static final UUID SERVICE = uuid(0xAA80);

    /** As it advertises itself, in the short form. */
    static final UUID ADVERTISED = StandardServices.uuid(0xAA80);

    private static final UUID DATA = uuid(0xAA81);
    private static final UUID CONFIGURATION = uuid(0xAA82);
    private static final UUID PERIOD = uuid(0xAA83);
    private static final byte TENTHS_OF_SECONDS = 10;

    private final PayloadDecoder decoder = new SensorTagDecoder();

    private static UUID uuid(int number) {
        return new UUID(0xF0000000_0451_4000L | (long) number << 32, 0xB000000000000000L);
    }

    @Override
    public void start(Gatt gatt) throws IOException, InterruptedException {
        if (!gatt.has(CONFIGURATION) || !gatt.has(DATA)) {
            throw new IOException("this SensorTag has no movement service; the CC2541 and older have none that can be"
                    + " used here, the CC2650 and CC1350 do");
        }
        gatt.write(CONFIGURATION, new byte[] {0x7F, 0x02});
        gatt.write(PERIOD, new byte[] {TENTHS_OF_SECONDS});
        gatt.subscribe(DATA);
    }

    @Override
    public void stop(Gatt gatt) throws IOException, InterruptedException {
        gatt.unsubscribe(DATA);
        gatt.write(CONFIGURATION, new byte[] {0, 0});
    }

    @Override
    public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
        if (characteristic.equals(DATA)) {
            decoder.decode(payload, decoded);
        }
    }

    @Override
    public double rateHz() {
        return 10;
    }

    @Override
    public Set<Limitation> limitations() {
        return Set.of(Limitation.FEW_SAMPLES);
    }
}

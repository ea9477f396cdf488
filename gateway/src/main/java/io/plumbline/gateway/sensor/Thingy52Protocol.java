package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Nordic Thingy:52 (Nordic-Thingy52-FW, {@code ble_tms.h}): its motion configuration is written to its flash memory, and
 * only where it is not what is wanted; subscribing to the raw motion starts it.
 */
final class Thingy52Protocol implements SensorProtocol {

    static final UUID CONFIGURATION_SERVICE = uuid(0x0100);
    static final UUID MOTION_SERVICE = uuid(0x0400);

    private static final UUID CONFIGURATION = uuid(0x0401);
    private static final UUID RAW_MOTION = uuid(0x0406);

    /** Of the configuration: step counter's, temperature's and compass' intervals (ms, u16), then these. */
    private static final int RATE_AT = 6;

    private static final int WAKE_ON_MOTION_AT = 8;

    /** The intervals that it has when new: 1000, 500, 500 ms. */
    private static final byte[] NEW = {(byte) 0xE8, 3, (byte) 0xF4, 1, (byte) 0xF4, 1, 10, 0, 1};

    private final int rateHz;
    private final PayloadDecoder decoder = new Thingy52Decoder();

    Thingy52Protocol(Settings settings) {
        rateHz = settings.oneOf("rate", 100, 50, 100, 200);
    }

    private static UUID uuid(int number) {
        return new UUID(0xEF680000_9B35_4933L | (long) number << 32, 0x9B1052FFA9740042L);
    }

    @Override
    public void start(Gatt gatt) throws IOException, InterruptedException {
        if (!gatt.has(CONFIGURATION) || !gatt.has(RAW_MOTION)) {
            throw new IOException(
                    "this Thingy has no motion service; only a Thingy:52 with Nordic's own firmware has it."
                            + " The app \"nRF Thingy\" puts it back");
        }
        byte[] set = gatt.read(CONFIGURATION);
        byte[] wanted = set.length == NEW.length ? set.clone() : NEW.clone();
        wanted[RATE_AT] = (byte) rateHz;
        wanted[RATE_AT + 1] = 0;
        wanted[WAKE_ON_MOTION_AT] = 0;
        if (!Arrays.equals(set, wanted)) {
            gatt.write(CONFIGURATION, wanted);
        }
        gatt.subscribe(RAW_MOTION);
    }

    @Override
    public void stop(Gatt gatt) throws IOException, InterruptedException {
        gatt.unsubscribe(RAW_MOTION);
    }

    @Override
    public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
        if (characteristic.equals(RAW_MOTION)) {
            decoder.decode(payload, decoded);
        }
    }

    @Override
    public double rateHz() {
        return rateHz;
    }
}

package io.plumbline.gateway.sensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * Nordic Thingy:52, raw motion characteristic 0406: specific force in 1/1024 g, angular rate in 1/32 °/s, magnetometer,
 * three times three int16, little-endian; one sample a notification, no time (Nordic-Thingy52-FW, {@code m_motion.c}, which
 * shifts 16.16 fixed point right by 6, 11 and 12). A beginning of 6 or 12 bytes is read as far as it goes.
 */
final class Thingy52Decoder implements PayloadDecoder {

    private static final double FORCE = STANDARD_GRAVITY / 1024;
    private static final double RATE = Math.toRadians(1.0 / 32);

    @Override
    public void decode(byte[] payload, Consumer<? super Decoded> decoded) {
        if (payload.length != 6 && payload.length != 12 && payload.length != 18) {
            decoded.accept(new Decoded.Malformed(
                    "raw motion of a Thingy:52 has 18 bytes (or its first 6 or 12), this has " + payload.length));
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        boolean rate = payload.length >= 12;
        decoded.accept(new Decoded.Reading(
                Double.NaN,
                bytes.getShort(0) * FORCE,
                bytes.getShort(2) * FORCE,
                bytes.getShort(4) * FORCE,
                rate ? bytes.getShort(6) * RATE : Double.NaN,
                rate ? bytes.getShort(8) * RATE : Double.NaN,
                rate ? bytes.getShort(10) * RATE : Double.NaN));
    }
}

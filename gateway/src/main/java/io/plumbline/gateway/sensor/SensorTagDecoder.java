package io.plumbline.gateway.sensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * TI CC2650 SensorTag, movement characteristic AA81: angular rate (500/65536 °/s), specific force (1/4096 g), magnetometer,
 * three times three int16, little-endian; one sample a notification, no time, ten a second at most. The scale of force is
 * that of the 8 g range, which its firmware has whatever is asked for (TI {@code sensor_mpu9250.c}). Until the part has
 * woken it sends zeros. A beginning of 6 or 12 bytes is read as far as it goes.
 */
final class SensorTagDecoder implements PayloadDecoder {

    private static final double RATE = Math.toRadians(500.0 / 65536);
    private static final double FORCE = STANDARD_GRAVITY / 4096;

    @Override
    public void decode(byte[] payload, Consumer<? super Decoded> decoded) {
        if (payload.length != 6 && payload.length != 12 && payload.length != 18) {
            decoded.accept(new Decoded.Malformed(
                    "movement of a SensorTag has 18 bytes (or its first 6 or 12), this has " + payload.length));
            return;
        }
        if (isZero(payload)) {
            decoded.accept(new Decoded.Unsupported(Double.NaN, "not awake yet"));
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        boolean force = payload.length >= 12;
        decoded.accept(new Decoded.Reading(
                Double.NaN,
                force ? bytes.getShort(6) * FORCE : Double.NaN,
                force ? bytes.getShort(8) * FORCE : Double.NaN,
                force ? bytes.getShort(10) * FORCE : Double.NaN,
                bytes.getShort(0) * RATE,
                bytes.getShort(2) * RATE,
                bytes.getShort(4) * RATE));
    }

    private static boolean isZero(byte[] payload) {
        for (byte value : payload) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}

package io.plumbline.simulator.payload;

import io.plumbline.analytics.imu.ImuSample;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Movesense GSP (movesense.com, GATT SensorData Protocol), IMU6: type, reference, u32 time of the first sample in ms, then
 * all specific forces (float32, m/s²), then all angular rates (float32, degrees/s). What does not fit the 155 bytes of a
 * notification follows in a second one of type 3, whose first two bytes are type and reference again. The values are
 * clipped at the widest ranges that the part has, ±16 g and ±2000 degrees/s; which it has after it was switched on is not
 * documented.
 */
final class MovesenseEncoder implements PayloadEncoder {

    /** Two notifications hold no more. */
    static final int MOST_SAMPLES = 12;

    private static final byte DATA = 2;
    private static final byte DATA_PART2 = 3;
    private static final byte REFERENCE = 0x63;
    private static final int HEAD_BYTES = 2;
    private static final int LARGEST_NOTIFICATION = 155;
    private static final double FORCE_RANGE = 16 * STANDARD_GRAVITY;
    private static final double RATE_RANGE_DPS = 2000;

    @Override
    public List<byte[]> encode(List<ImuSample> samples, long deviceMilliseconds) {
        ByteBuffer bytes =
                ByteBuffer.allocate(HEAD_BYTES + 4 + 24 * samples.size()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(DATA).put(REFERENCE).putInt((int) deviceMilliseconds);
        for (ImuSample sample : samples) {
            putForce(bytes, sample.ax());
            putForce(bytes, sample.ay());
            putForce(bytes, sample.az());
        }
        for (ImuSample sample : samples) {
            putRate(bytes, sample.gx());
            putRate(bytes, sample.gy());
            putRate(bytes, sample.gz());
        }
        byte[] whole = bytes.array();
        return whole.length <= LARGEST_NOTIFICATION ? List.of(whole) : halved(whole);
    }

    private static List<byte[]> halved(byte[] whole) {
        byte[] first = Arrays.copyOf(whole, LARGEST_NOTIFICATION);
        byte[] second = Arrays.copyOfRange(whole, LARGEST_NOTIFICATION - HEAD_BYTES, whole.length);
        second[0] = DATA_PART2;
        second[1] = REFERENCE;
        return List.of(first, second);
    }

    private static void putForce(ByteBuffer bytes, double metresPerSecondSquared) {
        bytes.putFloat((float) Math.max(-FORCE_RANGE, Math.min(FORCE_RANGE, metresPerSecondSquared)));
    }

    private static void putRate(ByteBuffer bytes, double radiansPerSecond) {
        double dps = Math.toDegrees(radiansPerSecond);
        bytes.putFloat((float) Math.max(-RATE_RANGE_DPS, Math.min(RATE_RANGE_DPS, dps)));
    }
}

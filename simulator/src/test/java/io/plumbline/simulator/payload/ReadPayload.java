package io.plumbline.simulator.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads notifications by their published layouts, independently of what writes them: for tests. Specific force in m/s²,
 * angular rate in rad/s.
 */
public final class ReadPayload {

    private static final double G = 9.80665;

    private final ByteBuffer bytes;

    private ReadPayload(byte[] payload) {
        bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static ReadPayload of(byte[] payload) {
        return new ReadPayload(payload);
    }

    public static ReadPayload of(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** Two parts of a Movesense packet in one: type and reference of the second fall away. */
    public static byte[] joined(byte[] first, byte[] second) {
        byte[] whole = Arrays.copyOf(first, first.length + second.length - 2);
        System.arraycopy(second, 2, whole, first.length, second.length - 2);
        return whole;
    }

    public int type() {
        return bytes.get(0);
    }

    public int movesenseReference() {
        return bytes.get(1);
    }

    /** Movesense: the sensor's clock at the first sample, ms. */
    public long movesenseMilliseconds() {
        return Integer.toUnsignedLong(bytes.getInt(2));
    }

    /** Movesense: all numbers after the time. */
    public float[] movesenseFloats() {
        float[] floats = new float[(bytes.capacity() - 6) / 4];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = bytes.getFloat(6 + 4 * i);
        }
        return floats;
    }

    /** Movesense IMU6: ax ay az gx gy gz of a sample. */
    public double[] movesenseImu6(int sample) {
        float[] floats = movesenseFloats();
        int rates = floats.length / 2;
        double[] six = new double[6];
        for (int axis = 0; axis < 3; axis++) {
            six[axis] = floats[3 * sample + axis];
            six[3 + axis] = Math.toRadians(floats[rates + 3 * sample + axis]);
        }
        return six;
    }

    /** WitMotion, a frame of 55 61: ax ay az gx gy gz, then roll, pitch and yaw in degrees. */
    public double[] witMotion() {
        if (bytes.get(0) != 0x55 || bytes.get(1) != 0x61) {
            throw new IllegalStateException("no frame begins here");
        }
        double[] nine = new double[9];
        for (int i = 0; i < 9; i++) {
            double raw = bytes.getShort(2 + 2 * i) / 32768.0;
            nine[i] = i < 3 ? raw * 16 * G : i < 6 ? Math.toRadians(raw * 2000) : raw * 180;
        }
        return nine;
    }

    /** Thingy:52 raw motion: ax ay az, and gx gy gz where the payload goes on. */
    public double[] thingy52() {
        double[] six = new double[Math.min(6, bytes.capacity() / 2)];
        for (int i = 0; i < six.length; i++) {
            short raw = bytes.getShort(2 * i);
            six[i] = i < 3 ? raw / 1024.0 * G : Math.toRadians(raw / 32.0);
        }
        return six;
    }
}

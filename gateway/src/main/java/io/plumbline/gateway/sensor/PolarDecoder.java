package io.plumbline.gateway.sensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Polar's measurement data (PMD; Verity Sense: force and rate, H10: force): kind of measurement, u64 time of the
 * <em>last</em> sample in ns since the year 2000, frame type, then either plain int8/16/24 triples or a reference sample and
 * blocks of bit-packed differences ({@link PolarDeltas}); little-endian (polar-ble-sdk, {@code PmdDataFrame}).
 *
 * <p>{@code factor} is what the sensor answered when the stream was begun, 1 where it said none. Samples are spread evenly
 * from the frame before to the time of this; in the first frame by {@code rate}.
 */
final class PolarDecoder implements PayloadDecoder {

    private static final int HEAD = 10;
    private static final int FORCE = 2;
    private static final int RATE = 5;
    private static final int COMPRESSED = 0x80;
    private static final double USUAL_RATE_HZ = 52;

    /** A frame holds about a second; what is said to be longer has a hole before it, s. */
    private static final double LONGEST_FRAME_SECONDS = 5;

    private static final Map<Integer, String> OTHERS =
            Map.of(0, "electrocardiogram", 1, "pulse wave", 3, "pulse intervals", 6, "magnetometer", 9, "SDK mode");

    private final double factor;
    private final double rateHz;
    private final double[] lastSeconds = {Double.NaN, Double.NaN};

    PolarDecoder(Settings settings) {
        factor = settings.number("factor", 1000, 1);
        rateHz = settings.number("rate", 1000, USUAL_RATE_HZ);
    }

    @Override
    public void decode(byte[] payload, Consumer<? super Decoded> decoded) {
        if (payload.length < HEAD) {
            decoded.accept(new Decoded.Malformed("a Polar frame has at least 10 bytes, this has " + payload.length));
            return;
        }
        int kind = payload[0] & 0x3F;
        double seconds = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getLong(1) * 1e-9;
        if (kind != FORCE && kind != RATE) {
            decoded.accept(new Decoded.Unsupported(Double.NaN, OTHERS.getOrDefault(kind, "measurement " + kind)));
            return;
        }
        try {
            say(kind == FORCE, seconds, samples(kind == FORCE, payload), decoded);
        } catch (IllegalArgumentException e) {
            decoded.accept(new Decoded.Malformed("Polar frame: " + e.getMessage()));
        }
    }

    /** Three numbers a sample: m/s² or rad/s. */
    private double[] samples(boolean force, byte[] payload) {
        int type = payload[9] & 0xFF;
        double unit = force ? STANDARD_GRAVITY : Math.toRadians(1);
        if ((type & COMPRESSED) == 0) {
            if (!force || type > 2) {
                throw new IllegalArgumentException("type " + type + " of this measurement is not known");
            }
            return scaled(PolarDeltas.plain(payload, HEAD, 8 * (type + 1)), 1e-3 * unit);
        }
        return switch (type & ~COMPRESSED) {
            case 0 -> scaled(PolarDeltas.deltas(payload, HEAD, 16), factor * unit);
            case 1 ->
                force
                        ? scaled(PolarDeltas.deltas(payload, HEAD, 16), 1e-3 * factor * unit)
                        : floats(PolarDeltas.deltas(payload, HEAD, 32), unit);
            default -> throw new IllegalArgumentException("type " + type + " of this measurement is not known");
        };
    }

    private static double[] scaled(int[] raw, double unit) {
        double[] values = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            values[i] = raw[i] * unit;
        }
        return values;
    }

    private static double[] floats(int[] bits, double unit) {
        double[] values = new double[bits.length];
        for (int i = 0; i < bits.length; i++) {
            float value = Float.intBitsToFloat(bits[i]);
            values[i] = Float.isFinite(value) ? value * unit : Double.NaN;
        }
        return values;
    }

    private void say(boolean force, double seconds, double[] values, Consumer<? super Decoded> decoded) {
        int count = values.length / 3;
        double before = lastSeconds[force ? 0 : 1];
        boolean follows = seconds > before && seconds - before < LONGEST_FRAME_SECONDS;
        double step = follows ? (seconds - before) / count : 1 / rateHz;
        lastSeconds[force ? 0 : 1] = seconds;
        for (int i = 0; i < count; i++) {
            double at = seconds - (count - 1 - i) * step;
            double x = values[3 * i];
            double y = values[3 * i + 1];
            double z = values[3 * i + 2];
            decoded.accept(
                    force
                            ? new Decoded.Reading(at, x, y, z, Double.NaN, Double.NaN, Double.NaN)
                            : new Decoded.Reading(at, Double.NaN, Double.NaN, Double.NaN, x, y, z));
        }
    }
}

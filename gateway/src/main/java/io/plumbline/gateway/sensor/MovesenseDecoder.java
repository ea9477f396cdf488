package io.plumbline.gateway.sensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Movesense with its GSP firmware (movesense.com, GATT SensorData Protocol): type, reference, u32 time of the first sample
 * in ms, then all specific forces, all angular rates, all field vectors, as far as asked for: float32 triples in m/s², °/s
 * and µT, little-endian. What does not fit one notification follows in a second one of type 3.
 *
 * <p>The rate is not in the packet; where it is not said it is 13 Hz times the number of samples, as its firmware packs
 * them. The first of two parts is known by a length that no whole packet has.
 */
final class MovesenseDecoder implements PayloadDecoder {

    private static final int RESPONSE = 1;
    private static final int DATA = 2;
    private static final int DATA_PART2 = 3;
    private static final int HEAD = 6;
    private static final int VECTOR = 12;
    private static final int LARGEST = 2 * 512;
    private static final double PACKETS_PER_SECOND = 13;

    private final @Nullable MovesenseMeasure asked;
    private final double rateHz;
    private final TickUnwrapper ticks = new TickUnwrapper();
    private byte[] begun = new byte[0];

    MovesenseDecoder(Settings settings) {
        String word = settings.word("measure");
        asked = word == null ? null : MovesenseMeasure.ofWord(word);
        rateHz = settings.number("rate", 1666, Double.NaN);
    }

    @Override
    public void decode(byte[] payload, Consumer<? super Decoded> decoded) {
        int type = payload.length < 2 ? -1 : payload[0];
        if (type == DATA && payload.length >= HEAD && payload.length <= LARGEST) {
            dropBegun(decoded);
            take(payload, decoded);
        } else if (type == DATA_PART2 && begun.length > 0 && payload[1] == begun[1] && payload.length <= LARGEST) {
            byte[] whole = Arrays.copyOf(begun, begun.length + payload.length - 2);
            System.arraycopy(payload, 2, whole, begun.length, payload.length - 2);
            begun = new byte[0];
            if (isWhole(whole)) {
                read(whole, decoded);
            } else {
                decoded.accept(new Decoded.Malformed(
                        "two parts of a Movesense packet do not fit together: " + whole.length + " bytes in all"));
            }
        } else if (type == DATA_PART2) {
            decoded.accept(new Decoded.Malformed("second part of a Movesense packet whose first part is lost"));
        } else if (type == RESPONSE) {
            decoded.accept(new Decoded.Unsupported(Double.NaN, "answer to a command"));
        } else {
            decoded.accept(new Decoded.Malformed("a Movesense packet begins with 02 and has at least 6 bytes, this has "
                    + payload.length + (payload.length == 0 ? "" : " and begins with " + hex(payload[0]))));
        }
    }

    private void dropBegun(Consumer<? super Decoded> decoded) {
        if (begun.length > 0) {
            begun = new byte[0];
            decoded.accept(new Decoded.Malformed("first part of a Movesense packet whose second part is lost"));
        }
    }

    private void take(byte[] payload, Consumer<? super Decoded> decoded) {
        if (isWhole(payload)) {
            read(payload, decoded);
        } else {
            begun = payload.clone();
        }
    }

    private boolean isWhole(byte[] packet) {
        int stride = VECTOR * (asked == null ? 1 : asked.blocks());
        return packet.length > HEAD && (packet.length - HEAD) % stride == 0;
    }

    private void read(byte[] packet, Consumer<? super Decoded> decoded) {
        ByteBuffer bytes = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        double firstSeconds = ticks.unwrap(bytes.getInt(2)) * 1e-3;
        int vectors = (packet.length - HEAD) / VECTOR;
        MovesenseMeasure measure = asked == null ? MovesenseMeasure.likely(sizes(bytes, vectors)) : asked;
        if (measure == MovesenseMeasure.MAGN) {
            decoded.accept(new Decoded.Unsupported(Double.NaN, "magnetometer"));
            return;
        }
        int samples = vectors / measure.blocks();
        double rate = Double.isNaN(rateHz) ? PACKETS_PER_SECOND * samples : rateHz;
        for (int i = 0; i < samples; i++) {
            int force = measure.forceBlock() < 0 ? -1 : measure.forceBlock() * samples + i;
            int turn = measure.rateBlock() < 0 ? -1 : measure.rateBlock() * samples + i;
            decoded.accept(new Decoded.Reading(
                    firstSeconds + i / rate,
                    number(bytes, force, 0),
                    number(bytes, force, 1),
                    number(bytes, force, 2),
                    Math.toRadians(number(bytes, turn, 0)),
                    Math.toRadians(number(bytes, turn, 1)),
                    Math.toRadians(number(bytes, turn, 2))));
        }
    }

    private static double[] sizes(ByteBuffer bytes, int vectors) {
        double[] sizes = new double[vectors];
        for (int i = 0; i < vectors; i++) {
            double x = number(bytes, i, 0);
            double y = number(bytes, i, 1);
            double z = number(bytes, i, 2);
            sizes[i] = Math.sqrt(x * x + y * y + z * z);
        }
        return sizes;
    }

    private static double number(ByteBuffer bytes, int vector, int axis) {
        float value = vector < 0 ? Float.NaN : bytes.getFloat(HEAD + VECTOR * vector + 4 * axis);
        return Float.isFinite(value) ? value : Double.NaN;
    }

    private static String hex(byte value) {
        return String.format("%02x", value);
    }
}

package io.plumbline.gateway.sensor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a Polar says of one of its measurements behind the first five bytes of an answer: settings with the values that they
 * can have, each {@code id, number of values, values} (polar-ble-sdk, {@code PmdSetting}).
 */
final class PolarSettings {

    private static final int HEAD = 5;
    private static final int RATE = 0;
    private static final int RESOLUTION = 1;
    private static final int RANGE = 2;
    private static final int CHANNELS = 4;
    private static final int FACTOR = 5;

    /** Bytes of a value, by the setting's id. */
    private static final int[] SIZES = {2, 2, 2, 4, 1, 4, 16};

    private final Map<Integer, int[]> offered = new LinkedHashMap<>();

    /** Reads an answer, as far as it can be read. */
    PolarSettings(byte[] answer) {
        ByteBuffer bytes = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
        int at = HEAD;
        while (at + 2 <= answer.length) {
            int id = answer[at] & 0xFF;
            int count = answer[at + 1] & 0xFF;
            at += 2;
            if (id >= SIZES.length || at + count * SIZES[id] > answer.length) {
                return;
            }
            int[] values = new int[count];
            for (int i = 0; i < count && SIZES[id] <= 4; i++) {
                values[i] = value(bytes, at + i * SIZES[id], SIZES[id]);
            }
            offered.put(id, values);
            at += count * SIZES[id];
        }
    }

    private static int value(ByteBuffer bytes, int at, int size) {
        return switch (size) {
            case 1 -> bytes.get(at) & 0xFF;
            case 2 -> bytes.getShort(at) & 0xFFFF;
            default -> bytes.getInt(at);
        };
    }

    /** What raw numbers are to be multiplied by; 1 where nothing is said of it. */
    double factor() {
        int[] values = offered.getOrDefault(FACTOR, new int[0]);
        double factor = values.length == 0 ? 1 : Float.intBitsToFloat(values[0]);
        return factor > 0 && factor <= 1000 ? factor : 1;
    }

    /** The rate that is taken, Hz: the lowest that is enough for a movement, else the highest. */
    int rateHz(int enoughHz) {
        int best = 0;
        for (int rate : offered.getOrDefault(RATE, new int[0])) {
            boolean better = best < enoughHz ? rate > best : rate >= enoughHz && rate < best;
            best = better ? rate : best;
        }
        return best;
    }

    /**
     * The request that starts a measurement: command and kind, then each setting with one value.
     *
     * @param enoughHz as for {@link #rateHz}
     * @param range the range that is wanted; where it is not offered the widest
     */
    byte[] start(byte command, int kind, int enoughHz, int range) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(command);
        request.write(kind);
        offered.forEach((id, values) -> {
            if (values.length > 0) {
                switch (id) {
                    case RATE -> put(request, id, rateHz(enoughHz));
                    case RESOLUTION, CHANNELS -> put(request, id, most(values));
                    case RANGE -> put(request, id, offers(values, range) ? range : most(values));
                    default -> {} // Not for the one that asks.
                }
            }
        });
        return request.toByteArray();
    }

    private static void put(ByteArrayOutputStream request, int id, int value) {
        request.write(id);
        request.write(1);
        for (int i = 0; i < SIZES[id]; i++) {
            request.write(value >> (8 * i));
        }
    }

    private static int most(int[] values) {
        int most = values[0];
        for (int value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    private static boolean offers(int[] values, int wanted) {
        for (int value : values) {
            if (value == wanted) {
                return true;
            }
        }
        return false;
    }
}

package io.plumbline.gateway.sensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Xsens / Movella DOT, measurement service (Xsens DOT BLE Services Specifications, firmware 2.0.0): u32 time in µs that
 * wraps after 71.6 minutes, then float32 groups by payload mode: quaternion, Euler angles, specific force in m/s², angular
 * rate in °/s; little-endian, one sample a notification, filled up with zeros to the size of its characteristic (20, 40, 63).
 *
 * <p>The mode is what the sensor was asked for. Where it is not said it is told by the length, as far as that tells it.
 */
final class DotDecoder implements PayloadDecoder {

    /**
     * A payload mode.
     *
     * @param bytes how long it is
     * @param force where the specific force begins, −1 where there is none
     * @param rate where the angular rate begins, −1 where there is none
     * @param holds what it holds that is of no use here
     */
    private record Mode(int bytes, int force, int rate, String holds) {}

    private static final Map<Integer, Mode> MODES = Map.of(
            21, new Mode(28, 4, 16, ""),
            20, new Mode(34, 4, 16, ""),
            26, new Mode(44, 20, 32, ""),
            22, new Mode(40, -1, 28, ""),
            24, new Mode(32, -1, 20, ""),
            3, new Mode(32, -1, -1, "orientation and free acceleration"),
            5, new Mode(20, -1, -1, "orientation"),
            6, new Mode(16, -1, -1, "free acceleration"));
    private static final int RATE_QUANTITIES = 21;

    private final @Nullable Mode asked;
    private final TickUnwrapper ticks = new TickUnwrapper();

    DotDecoder(Settings settings) {
        String word = settings.word("mode");
        asked = word == null ? null : mode(word);
    }

    private static Mode mode(String word) {
        for (Map.Entry<Integer, Mode> mode : MODES.entrySet()) {
            if (mode.getKey().toString().equals(word)) {
                return mode.getValue();
            }
        }
        throw new IllegalArgumentException("setting mode must be one of "
                + MODES.keySet().stream().sorted().toList() + ", was '" + word
                + "'; modes of high fidelity (1, 17, 25) take the maker's own program to read");
    }

    @Override
    public void decode(byte[] payload, Consumer<? super Decoded> decoded) {
        Mode mode = asked == null ? ofLength(payload) : asked;
        if (mode == null) {
            decoded.accept(new Decoded.Malformed("the length of " + payload.length
                    + " bytes tells no payload mode of a DOT; say --setting mode=" + RATE_QUANTITIES));
            return;
        }
        if (payload.length < mode.bytes()) {
            decoded.accept(new Decoded.Malformed("this mode of a DOT has " + mode.bytes() + " bytes, this has "
                    + payload.length + ": cut off by an MTU that is too small?"));
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        double seconds = ticks.unwrap(bytes.getInt(0)) * 1e-6;
        if (mode.force() < 0 && mode.rate() < 0) {
            decoded.accept(new Decoded.Unsupported(seconds, mode.holds()));
            return;
        }
        decoded.accept(new Decoded.Reading(
                seconds,
                force(bytes, mode, 0),
                force(bytes, mode, 1),
                force(bytes, mode, 2),
                rate(bytes, mode, 0),
                rate(bytes, mode, 1),
                rate(bytes, mode, 2)));
    }

    private static @Nullable Mode ofLength(byte[] payload) {
        if (payload.length >= 44) {
            return MODES.get(26);
        } else if (payload.length == 28 || (payload.length == 40 && zeroFrom(payload, 28))) {
            return MODES.get(RATE_QUANTITIES);
        } else if (payload.length == 34 || (payload.length == 40 && zeroFrom(payload, 34))) {
            return MODES.get(20);
        } else if (payload.length == 20) {
            return MODES.get(zeroFrom(payload, 16) ? 6 : 5);
        }
        return null;
    }

    private static boolean zeroFrom(byte[] payload, int from) {
        for (int i = from; i < payload.length; i++) {
            if (payload[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static double force(ByteBuffer bytes, Mode mode, int axis) {
        return mode.force() < 0 ? Double.NaN : finite(bytes.getFloat(mode.force() + 4 * axis));
    }

    private static double rate(ByteBuffer bytes, Mode mode, int axis) {
        return mode.rate() < 0 ? Double.NaN : Math.toRadians(finite(bytes.getFloat(mode.rate() + 4 * axis)));
    }

    private static double finite(float value) {
        return Float.isFinite(value) ? value : Double.NaN;
    }
}

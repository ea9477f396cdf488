package io.plumbline.gateway.sensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * WitMotion WT901BLECL, BWT901BLE5.0 and their kin: frames of 20 bytes, {@code 55 61} and nine int16 (specific force in
 * 16 g/32768, angular rate in 2000/32768 °/s, Euler angles), or of 28 bytes with date and time behind; {@code 55 71} answers
 * to a register that was asked for. Little-endian (data sheet v23-0420).
 *
 * <p>There is no checksum, no number and, in 20 bytes, no time, and a notification need not hold whole frames: the bytes are
 * a stream. A frame is one where its head stands, and another head, or the end of what has come, behind it. How long frames
 * are is decided by the first that shows it.
 */
final class WitMotionDecoder implements PayloadDecoder {

    private static final int HEAD = 0x55;
    private static final int DATA = 0x61;
    private static final int REGISTER = 0x71;
    private static final int SHORT = 20;
    private static final int LONG = 28;
    private static final double FORCE = 16 * STANDARD_GRAVITY / 32768;
    private static final double RATE = Math.toRadians(2000.0 / 32768);

    private final byte[] stream = new byte[2 * LONG + 512];
    private final ByteBuffer bytes = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    private int filled;
    private int frame;

    @Override
    public void decode(byte[] payload, Consumer<? super Decoded> decoded) {
        if (payload.length > 512) {
            decoded.accept(new Decoded.Malformed("a notification has at most 512 bytes, this has " + payload.length));
            return;
        }
        System.arraycopy(payload, 0, stream, filled, payload.length);
        filled += payload.length;
        int at = 0;
        int strange = 0;
        while (filled - at >= SHORT) {
            int length = lengthAt(at);
            if (length == 0 && isTailOfLongFrame(at)) {
                frame = LONG;
                at += LONG - SHORT;
            } else if (length == 0) {
                at++;
                strange++;
            } else if (filled - at < length) {
                break;
            } else {
                read(at, length, decoded);
                at += length;
            }
        }
        int head = at;
        while (head < filled && !mayBeginAt(head)) {
            head++;
        }
        if (head - at > LONG - SHORT) { // Fewer may be the end of a long frame.
            strange += head - at;
            at = head;
        }
        System.arraycopy(stream, at, stream, 0, filled - at);
        filled -= at;
        if (strange > 0) {
            decoded.accept(new Decoded.Malformed((strange == 1 ? "1 byte is" : strange + " bytes are")
                    + " no part of a WitMotion frame, which begins with 55 61 or 55 71 and has 20 or 28 bytes"));
        }
    }

    /** Whether a frame begins here, as far as it can be seen. */
    private boolean mayBeginAt(int at) {
        return headAt(at) || (at + 1 == filled && (stream[at] & 0xFF) == HEAD);
    }

    /** How long the frame is that begins here; 0: none does. */
    private int lengthAt(int at) {
        if (!headAt(at)) {
            return 0;
        }
        if ((stream[at + 1] & 0xFF) == REGISTER) {
            return headAt(at + SHORT) || at + SHORT >= filled || frame != LONG ? SHORT : 0;
        }
        if (frame == 0) {
            if (at + SHORT == filled || headAt(at + SHORT)) {
                frame = SHORT;
            } else if (at + LONG == filled || headAt(at + LONG)) {
                frame = LONG;
            } else {
                return at + LONG < filled ? 0 : LONG;
            }
        }
        boolean followed = at + frame + 1 >= filled || headAt(at + frame);
        return followed ? frame : 0;
    }

    /** Whether the frame before was a long one that came in two notifications and was taken for a short one. */
    private boolean isTailOfLongFrame(int at) {
        return frame == SHORT && at == 0 && headAt(at + LONG - SHORT);
    }

    private boolean headAt(int at) {
        if (at + 1 >= filled || (stream[at] & 0xFF) != HEAD) {
            return false;
        }
        int type = stream[at + 1] & 0xFF;
        return type == DATA || type == REGISTER;
    }

    private void read(int at, int length, Consumer<? super Decoded> decoded) {
        if ((stream[at + 1] & 0xFF) == REGISTER) {
            decoded.accept(new Decoded.Unsupported(Double.NaN, register(bytes.getShort(at + 2) & 0xFFFF)));
            return;
        }
        decoded.accept(new Decoded.Reading(
                length == LONG ? clock(at + SHORT) : Double.NaN,
                bytes.getShort(at + 2) * FORCE,
                bytes.getShort(at + 4) * FORCE,
                bytes.getShort(at + 6) * FORCE,
                bytes.getShort(at + 8) * RATE,
                bytes.getShort(at + 10) * RATE,
                bytes.getShort(at + 12) * RATE));
    }

    private static String register(int number) {
        return switch (number) {
            case 0x3A -> "magnetometer";
            case 0x40 -> "temperature";
            case 0x51 -> "orientation";
            case 0x64 -> "battery";
            default -> String.format("register %02x", number);
        };
    }

    /** Seconds since 1970 of the date and time that the sensor believes in; NaN where they are none. */
    private double clock(int at) {
        try {
            return LocalDateTime.of(
                                    2000 + stream[at],
                                    stream[at + 1],
                                    stream[at + 2],
                                    stream[at + 3],
                                    stream[at + 4],
                                    stream[at + 5])
                            .toEpochSecond(ZoneOffset.UTC)
                    + (bytes.getShort(at + 6) & 0xFFFF) * 1e-3;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }
}

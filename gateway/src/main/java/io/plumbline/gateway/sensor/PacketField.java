package io.plumbline.gateway.sensor;

import io.plumbline.gateway.words.Unit.Quantity;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value in a packet of a generic sensor, or something between values.
 *
 * @param role what it is
 * @param type how it is written; null in text, and for what is skipped
 * @param factor what a number is multiplied by to be in m/s², rad/s or s; 1 for a sequence number
 * @param skipped how many bytes, or columns of text, are passed over; 0 for a value
 */
record PacketField(Role role, @Nullable NumberType type, double factor, int skipped) {

    /** What a value is. */
    enum Role {
        AX(0),
        AY(1),
        AZ(2),
        GX(3),
        GY(4),
        GZ(5),
        TIME(6),
        SEQUENCE(7),
        SKIP(8);

        /** How many there are. */
        static final int COUNT = 9;

        private final int place;

        Role(int place) {
            this.place = place;
        }

        /** Where its newest value stands among those of all roles. */
        int place() {
            return place;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isForce() {
            return this == AX || this == AY || this == AZ;
        }

        boolean isRate() {
            return this == GX || this == GY || this == GZ;
        }

        /** What it measures; empty where it is a mere number. */
        Optional<Quantity> quantity() {
            if (isForce()) {
                return Optional.of(Quantity.SPECIFIC_FORCE);
            } else if (isRate()) {
                return Optional.of(Quantity.ANGULAR_RATE);
            }
            return this == TIME ? Optional.of(Quantity.TIME) : Optional.empty();
        }

        /** Words of those that a file may name. */
        static List<String> words() {
            return Arrays.stream(values())
                    .filter(role -> role != SKIP)
                    .map(Role::word)
                    .toList();
        }
    }

    /** How a number is written. */
    enum NumberType {
        I8(1),
        U8(1),
        I16(2),
        U16(2),
        I32(4),
        U32(4),
        F32(4),
        F64(8);

        private final int bytes;

        NumberType(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }

        /** Whether it counts up and starts at 0 again when it is full. */
        boolean isCounter() {
            return this == U8 || this == U16 || this == U32;
        }

        boolean isFloat() {
            return this == F32 || this == F64;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> words() {
            return Arrays.stream(values()).map(NumberType::word).toList();
        }

        /** The number at a place; NaN where a float there is none. */
        double read(ByteBuffer packet, int at) {
            return switch (this) {
                case I8 -> packet.get(at);
                case U8 -> packet.get(at) & 0xFF;
                case I16 -> packet.getShort(at);
                case U16 -> packet.getShort(at) & 0xFFFF;
                case I32 -> packet.getInt(at);
                case U32 -> Integer.toUnsignedLong(packet.getInt(at));
                case F32 -> finite(packet.getFloat(at));
                case F64 -> finite(packet.getDouble(at));
            };
        }

        private static double finite(double value) {
            return Double.isFinite(value) ? value : Double.NaN;
        }
    }

    /** How many bytes it takes; 0 in text. */
    int bytes() {
        return type == null ? skipped : type.bytes();
    }
}

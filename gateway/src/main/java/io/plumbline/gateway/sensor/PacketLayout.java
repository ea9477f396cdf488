package io.plumbline.gateway.sensor;

import io.plumbline.gateway.sensor.PacketField.Role;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the notifications of a generic sensor are laid out: a head, once a notification, then samples.
 *
 * @param separator between the columns of a line of text; null where packets are binary
 * @param order of the bytes of a number
 * @param head fields before the first sample
 * @param sample fields of a sample
 * @param samples how many there are in each notification; {@link #AS_MANY_AS_FIT}
 * @param timeIsOfLast whether a time in the head is that of the last sample rather than of the first
 * @param rateHz samples a second
 */
record PacketLayout(
        @Nullable String separator,
        ByteOrder order,
        List<PacketField> head,
        List<PacketField> sample,
        int samples,
        boolean timeIsOfLast,
        double rateHz) {

    /** The length of a notification tells how many samples there are. */
    static final int AS_MANY_AS_FIT = 0;

    /** The largest value of a characteristic. */
    static final int LARGEST_PACKET = 512;

    PacketLayout {
        head = List.copyOf(head);
        sample = List.copyOf(sample);
    }

    static int bytes(List<PacketField> fields) {
        return fields.stream().mapToInt(PacketField::bytes).sum();
    }

    static boolean has(List<PacketField> fields, Role role) {
        return fields.stream().anyMatch(field -> field.role() == role);
    }

    boolean hasRates() {
        return has(sample, Role.GX);
    }

    /**
     * A reading of what was read last.
     *
     * @param values the newest value of each role, at its place, m/s² and rad/s
     */
    Decoded.Reading reading(double seconds, double[] values) {
        boolean rates = hasRates();
        return new Decoded.Reading(
                seconds,
                values[Role.AX.place()],
                values[Role.AY.place()],
                values[Role.AZ.place()],
                rates ? values[Role.GX.place()] : Double.NaN,
                rates ? values[Role.GY.place()] : Double.NaN,
                rates ? values[Role.GZ.place()] : Double.NaN);
    }
}

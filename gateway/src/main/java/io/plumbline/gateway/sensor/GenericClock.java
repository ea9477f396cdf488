package io.plumbline.gateway.sensor;

import io.plumbline.gateway.sensor.PacketField.NumberType;
import io.plumbline.gateway.sensor.PacketField.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The times of a generic sensor's samples, by what its packets hold: a time in each sample; a time in the head, from which
 * samples are counted at the rate; else a sequence number, counted at the rate, so that lost packets leave a gap instead of
 * making the clock slow; else none (NaN). It also tells packets and samples that have come twice, by their number.
 */
final class GenericClock {

    /** Where the time between two packets is near to what the rate says, nothing was lost between them. */
    private static final double NEAR = 0.5;

    /** A counter of the sensor, in the head or in each sample. */
    private static final class Counter {
        private final Role role;
        private final boolean wraps;
        private final double factor;
        private final TickUnwrapper ticks;
        private double value = Double.NaN;

        Counter(PacketField field) {
            NumberType type = field.type();
            role = field.role();
            wraps = type != null && type.isCounter();
            factor = field.factor();
            ticks = new TickUnwrapper(wraps && type != null ? Byte.SIZE * type.bytes() : Integer.SIZE);
        }

        /** Takes its newest value; false where that is the one before. */
        boolean take(double[] raw) {
            double before = value;
            double now = raw[role.place()];
            value = (wraps ? ticks.unwrap((int) (long) now) : now) * factor;
            return value != before;
        }
    }

    private final PacketLayout layout;
    private final Optional<Counter> headTime;
    private final Optional<Counter> headNumber;
    private final Optional<Counter> sampleTime;
    private final Optional<Counter> sampleNumber;
    private double stepSeconds;

    GenericClock(PacketLayout layout) {
        this.layout = layout;
        headTime = counter(layout.head(), Role.TIME);
        headNumber = counter(layout.head(), Role.SEQUENCE);
        sampleTime = counter(layout.sample(), Role.TIME);
        sampleNumber = counter(layout.sample(), Role.SEQUENCE);
        stepSeconds = 1 / layout.rateHz();
    }

    private static Optional<Counter> counter(List<PacketField> fields, Role role) {
        return Stream.of(fields.toArray(PacketField[]::new))
                .filter(field -> field.role() == role)
                .findFirst()
                .map(Counter::new);
    }

    /**
     * A packet has come whose head was read.
     *
     * @param raw the newest value of each role; a time or number as the sensor wrote it
     * @return false where it is the packet before, once more
     */
    boolean packet(double[] raw, int samples) {
        if (headNumber.isPresent() && !headNumber.get().take(raw)) {
            return false;
        }
        if (headTime.isPresent()) {
            Counter time = headTime.get();
            double before = time.value;
            time.take(raw);
            double nominal = 1 / layout.rateHz();
            double step = (time.value - before) / samples;
            boolean near = Math.abs(step - nominal) <= NEAR * nominal;
            stepSeconds = layout.timeIsOfLast() && near ? step : nominal;
        }
        return true;
    }

    /** A sample was read, as {@link #packet}; false where it is the one before. */
    boolean sample(double[] raw) {
        sampleTime.ifPresent(time -> time.take(raw));
        return sampleNumber.isEmpty() || sampleNumber.get().take(raw);
    }

    /**
     * Time of a sample on the sensor's clock, s; NaN where nothing tells it.
     *
     * @param index its place in the packet
     * @param samples how many the packet has
     */
    double seconds(int index, int samples) {
        if (sampleTime.isPresent()) {
            return sampleTime.get().value;
        } else if (headTime.isPresent()) {
            int fromTheTimed = layout.timeIsOfLast() ? index - (samples - 1) : index;
            return headTime.get().value + fromTheTimed * stepSeconds;
        } else if (sampleNumber.isPresent()) {
            return sampleNumber.get().value / layout.rateHz();
        } else if (headNumber.isPresent() && layout.samples() != PacketLayout.AS_MANY_AS_FIT) {
            return (headNumber.get().value * samples + index) / layout.rateHz();
        }
        return Double.NaN;
    }
}

package io.plumbline.gateway.sensor;

import io.plumbline.gateway.sensor.PacketField.NumberType;
import io.plumbline.gateway.sensor.PacketField.Role;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Binary packets of a generic sensor, timed by {@link GenericClock}; one that has come twice is left out. Not a number, where
 * a float is none, is what the packet does not tell.
 */
final class GenericDecoder implements PayloadDecoder {

    private final PacketLayout layout;
    private final int headBytes;
    private final int sampleBytes;
    private final GenericClock clock;
    private final double[] values = new double[Role.COUNT];

    GenericDecoder(PacketLayout layout) {
        this.layout = layout;
        headBytes = PacketLayout.bytes(layout.head());
        sampleBytes = PacketLayout.bytes(layout.sample());
        clock = new GenericClock(layout);
    }

    @Override
    public void decode(byte[] payload, Consumer<? super Decoded> decoded) {
        int samples = (payload.length - headBytes) / sampleBytes;
        boolean fits = payload.length == headBytes + samples * sampleBytes
                && (layout.samples() == PacketLayout.AS_MANY_AS_FIT ? samples > 0 : samples == layout.samples());
        if (!fits || samples > MOST_READINGS) {
            decoded.accept(new Decoded.Malformed("a packet of this sensor has " + expected() + " bytes, this has "
                    + payload.length + (payload.length == 20 ? ": cut off by an MTU that is too small?" : "")));
            return;
        }
        ByteBuffer packet = ByteBuffer.wrap(payload).order(layout.order());
        read(packet, 0, layout.head());
        if (!clock.packet(values, samples)) {
            decoded.accept(new Decoded.Unsupported(Double.NaN, "packet that came twice"));
            return;
        }
        for (int i = 0; i < samples; i++) {
            read(packet, headBytes + i * sampleBytes, layout.sample());
            if (clock.sample(values)) {
                decoded.accept(layout.reading(clock.seconds(i, samples), values));
            }
        }
    }

    private String expected() {
        return layout.samples() == PacketLayout.AS_MANY_AS_FIT
                ? headBytes + " + N × " + sampleBytes
                : String.valueOf(headBytes + layout.samples() * sampleBytes);
    }

    private void read(ByteBuffer packet, int from, List<PacketField> fields) {
        int at = from;
        for (int i = 0; i < fields.size(); i++) {
            PacketField field = fields.get(i);
            NumberType type = field.type();
            if (type != null) {
                double raw = type.read(packet, at);
                values[field.role().place()] = field.role() == Role.TIME ? raw : raw * field.factor();
            }
            at += field.bytes();
        }
    }
}

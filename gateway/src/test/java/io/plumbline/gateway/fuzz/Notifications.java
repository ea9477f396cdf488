package io.plumbline.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.sun.management.ThreadMXBean;
import io.plumbline.gateway.sensor.PayloadDecoder;
import io.plumbline.gateway.sensor.SensorProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Hands a decoder one connection's notifications, made of any bytes, and holds what it does against its promises. */
final class Notifications {

    /** A notification holds no more (the largest attribute value). */
    private static final int LONGEST_BYTES = 512;

    /** 512 readings of 72 bytes are 37 kB; the rest is room for growing lists of numbers, and for messages. */
    private static final long MOST_ALLOCATED_BYTES = 1 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Notifications() {}

    /** One notification after another, until the data are used up. */
    static void handTo(SensorProfile profile, Map<String, String> settings, FuzzedDataProvider data) {
        handTo(
                () -> {
                    try {
                        return profile.decoder(settings);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                data);
    }

    /** As the other, with a decoder of a connection that begins. */
    static void handTo(Supplier<PayloadDecoder> connection, FuzzedDataProvider data) {
        List<byte[]> payloads = new ArrayList<>();
        while (data.remainingBytes() > 0) {
            payloads.add(data.consumeBytes(data.consumeInt(0, LONGEST_BYTES)));
        }
        // Loading a class allocates as well, once: what a decoder itself allocates, it does again.
        if (mostAllocated(connection.get(), payloads) > MOST_ALLOCATED_BYTES) {
            assertThat(mostAllocated(connection.get(), payloads)).isLessThanOrEqualTo(MOST_ALLOCATED_BYTES);
        }
    }

    private static long mostAllocated(PayloadDecoder decoder, List<byte[]> payloads) {
        long most = 0;
        for (byte[] payload : payloads) {
            int[] said = {0};
            long before = THREADS.getCurrentThreadAllocatedBytes();
            decoder.decode(payload, decoded -> said[0]++);
            most = Math.max(most, THREADS.getCurrentThreadAllocatedBytes() - before);
            assertThat(said[0]).isLessThanOrEqualTo(PayloadDecoder.MOST_READINGS);
        }
        return most;
    }
}

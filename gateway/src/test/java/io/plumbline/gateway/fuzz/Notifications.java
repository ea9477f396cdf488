package io.plumbline.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.plumbline.gateway.sensor.PayloadDecoder;
import io.plumbline.gateway.sensor.SensorProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Hands a decoder one connection's notifications, made of any bytes, and holds what it does against its promises. */
final class Notifications {

    /** A notification holds no more (the largest attribute value). */
    private static final int LONGEST_BYTES = 512;

    /** 512 readings of 72 bytes are 37 kB, 256 bad lines of text with a message each 370 kB; what grows faster is a fault. */
    private static final long MOST_ALLOCATED_BYTES = 1 << 20;

    /** What a sensor of a kind may say or be asked for at its start. */
    private static final Map<SensorProfile, Map<String, String>> SETTINGS = Map.of(
            SensorProfile.MOVESENSE, Map.of("measure", "imu6"),
            SensorProfile.DOT, Map.of("mode", "21"),
            SensorProfile.POLAR, Map.of("factor", "0.001"));

    private Notifications() {}

    /** To a decoder with or without settings. */
    static void handTo(SensorProfile profile, FuzzedDataProvider data) {
        Map<String, String> settings = data.consumeBoolean() ? SETTINGS.getOrDefault(profile, Map.of()) : Map.of();
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

    /** One notification after another, to the decoder of a connection that begins, until the data are used up. */
    static void handTo(Supplier<PayloadDecoder> connection, FuzzedDataProvider data) {
        List<byte[]> payloads = new ArrayList<>();
        while (data.remainingBytes() > 0) {
            payloads.add(data.consumeBytes(data.consumeInt(0, LONGEST_BYTES)));
        }
        Allocation.hold(MOST_ALLOCATED_BYTES * Math.max(1, payloads.size()), () -> {
            PayloadDecoder decoder = connection.get();
            for (byte[] payload : payloads) {
                int[] said = {0};
                decoder.decode(payload, decoded -> said[0]++);
                assertThat(said[0]).isLessThanOrEqualTo(PayloadDecoder.MOST_READINGS);
            }
        });
    }
}

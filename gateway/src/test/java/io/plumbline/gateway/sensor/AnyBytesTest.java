package io.plumbline.gateway.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever a radio delivers, a decoder says a bounded number of things about it and goes on. */
class AnyBytesTest {

    private static final List<String> HEADS =
            List.of("0263", "0363", "0163", "5561", "5571", "0200000000000000008", "05000000000000000081", "");

    @Property(tries = 400, seed = "6221")
    void anyBytesAreReadOrRefusedWithoutHarm(@ForAll SensorProfile profile, @ForAll @Size(max = 300) byte[] bytes)
            throws IOException {
        List<Decoded> said = new ArrayList<>();
        PayloadDecoder decoder = profile.decoder(ShippedSensor.settings(profile));
        for (int i = 0; i < 4; i++) {
            decoder.decode(bytes, said::add);
        }
        assertThat(said.size()).isLessThanOrEqualTo(4 * PayloadDecoder.MOST_READINGS);
    }

    @Property(tries = 400, seed = "6222")
    void bytesBehindARightHeadDoNoHarmEither(@ForAll SensorProfile profile, @ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        PayloadDecoder decoder = profile.decoder(ShippedSensor.settings(profile));
        for (int i = 0; i < 10; i++) {
            String head = HEADS.get(random.nextInt(HEADS.size()));
            byte[] begin = HexFormat.of().parseHex(head.length() % 2 == 0 ? head : head + "0");
            byte[] bytes = new byte[begin.length + random.nextInt(250)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = at < begin.length ? begin[at] : (byte) random.nextInt(256);
            }
            List<Decoded> said = new ArrayList<>();
            decoder.decode(bytes, said::add);
            assertThat(said.size()).isLessThanOrEqualTo(PayloadDecoder.MOST_READINGS);
        }
    }

    @Property(tries = 200, seed = "6223")
    void aStreamOfWitMotionFramesIsReadHoweverItIsCut(@ForAll long seed, @ForAll boolean longFrames)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int frame = longFrames ? 28 : 20;
        byte[] stream = new byte[frame * 40];
        for (int i = 0; i < stream.length; i++) {
            int within = i % frame;
            stream[i] = (byte) (within == 0 ? 0x55 : within == 1 ? 0x61 : random.nextInt(64));
        }
        PayloadDecoder decoder = SensorProfile.WITMOTION.decoder(Map.of());
        List<Decoded.Reading> readings = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int next = Math.min(stream.length, at + 1 + random.nextInt(60));
            decoder.decode(java.util.Arrays.copyOfRange(stream, at, next), decoded -> {
                if (decoded instanceof Decoded.Reading reading) {
                    readings.add(reading);
                }
            });
            at = next;
        }
        assertThat(readings.size()).isBetween(38, 40);
        assertThat(readings.stream().map(Decoded.Reading::gx).distinct().count())
                .isGreaterThan(1);
    }
}

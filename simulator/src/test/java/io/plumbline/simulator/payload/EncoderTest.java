package io.plumbline.simulator.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EncoderTest {

    private static final double G = 9.80665;
    private static final ImuSample BEYOND = sample(400, -400, 9.81, 50, -50, 0);

    private static ImuSample sample(double ax, double ay, double az, double gx, double gy, double gz) {
        return new ImuSample(Placement.SACRUM, 0, ax, ay, az, gx, gy, gz);
    }

    private static double[] six(ImuSample sample) {
        return new double[] {sample.ax(), sample.ay(), sample.az(), sample.gx(), sample.gy(), sample.gz()};
    }

    @Provide
    Arbitrary<ImuSample> anySample() {
        Arbitrary<Double> force = Arbitraries.doubles().between(-150, 150);
        Arbitrary<Double> rate = Arbitraries.doubles().between(-17, 17);
        return Combinators.combine(force, force, force, rate, rate, rate).as(EncoderTest::sample);
    }

    @Property(tries = 200, seed = "5620")
    void movesenseHoldsTimeAndSamplesToSingleAccuracyInOneOrTwoParts(
            @ForAll @Size(min = 1, max = 12) List<@From("anySample") ImuSample> samples,
            @ForAll @LongRange(max = 4_294_967_295L) long milliseconds) {
        List<byte[]> parts = new MovesenseEncoder().encode(samples, milliseconds);

        assertThat(parts).hasSize(samples.size() <= 6 ? 1 : 2).allMatch(part -> part.length <= 155);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(ReadPayload.of(parts.get(i)).type()).isEqualTo(2 + i);
            assertThat(ReadPayload.of(parts.get(i)).movesenseReference()).isEqualTo(0x63);
        }
        byte[] whole = parts.size() == 1 ? parts.get(0) : ReadPayload.joined(parts.get(0), parts.get(1));
        ReadPayload read = ReadPayload.of(whole);
        assertThat(read.movesenseMilliseconds()).isEqualTo(milliseconds);
        assertThat(read.movesenseFloats()).hasSize(6 * samples.size());
        for (int i = 0; i < samples.size(); i++) {
            assertThat(read.movesenseImu6(i)).containsExactly(six(samples.get(i)), within(1e-5));
        }
    }

    @Property(tries = 200, seed = "5621")
    void witMotionHoldsASampleToHalfACount(@ForAll("anySample") ImuSample sample) {
        List<byte[]> frames = new WitMotionEncoder().encode(List.of(sample), 0);
        assertThat(frames).singleElement().satisfies(frame -> assertThat(frame).hasSize(20));
        double[] read = ReadPayload.of(frames.get(0)).witMotion();
        assertClose(read, six(sample), 0.5 * 16 * G / 32768, 0.5 * Math.toRadians(2000.0 / 32768));
        assertThat(new double[] {read[6], read[7], read[8]}).containsOnly(0);
    }

    @Property(tries = 200, seed = "5622")
    void thingy52HoldsASampleToHalfACount(@ForAll("anySample") ImuSample sample) {
        List<byte[]> payloads = new Thingy52Encoder().encode(List.of(sample), 0);
        assertThat(payloads)
                .singleElement()
                .satisfies(payload -> assertThat(payload).hasSize(18).endsWith(0, 0, 0, 0, 0, 0));
        assertClose(
                ReadPayload.of(payloads.get(0)).thingy52(),
                six(sample),
                0.5 * G / 1024,
                0.5 * Math.toRadians(1 / 32.0));
    }

    private static void assertClose(double[] read, double[] sent, double force, double rate) {
        for (int i = 0; i < 6; i++) {
            assertThat(read[i]).isCloseTo(sent[i], within((i < 3 ? force : rate) + 1e-12));
        }
    }

    @Nested
    class WhatIsBeyondThePart {

        @Test
        void isClippedByMovesenseAtItsWidestRanges() {
            double[] read = ReadPayload.of(
                            new MovesenseEncoder().encode(List.of(BEYOND), 0).get(0))
                    .movesenseImu6(0);
            assertThat(read)
                    .containsExactly(
                            new double[] {16 * G, -16 * G, 9.81, Math.toRadians(2000), -Math.toRadians(2000), 0},
                            within(1e-4));
        }

        @Test
        void isClippedByWitMotionAtTheEndsOfItsRegisters() {
            assertThat(new WitMotionEncoder().encode(List.of(BEYOND), 0).get(0))
                    .startsWith(0x55, 0x61, 0xff, 0x7f, 0x00, 0x80)
                    .containsSequence(0xff, 0x7f, 0x00, 0x80, 0x00, 0x00);
        }

        @Test
        void isClippedByThingy52AtTheEndsOfItsRegisters() {
            assertThat(new Thingy52Encoder().encode(List.of(BEYOND), 0).get(0))
                    .startsWith(0xff, 0x7f, 0x00, 0x80)
                    .containsSequence(0xff, 0x7f, 0x00, 0x80, 0x00, 0x00);
        }
    }

    @Nested
    class APublishedPayload {

        /** Movesense, /Meas/IMU6/52: force of four samples in m/s², then their rates in degrees/s. */
        @Test
        void isWhatMovesenseWouldSendForItsSamples() {
            String published = PublishedVectors.hex("movesense-Meas-IMU6-52");
            ReadPayload read = ReadPayload.of("0263" + published);
            List<ImuSample> samples = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                double[] six = read.movesenseImu6(i);
                samples.add(sample(six[0], six[1], six[2], six[3], six[4], six[5]));
            }
            assertThat(new MovesenseEncoder().encode(samples, read.movesenseMilliseconds()))
                    .singleElement()
                    .satisfies(payload ->
                            assertThat(HexFormat.of().formatHex(payload)).isEqualTo("0263" + published));
        }

        @Test
        void isWhatWitMotionWouldSendForItsSampleButForTheAngles() {
            String published = PublishedVectors.hex("wit20-a");
            double[] read = ReadPayload.of(published).witMotion();
            byte[] frame = new WitMotionEncoder()
                    .encode(List.of(sample(read[0], read[1], read[2], read[3], read[4], read[5])), 0)
                    .get(0);
            assertThat(HexFormat.of().formatHex(frame)).isEqualTo(published.substring(0, 28) + "000000000000");
        }

        @Test
        void isWhatThingy52WouldSendForItsForce() {
            String published = PublishedVectors.hex("thingy-acc");
            double[] read = ReadPayload.of(published).thingy52();
            byte[] payload = new Thingy52Encoder()
                    .encode(List.of(sample(read[0], read[1], read[2], 0, 0, 0)), 0)
                    .get(0);
            assertThat(HexFormat.of().formatHex(payload)).startsWith(published);
        }
    }
}

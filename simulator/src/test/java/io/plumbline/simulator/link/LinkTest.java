package io.plumbline.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    private static final Placement HERE = Placement.SACRUM;
    private static final double RATE_HZ = 100;

    private static Iterator<ImuSample> samples(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ImuSample(HERE, i / RATE_HZ, i, 0, 9.81, 0, 0, 0))
                .iterator();
    }

    private static Link link(Radio radio, int samplesPerPacket, int count, long seed) {
        LinkChance chance = new LinkChance(new Well19937c(seed), new Well19937c(seed + 1), new Well19937c(seed + 2));
        return new Link(radio, HERE, RATE_HZ, samplesPerPacket, samples(count), chance);
    }

    private static List<Packet> packets(Radio radio, int samplesPerPacket, int count) {
        List<Packet> packets = new ArrayList<>();
        link(radio, samplesPerPacket, count, 1).forEachRemaining(packets::add);
        return packets;
    }

    private static List<ImuSample> heard(Radio radio, int samplesPerPacket, int count) {
        List<ImuSample> heard = new ArrayList<>();
        new HeardSamples(link(radio, samplesPerPacket, count, 1)).forEachRemaining(heard::add);
        return heard;
    }

    private static List<Integer> numbers(List<ImuSample> samples) {
        return samples.stream()
                .map(sample -> (int) Math.rint(sample.timeSeconds() * RATE_HZ))
                .toList();
    }

    private static Radio radio(double intervalSeconds, double jitterSeconds, double duplicates, double reordering) {
        return new Radio(
                Preset.CABLE,
                null,
                intervalSeconds,
                jitterSeconds,
                null,
                duplicates,
                reordering,
                null,
                List.of(),
                List.of());
    }

    private static Radio with(List<Disconnect> disconnects, List<RadioEvent> events) {
        return new Radio(Preset.CABLE, null, 0.03, 0.003, null, 0, 0, null, disconnects, events);
    }

    @Property(tries = 60, seed = "5610")
    void whateverTheRadioDoesTimesIncreaseAndNothingArrivesBeforeItWasTakenOrBeforeAnEarlierOne(
            @ForAll @IntRange(min = 1, max = 12) int samplesPerPacket,
            @ForAll @DoubleRange(max = 0.5) double duplicates,
            @ForAll @DoubleRange(max = 0.5) double reordering,
            @ForAll @DoubleRange(max = 0.3) double share,
            @ForAll @IntRange(max = 1_000_000) int seed) {
        Radio radio = new Radio(
                Preset.CLEAN,
                null,
                0.03,
                0.003,
                new Loss(share, 1, 0.01, 0.2),
                duplicates,
                reordering,
                null,
                List.of(new Disconnect(3, 1, null)),
                List.of(new RadioEvent.Restart(6, null)));
        double time = -1;
        double arrival = -1;
        Iterator<ImuSample> heard = new HeardSamples(link(radio, samplesPerPacket, 1000, seed));
        while (heard.hasNext()) {
            ImuSample sample = heard.next();
            assertThat(sample.timeSeconds()).isGreaterThan(time);
            assertThat(sample.arrivalSeconds()).isGreaterThanOrEqualTo(Math.max(arrival, sample.timeSeconds()));
            time = sample.timeSeconds();
            arrival = sample.arrivalSeconds();
        }
    }

    @Nested
    class ACable {

        @Test
        void bringsEverySampleAtItsOwnTime() {
            List<ImuSample> heard = heard(Radio.CABLE, 1, 500);
            assertThat(numbers(heard)).isEqualTo(IntStream.range(0, 500).boxed().toList());
            assertThat(heard).allMatch(sample -> sample.arrivalSeconds() == sample.timeSeconds());
        }

        @Test
        void bringsAPacketWhenItsLastSampleIsTaken() {
            assertThat(packets(Radio.CABLE, 4, 10))
                    .extracting(Packet::arrivalSeconds)
                    .containsExactly(0.03, 0.07, 0.09);
        }
    }

    @Nested
    class TheConnectionInterval {

        @ParameterizedTest
        @ValueSource(doubles = {0.0075, 0.015, 0.030, 0.050})
        void isTheDistanceOfAllArrivals(double intervalSeconds) {
            List<ImuSample> heard = heard(radio(intervalSeconds, 0, 0, 0), 1, 2000);
            double first = heard.get(0).arrivalSeconds();
            for (ImuSample sample : heard) {
                double events = (sample.arrivalSeconds() - first) / intervalSeconds;
                assertThat(events).isCloseTo(Math.rint(events), within(1e-3));
                assertThat(sample.arrivalSeconds() - sample.timeSeconds()).isBetween(-1e-6, intervalSeconds + 1e-6);
            }
        }

        @Test
        void bunchesTheSamplesOfItsTimeEvenWithAHostThatIsLate() {
            Map<Double, Long> perArrival = heard(radio(0.05, 0.003, 0, 0), 1, 2000).stream()
                    .collect(Collectors.groupingBy(ImuSample::arrivalSeconds, TreeMap::new, Collectors.counting()));
            assertThat(perArrival.values().stream().filter(count -> count == 5).count())
                    .isGreaterThan(380);
        }

        @Test
        void isFollowedByADelayOfTheStatedMeanAndNowAndThenALongOne() {
            List<ImuSample> punctual = heard(radio(0.0075, 0, 0, 0), 1, 200_000);
            List<ImuSample> late = heard(radio(0.0075, 0.003, 0, 0), 1, 200_000);
            double sum = 0;
            int longOnes = 0;
            for (int i = 0; i < late.size(); i++) {
                double delay = late.get(i).arrivalSeconds() - punctual.get(i).arrivalSeconds();
                sum += Math.min(delay, 0.05);
                longOnes += delay > 0.09 ? 1 : 0;
            }
            assertThat(sum / late.size()).isBetween(0.003, 0.0045);
            // each long one holds up the next packet too
            assertThat(longOnes / (double) late.size()).isBetween(0.0007, 0.004);
        }
    }

    @Nested
    class Loss20Percent {

        private final Radio lossy =
                new Radio(Preset.CABLE, null, 0, 0, new Loss(0.2, 0.2, 0, 1), 0, 0, null, List.of(), List.of());

        @Test
        void takesWholePackets() {
            List<Integer> heard = numbers(heard(lossy, 4, 40_000));
            assertThat(heard.size() / 40_000.0).isCloseTo(0.8, within(0.02));
            for (int i = 0; i < heard.size(); i += 4) {
                assertThat(heard.get(i) % 4).isZero();
                assertThat(heard.get(i + 3)).isEqualTo(heard.get(i) + 3);
            }
        }

        @Test
        void isTheSameWithDuplicatesAndDisorderBesides() {
            Radio disorderly = new Radio(Preset.CABLE, null, 0, 0, lossy.loss(), 0.3, 0.3, null, List.of(), List.of());
            assertThat(numbers(heard(disorderly, 1, 2000))).isEqualTo(numbers(heard(lossy, 1, 2000)));
        }
    }

    @Nested
    class Disorder {

        @Test
        void doublesTheStatedShareOfPackets() {
            List<Packet> packets = packets(radio(0, 0, 0.1, 0), 1, 20_000);
            assertThat(packets.stream().filter(packet -> packet.copies() == 2).count() / 20_000.0)
                    .isCloseTo(0.1, within(0.01));
        }

        @Test
        void putsTheStatedShareBehindTheirSuccessor() {
            List<Packet> packets = packets(radio(0, 0, 0, 0.1), 1, 20_000);
            int swapped = 0;
            for (int i = 1; i < packets.size(); i++) {
                if (packets.get(i).firstSeconds() < packets.get(i - 1).firstSeconds()) {
                    assertThat(packets.get(i).arrivalSeconds())
                            .isEqualTo(packets.get(i - 1).arrivalSeconds());
                    swapped++;
                }
            }
            // of two neighbours that are both to be late one stays
            assertThat(swapped / 20_000.0).isCloseTo(0.1 / 1.1, within(0.01));
        }

        @Test
        void leavesTheHostWithEverySampleOnceAndInOrder() {
            assertThat(numbers(heard(radio(0.03, 0.003, 0.3, 0.3), 3, 3000)))
                    .isEqualTo(IntStream.range(0, 3000).boxed().toList());
        }
    }

    @Nested
    class Outage {

        @ParameterizedTest
        @ValueSource(ints = {1, 8})
        void ofTheConnectionTakesExactlyItsSamples(int samplesPerPacket) {
            List<Integer> heard =
                    numbers(heard(with(List.of(new Disconnect(2.005, 1.5, null)), List.of()), samplesPerPacket, 1000));
            assertThat(heard)
                    .isEqualTo(IntStream.range(0, 1000)
                            .filter(i -> i < 201 || i > 350)
                            .boxed()
                            .toList());
        }

        @Test
        void ofAnotherSensorTakesNothing() {
            assertThat(heard(with(List.of(new Disconnect(2, 1, Placement.T12)), List.of()), 1, 1000))
                    .hasSize(1000);
        }

        @Test
        void ofARestartLastsTwoSeconds() {
            List<Integer> heard = numbers(heard(with(List.of(), List.of(new RadioEvent.Restart(4, HERE))), 1, 1000));
            assertThat(heard)
                    .isEqualTo(IntStream.range(0, 1000)
                            .filter(i -> i < 400 || i >= 600)
                            .boxed()
                            .toList());
        }

        @Test
        void ofTheBatteryGrowsUntilNothingComesAnyMore() {
            List<Integer> heard =
                    numbers(heard(with(List.of(), List.of(new RadioEvent.BatteryLow(10, 40, null))), 1, 10_000));
            assertThat(heard.stream().filter(i -> i < 1000)).hasSize(1000);
            assertThat(heard.stream().filter(i -> i >= 1000 && i < 3000).count())
                    .isBetween(1400L, 1600L);
            assertThat(heard.stream().filter(i -> i >= 3000 && i < 5000).count())
                    .isBetween(400L, 600L);
            assertThat(heard.get(heard.size() - 1)).isBetween(4000, 4999);
        }
    }
}

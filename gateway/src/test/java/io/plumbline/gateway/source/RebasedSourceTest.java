package io.plumbline.gateway.source;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sensors that measure, after a break of 12.5 s by the host's calendar. */
class RebasedSourceTest {

    private static final Instant UNTIL = Instant.parse("2026-03-01T10:00:00Z");

    private Instant now = UNTIL.plusMillis(12_500);
    private final List<String> said = new ArrayList<>();
    private final List<ImuSample> samples = new ArrayList<>();

    private SampleSource.Receiver begin(boolean ownClocks, Map<Placement, Double> newest, double arrival) {
        ByHand source = new ByHand(ownClocks);
        TakenSamples taken = new TakenSamples(newest, arrival, UNTIL);
        new RebasedSource(source, taken, InstantSource.fixed(now)).start(new Ear());
        return source.receiver();
    }

    private static ImuSample at(Placement placement, double seconds, double arrivalSeconds) {
        return new ImuSample(placement, seconds, 9.81, 0, 0, 0, 0, 0, arrivalSeconds);
    }

    @Test
    void clocksOfTheirOwnGoOnEachFromItsOwnLastSample() throws InterruptedException {
        SampleSource.Receiver receiver = begin(true, Map.of(SACRUM, 100.0, T12, 700.0), 5000);
        receiver.sample(at(SACRUM, 3, 20));
        receiver.sample(at(T12, 1, 20.005));
        receiver.sample(at(SACRUM, 3.01, 20.01));

        assertThat(samples)
                .extracting(ImuSample::timeSeconds)
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(112.5, within(1e-9)),
                        second -> assertThat(second).isCloseTo(712.5, within(1e-9)),
                        third -> assertThat(third).isCloseTo(112.51, within(1e-9)));
        assertThat(samples)
                .extracting(ImuSample::arrivalSeconds)
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(5012.5, within(1e-9)),
                        second -> assertThat(second).isCloseTo(5012.505, within(1e-9)),
                        third -> assertThat(third).isCloseTo(5012.51, within(1e-9)));
    }

    @Test
    void sensorsOnOneClockStayOnOne() throws InterruptedException {
        SampleSource.Receiver receiver = begin(false, Map.of(SACRUM, 100.0, T12, 100.02), Double.NaN);
        receiver.sample(at(SACRUM, 3, Double.NaN));
        receiver.sample(at(T12, 3.005, Double.NaN));

        assertThat(samples.get(0).timeSeconds()).isCloseTo(112.52, within(1e-9));
        assertThat(samples.get(1).timeSeconds()).isCloseTo(112.525, within(1e-9));
        assertThat(samples.get(0).arrivalSeconds()).isNaN();
    }

    @Test
    void everySensorIsSaidToHaveStartedAnewBeforeItsFirstSample() throws InterruptedException {
        SampleSource.Receiver receiver = begin(true, Map.of(SACRUM, 100.0), 5000);
        receiver.sample(at(SACRUM, 3, 20));
        receiver.sample(at(SACRUM, 3.01, 20.01));
        assertThat(said).containsExactly("restarted sacrum", "restarted t12", "sample", "sample");
    }

    @Test
    void timeGoesOnEvenWhereTheCalendarWasSetBack() throws InterruptedException {
        now = UNTIL.minusSeconds(3600);
        SampleSource.Receiver receiver = begin(true, Map.of(SACRUM, 100.0), 5000);
        receiver.sample(at(SACRUM, 3, 20));
        assertThat(samples.get(0).timeSeconds()).isGreaterThan(100);
    }

    private final class Ear implements SampleSource.Receiver {
        @Override
        public void sample(ImuSample sample) {
            said.add("sample");
            samples.add(sample);
        }

        @Override
        public void link(LinkEvent event) {
            said.add("link");
        }

        @Override
        public void restarted(Placement placement) {
            said.add("restarted " + placement.word());
        }

        @Override
        public void ended(Optional<String> problem) {
            said.add("ended");
        }
    }

    /** Two sensors whose samples the test hands over. */
    private static final class ByHand implements SampleSource {

        private final boolean ownClocks;
        private @Nullable Receiver receiver;

        ByHand(boolean ownClocks) {
            this.ownClocks = ownClocks;
        }

        Receiver receiver() {
            return Objects.requireNonNull(receiver);
        }

        @Override
        public SourceFacts facts() {
            return new SourceFacts(
                    List.of(new SensorSettings(SACRUM, null, 100), new SensorSettings(T12, null, 100)),
                    List.of(),
                    Optional.empty(),
                    ownClocks);
        }

        @Override
        public void start(Receiver started) {
            receiver = started;
        }

        @Override
        public List<String> notices() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}

package io.plumbline.gateway.source;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class JoinedSourcesTest {

    private final List<Object> received = new CopyOnWriteArrayList<>();

    private static SampleSource of(StoredSamples samples) {
        return new PacedSource(samples, PacedSource.AS_FAST_AS_CAN_BE);
    }

    @Test
    void allSamplesOfAllSensorsComeAndThenOneEnd() {
        try (JoinedSources both =
                new JoinedSources(List.of(of(Samples.at(SACRUM, 1, 2, 3)), of(Samples.at(T12, 7, 8))))) {
            both.start(new Collecting());

            await().until(() -> received.contains(Optional.empty()));
            assertThat(received).containsExactlyInAnyOrder(1.0, 2.0, 3.0, 7.0, 8.0, Optional.empty());
            assertThat(received.get(5)).isEqualTo(Optional.empty());
        }
    }

    @Test
    void whatWentWrongWithOneIsSaidWhenAllHaveEnded() {
        try (JoinedSources both =
                new JoinedSources(List.of(of(Samples.thenBreaking(SACRUM, 1)), of(Samples.at(T12, 7, 8))))) {
            both.start(new Collecting());

            await().until(() -> received.size() == 4);
            assertThat(received.get(3))
                    .isInstanceOfSatisfying(
                            Optional.class, end -> assertThat(end.isPresent()).isTrue());
        }
    }

    @Test
    void eachHasAClockOfItsOwnAndTheFirstNamedIsFirst() {
        try (JoinedSources both = new JoinedSources(List.of(of(Samples.at(T12, 1)), of(Samples.at(SACRUM, 1))))) {
            assertThat(both.facts().ownClocks()).isTrue();
            assertThat(both.facts().sensors())
                    .extracting(SensorSettings::placement)
                    .containsExactly(T12, SACRUM);
        }
    }

    @Test
    void twoAtTheSamePlaceAreRefused() {
        List<SampleSource> same = List.of(of(Samples.at(SACRUM, 1)), of(Samples.at(SACRUM, 1)));

        assertThatThrownBy(() -> new JoinedSources(same))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sacrum");
    }

    private final class Collecting implements SampleSource.Receiver {
        @Override
        public void sample(ImuSample sample) {
            received.add(sample.timeSeconds());
        }

        @Override
        public void link(LinkEvent event) {
            received.add(event);
        }

        @Override
        public void restarted(Placement placement) {
            received.add(placement);
        }

        @Override
        public void ended(Optional<String> problem) {
            received.add(problem);
        }
    }
}

package io.plumbline.gateway.source;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PacedSourceTest {

    private static SampleSource.Receiver into(BlockingQueue<Object> queue) {
        return new SampleSource.Receiver() {
            @Override
            public void sample(ImuSample sample) throws InterruptedException {
                queue.put(sample.timeSeconds());
            }

            @Override
            public void link(LinkEvent event) throws InterruptedException {
                queue.put(event);
            }

            @Override
            public void restarted(Placement placement) throws InterruptedException {
                queue.put(placement);
            }

            @Override
            public void ended(Optional<String> problem) throws InterruptedException {
                queue.put(problem);
            }
        };
    }

    @ParameterizedTest(name = "speed {0}")
    @ValueSource(doubles = {1, 20, PacedSource.AS_FAST_AS_CAN_BE})
    void everySampleIsHandedOverInOrderAndThenTheEnd(double speed) throws InterruptedException {
        BlockingQueue<Object> received = new LinkedBlockingQueue<>();
        try (PacedSource source = new PacedSource(Samples.at(SACRUM, 5, 5.01, 5.02), speed)) {
            source.start(into(received));

            assertThat(received.take()).isEqualTo(5.0);
            assertThat(received.take()).isEqualTo(5.01);
            assertThat(received.take()).isEqualTo(5.02);
            assertThat(received.take()).isEqualTo(Optional.empty());
        }
    }

    @Test
    void whatComesBeforeADamagedLineIsHandedOverAndTheDamageTold() throws InterruptedException {
        BlockingQueue<Object> received = new LinkedBlockingQueue<>();
        try (PacedSource source = new PacedSource(Samples.thenBreaking(SACRUM, 0), PacedSource.AS_FAST_AS_CAN_BE)) {
            source.start(into(received));

            assertThat(received.take()).isEqualTo(0.0);
            assertThat(received.take()).isEqualTo(Optional.of("line 7 of it is damaged"));
        }
    }

    @Test
    void closingEndsAWaitForASampleThatIsFarOff() throws InterruptedException {
        BlockingQueue<Object> received = new LinkedBlockingQueue<>();
        Samples samples = Samples.at(SACRUM, 0, 3600);
        PacedSource source = new PacedSource(samples, 1);
        source.start(into(received));
        received.take();

        source.close();

        assertThat(received).isEmpty();
        assertThat(samples.isClosed()).isTrue();
    }

    @Test
    void closingEndsAWaitForAReceiverThatTakesNoMore() {
        Samples samples = Samples.at(SACRUM, 0, 1);
        PacedSource source = new PacedSource(samples, PacedSource.AS_FAST_AS_CAN_BE);
        source.start(into(new SynchronousQueue<>()));

        source.close();

        assertThat(samples.isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aSpeedThatGoesNowhereIsRefused(double speed) {
        assertThatThrownBy(() -> new PacedSource(Samples.at(SACRUM), speed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0");
    }
}

package io.plumbline.gateway.session;

import static io.plumbline.analytics.imu.Placement.SACRUM;
import static io.plumbline.analytics.imu.Placement.T12;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.LinkEvent.State;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LinkWatchTest {

    private static final long MILLISECOND = 1_000_000L;

    private final LinkWatch watch = new LinkWatch(List.of(SACRUM, T12), 0);

    @Test
    void theFirstSampleOfASensorSaysThatItStreams() {
        assertThat(watch.sample(SACRUM, 10 * MILLISECOND)).hasValueSatisfying(event -> {
            assertThat(event.placement()).isEqualTo(SACRUM);
            assertThat(event.state()).isEqualTo(State.STREAMING);
            assertThat(event.ageSeconds()).isZero();
        });
        assertThat(watch.sample(SACRUM, 20 * MILLISECOND)).isEmpty();
    }

    @Test
    void aSensorThatFallsSilentIsTold() {
        watch.sample(SACRUM, 0);
        watch.sample(T12, 0);
        watch.sample(SACRUM, 500 * MILLISECOND);

        List<LinkEvent> silent = watch.look(LinkWatch.SILENCE_NANOS);

        assertThat(silent).singleElement().satisfies(event -> {
            assertThat(event.placement()).isEqualTo(T12);
            assertThat(event.state()).isEqualTo(State.NO_DATA);
            assertThat(event.ageSeconds()).isEqualTo(0.9);
            assertThat(event.message()).contains("t12", "0.9 s");
        });
        assertThat(watch.look(LinkWatch.SILENCE_NANOS + MILLISECOND))
                .as("told once")
                .isEmpty();
    }

    @Test
    void aSensorThatNeverSendsIsSilentToo() {
        assertThat(watch.look(LinkWatch.SILENCE_NANOS - 1)).isEmpty();
        assertThat(watch.look(LinkWatch.SILENCE_NANOS))
                .extracting(LinkEvent::placement)
                .containsExactly(SACRUM, T12);
    }

    @Test
    void itsReturnIsTold() {
        watch.sample(SACRUM, 0);
        watch.look(1000 * MILLISECOND);

        assertThat(watch.sample(SACRUM, 3400 * MILLISECOND)).hasValueSatisfying(event -> {
            assertThat(event.state()).isEqualTo(State.STREAMING);
            assertThat(event.ageSeconds()).isEqualTo(3.4);
            assertThat(event.message()).contains("sacrum", "3.4 s");
        });
    }

    @Test
    void silenceIsSaidWithinASecondHoweverTheLooksFall() {
        long latest = LinkWatch.SILENCE_NANOS + TimeUnit.MILLISECONDS.toNanos(LiveSession.LOOK_EVERY_MILLIS);

        assertThat(latest).isLessThan(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void whileTheSourceSaysThatItLooksForASensorNothingElseIsSaid() {
        watch.told(new LinkEvent(SACRUM, State.SEARCHING, 0, "Looking for it."));
        assertThat(watch.look(5000 * MILLISECOND))
                .extracting(LinkEvent::placement)
                .containsExactly(T12);
        assertThat(watch.sample(SACRUM, 6000 * MILLISECOND))
                .hasValueSatisfying(event -> assertThat(event.ageSeconds()).isZero());
    }

    @Test
    void aSampleAfterTheSourceSaidThatTheLinkIsBrokenIsNews() {
        watch.sample(SACRUM, 0);
        watch.told(new LinkEvent(SACRUM, State.RECOVERING, 0.5, "Connecting anew."));
        assertThat(watch.sample(SACRUM, 800 * MILLISECOND)).hasValueSatisfying(event -> {
            assertThat(event.state()).isEqualTo(State.STREAMING);
            assertThat(event.ageSeconds()).isEqualTo(0.8);
        });
    }

    @Test
    void silenceOfAStreamingSensorIsToldWhateverTheSourceSaidBefore() {
        watch.told(new LinkEvent(SACRUM, State.SEARCHING, 0, "Looking for it."));
        watch.sample(SACRUM, 0);
        assertThat(watch.look(LinkWatch.SILENCE_NANOS))
                .extracting(LinkEvent::placement)
                .contains(SACRUM);
    }
}

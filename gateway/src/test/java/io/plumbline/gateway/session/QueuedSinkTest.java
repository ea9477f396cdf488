package io.plumbline.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Posture;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class QueuedSinkTest {

    private final List<Double> written = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);

    private static SessionEvent event(double timeSeconds) {
        return new Posture(timeSeconds, 0, 0, 0, 0);
    }

    /** A terminal that somebody holds still. */
    private EventSink stuck() {
        return sink(() -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private EventSink sink(Runnable before) {
        return new EventSink() {
            @Override
            public void accept(SessionEvent event) {
                before.run();
                written.add(event.timeSeconds());
            }

            @Override
            public void close() {
                written.add(Double.POSITIVE_INFINITY);
            }
        };
    }

    @Test
    void closingHandsOnAllThatIsHeldInOrder() {
        QueuedSink sink = new QueuedSink(sink(() -> {}));
        sink.accept(event(1));
        sink.accept(event(2));
        sink.close();

        assertThat(written).containsExactly(1.0, 2.0, Double.POSITIVE_INFINITY);
    }

    @Test
    void aSinkThatHangsIsGivenUpAndWhatIsMissingCounted() {
        QueuedSink sink = new QueuedSink(stuck());
        for (int i = 0; i < 20_000; i++) {
            sink.accept(event(i));
        }

        assertThatThrownBy(sink::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("it was too slow for (19999|20000) of them");
        assertThat(written).isEmpty();
        held.countDown();
    }

    @Test
    void whatTheSlowSinkThrowsComesOutAtTheNextCall() {
        QueuedSink sink = new QueuedSink(sink(() -> {
            throw new IllegalStateException("broken");
        }));
        sink.accept(event(0));

        await().untilAsserted(
                        () -> assertThatThrownBy(() -> sink.accept(event(1))).hasMessage("broken"));
    }
}

package io.plumbline.gateway.session;

import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.gateway.source.LinkEvent;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hands events on to a sink that may be slow, such as a terminal that somebody holds still, from a thread of its own.
 * While it holds as many as it can, new ones are dropped and counted; the session never waits.
 */
public final class QueuedSink implements EventSink {

    private static final int MOST_HELD = 10_000;
    private static final long CLOSED_WITHIN_MILLIS = 3000;
    private static final long LOOK_EVERY_MILLIS = 100;

    private final EventSink slow;
    private final BlockingQueue<Runnable> held = new ArrayBlockingQueue<>(MOST_HELD);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = new Thread(this::handOn, "listener");
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closing;

    /** Hands on to {@code slow}, which it takes over. */
    public QueuedSink(EventSink slow) {
        this.slow = slow;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Takes an event.
     *
     * @throws RuntimeException what the slow sink threw since the last call
     */
    @Override
    public void accept(SessionEvent event) {
        hold(() -> slow.accept(event));
    }

    @Override
    public void link(LinkEvent event) {
        hold(() -> slow.link(event));
    }

    /**
     * Waits until all that is held was handed on, some 3 s at most.
     *
     * @throws IllegalStateException if events were dropped, or are held still
     */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSED_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throwFailure();
        long missing = dropped.get() + held.size();
        if (missing > 0) {
            throw new IllegalStateException("it was too slow for " + missing + " of them");
        }
    }

    private void hold(Runnable event) {
        if (!held.offer(event)) {
            dropped.incrementAndGet();
        }
        throwFailure();
    }

    private void throwFailure() {
        RuntimeException failed = failure;
        if (failed != null) {
            failure = null;
            throw failed;
        }
    }

    private void handOn() {
        try {
            while (!closing || !held.isEmpty()) {
                Runnable event = held.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (event != null) {
                    attempt(event);
                }
            }
            attempt(slow::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}

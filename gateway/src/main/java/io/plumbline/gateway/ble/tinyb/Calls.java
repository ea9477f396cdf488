package io.plumbline.gateway.ble.tinyb;

import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleException.Fault;
import io.plumbline.gateway.ble.BlueZFault;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls into TinyB with a deadline each: on threads of their own, since a call may not return for 25 s, or at all. What
 * TinyB throws comes out as a {@link BleException}. Thread-safe.
 */
final class Calls {

    /** So many calls may hang at once; then it is the Bluetooth service that does. */
    private static final int MOST = 16;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "tinyb-call-" + NUMBER.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    /**
     * Makes a call.
     *
     * @param doing what it does, for a message, e.g. {@code connecting}
     * @throws BleException what TinyB says, or that it says nothing in time
     */
    <T> T within(Duration longest, String doing, Callable<T> call) throws BleException, InterruptedException {
        Future<T> done;
        try {
            done = threads.submit(call);
        } catch (RejectedExecutionException e) {
            throw silent(doing, e);
        }
        try {
            return done.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw silent(doing, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof BleException known) {
                throw known;
            }
            if (cause instanceof Error fault) {
                throw fault;
            }
            throw BlueZFault.of(doing, String.valueOf(cause == null ? e : cause.getMessage()), e);
        }
    }

    /** As {@link #within}, of what must not keep anybody from going on: what goes wrong is let be. */
    void attempt(Duration longest, String doing, Callable<?> call) {
        try {
            within(longest, doing, call);
        } catch (IOException e) {
            // It is not there any more, or it will go by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No calls any more; those that hang are left. */
    void close() {
        threads.shutdown();
    }

    private static BleException silent(String doing, Throwable cause) {
        return new BleException(
                Fault.NO_ANSWER, "Nothing answered in time (" + doing + "). Out of range, or switched off?", cause);
    }
}

package io.plumbline.gateway.ble;

import io.plumbline.gateway.sensor.Gatt;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A connection as a protocol uses it, on the sensor's own thread. Whatever a call waits for, notifications that come
 * meanwhile are delivered, so that no sample is late because a battery is asked for.
 */
final class ConnectedGatt implements Gatt {

    /** Takes notifications in order. */
    @FunctionalInterface
    interface Taker {
        void take(Notification notification) throws InterruptedException;
    }

    private static final long LOOK_MILLIS = 10;

    private final BleConnection connection;
    private final BlockingQueue<Notification> arrived;
    private final Taker taker;
    private final ExecutorService worker;

    /**
     * Uses {@code connection}.
     *
     * @param arrived where the connection's notifications are put
     * @param taker where they are delivered to
     * @param worker carries out what waits for the device
     */
    ConnectedGatt(BleConnection connection, BlockingQueue<Notification> arrived, Taker taker, ExecutorService worker) {
        this.connection = connection;
        this.arrived = arrived;
        this.taker = taker;
        this.worker = worker;
    }

    @Override
    public List<Characteristic> characteristics() {
        return connection.characteristics();
    }

    @Override
    public byte[] read(UUID characteristic) throws IOException, InterruptedException {
        return whileDataFlow(() -> connection.read(characteristic));
    }

    @Override
    public void write(UUID characteristic, byte[] value) throws IOException, InterruptedException {
        whileDataFlow(() -> {
            connection.write(characteristic, value);
            return true;
        });
    }

    @Override
    public void subscribe(UUID characteristic) throws IOException, InterruptedException {
        whileDataFlow(() -> {
            connection.subscribe(characteristic);
            return true;
        });
    }

    @Override
    public void unsubscribe(UUID characteristic) throws IOException, InterruptedException {
        whileDataFlow(() -> {
            connection.unsubscribe(characteristic);
            return true;
        });
    }

    @Override
    public byte[] ask(UUID characteristic, byte[] request, UUID answers, Predicate<byte[]> isAnswer, Duration longest)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        Answer answer = new Answer(answers, isAnswer);
        Future<Boolean> written = worker.submit(() -> {
            connection.write(characteristic, request);
            return true;
        });
        while (answer.value == null && System.nanoTime() < deadline) {
            if (written.isDone()) {
                result(written);
            }
            deliver(answer);
        }
        if (answer.value == null) {
            throw new IOException("the sensor did not answer what was asked by " + characteristic + " within "
                    + longest.toMillis() / 1e3 + " s");
        }
        return answer.value;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline) {
            deliver(null);
        }
    }

    /** What is waited for among the notifications. */
    private static final class Answer {
        private final UUID from;
        private final Predicate<byte[]> isAnswer;
        private byte @Nullable [] value;

        Answer(UUID from, Predicate<byte[]> isAnswer) {
            this.from = from;
            this.isAnswer = isAnswer;
        }

        void see(Notification notification) {
            if (value == null && notification.characteristic().equals(from) && isAnswer.test(notification.value())) {
                value = notification.value();
            }
        }
    }

    private <T> T whileDataFlow(Callable<T> call) throws IOException, InterruptedException {
        Future<T> done = worker.submit(call);
        while (!done.isDone()) {
            deliver(null);
        }
        return result(done);
    }

    private void deliver(@Nullable Answer answer) throws InterruptedException {
        Notification notification = arrived.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (notification != null) {
            if (answer != null) {
                answer.see(notification);
            }
            taker.take(notification);
        }
    }

    private static <T> T result(Future<T> done) throws IOException, InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        }
    }
}

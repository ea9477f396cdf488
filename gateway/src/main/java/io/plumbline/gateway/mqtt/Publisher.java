package io.plumbline.gateway.mqtt;

import io.plumbline.gateway.mqtt.BrokerConnection.Incoming;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * The thread that empties the {@link Outbox} into a broker. A broker that is away is a normal state: it is tried again
 * for as long as the session lasts, and told once, not each time.
 */
final class Publisher {

    /** How long closing may take for messages that still wait, beyond one last try to connect. */
    private static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** There is no use in trying again at the end what failed this long ago. */
    private static final long JUST_NOW_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long CLOSED_WITHIN_MILLIS = 15_000;
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * A topic to listen on.
     *
     * @param listener called on the client's thread; must return at once
     */
    record Subscription(String topic, Consumer<Incoming> listener) {}

    private final BrokerAddress address;
    private final String willTopic;
    private final List<Subscription> subscriptions;
    private final Outbox outbox;
    private final Runnable beforeSending;
    private final Consumer<String> notes;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private final Thread thread = new Thread(new ClientThreads(), this::run, "mqtt-publisher");

    private final CountDownLatch connectedOnce = new CountDownLatch(1);

    private volatile boolean closing;
    private volatile @Nullable String problem;
    private @Nullable BrokerConnection connection;
    private long nextAttemptNanos = System.nanoTime();
    private int failures;
    private long failedNanos;
    private boolean outageTold;

    /**
     * A publisher that does not run yet.
     *
     * @param willTopic where the broker says {@code offline} when it loses us
     * @param subscriptions what to listen to
     * @param beforeSending called again and again while connected, to add what only time brings about
     * @param notes takes sentences for the person at the machine
     */
    Publisher(
            BrokerAddress address,
            String willTopic,
            List<Subscription> subscriptions,
            Outbox outbox,
            Runnable beforeSending,
            Consumer<String> notes) {
        this.address = address;
        this.willTopic = willTopic;
        this.subscriptions = List.copyOf(subscriptions);
        this.outbox = outbox;
        this.beforeSending = beforeSending;
        this.notes = notes;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits until there has been a connection, or for this long. */
    void awaitFirstConnection(Duration longest) throws InterruptedException {
        connectedOnce.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Sends what waits, with one last try to connect where there is no connection and that did not fail just now, and
     * ends.
     *
     * @return why messages could not be delivered; null where all were
     */
    @Nullable
    String close() {
        closing = true;
        outbox.wake();
        try {
            thread.join(CLOSED_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return outbox.undelivered() > 0 ? problem : null;
    }

    private void run() {
        try {
            long closeBy = Long.MAX_VALUE;
            boolean lastTry = false;
            while (true) {
                if (closing && closeBy == Long.MAX_VALUE) {
                    closeBy = System.nanoTime() + CLOSING_NANOS;
                }
                if (connection == null) {
                    if (closing && (lastTry || outbox.isEmpty() || failedJustNow())) {
                        return;
                    }
                    lastTry = closing;
                    awaitConnection();
                } else if (connection.lost() != null) {
                    letGo(connection, connection.lost());
                } else if (!sendOne(connection)) {
                    if (closing && (outbox.isEmpty() || System.nanoTime() - closeBy > 0)) {
                        return;
                    }
                    outbox.awaitNews(LOOK_EVERY_NANOS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private boolean failedJustNow() {
        return failures > 0 && System.nanoTime() - failedNanos < JUST_NOW_NANOS;
    }

    private void awaitConnection() throws InterruptedException {
        long wait = nextAttemptNanos - System.nanoTime();
        if (wait > 0 && !closing) {
            outbox.awaitNews(wait);
            return;
        }
        try {
            BrokerConnection opened = BrokerConnection.open(address, willTopic, outbox::wake);
            for (Subscription subscription : subscriptions) {
                subscribe(opened, subscription);
            }
            connection = opened;
            outbox.connected();
            connectedOnce.countDown();
            backoff.reset();
            failures = 0;
            problem = null;
            if (outageTold) {
                notes.accept("The broker at " + address + " is there again; what was kept is being sent.");
                outageTold = false;
            }
        } catch (MqttException e) {
            outage("No connection to the broker at " + address + " (" + Reason.of(e) + ").");
        }
    }

    private static void subscribe(BrokerConnection opened, Subscription subscription) throws MqttException {
        try {
            opened.subscribe(subscription.topic(), subscription.listener());
        } catch (MqttException e) {
            opened.close();
            throw e;
        }
    }

    /** Sends the next message, if there is one that may go; otherwise returns false. */
    private boolean sendOne(BrokerConnection to) {
        beforeSending.run();
        Message message = outbox.next(System.nanoTime());
        if (message == null) {
            return false;
        }
        try {
            to.publish(message, () -> outbox.arrived(message));
            return true;
        } catch (MqttException e) {
            outbox.putBack(message);
            if (e.getReasonCode() != MqttException.REASON_CODE_MAX_INFLIGHT) {
                letGo(to, e);
            }
            return false;
        }
    }

    private void letGo(BrokerConnection broken, @Nullable Throwable cause) {
        connection = null;
        broken.close();
        outbox.disconnected();
        outage("The connection to the broker at " + address + " broke (" + Reason.of(cause) + ").");
    }

    private void outage(String what) {
        nextAttemptNanos = System.nanoTime() + (long) (backoff.nextSeconds() * 1e9);
        problem = what;
        failures++;
        failedNanos = System.nanoTime();
        if (failures > 1 && !outageTold && !closing) { // One may be a hiccup, and is over in a second.
            outageTold = true;
            notes.accept(what + " The session goes on; alerts are kept until it is back, cues are not."
                    + " Does the broker run, and is its address right?");
        }
    }

    /** The publisher's thread and those that the client starts from it. */
    private static final class ClientThreads extends ThreadGroup {

        ClientThreads() {
            super("mqtt");
        }

        @Override
        public void uncaughtException(Thread thread, Throwable error) {
            // The client's reading thread may stumble over its own end (NullPointerException in CommsReceiver), which
            // harms nothing: a connection that is gone is noticed otherwise. A fault of ours is shown.
            if (thread.getName().equals("mqtt-publisher")) {
                super.uncaughtException(thread, error);
            }
        }
    }
}

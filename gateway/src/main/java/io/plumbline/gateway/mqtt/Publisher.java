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

    /** How long the broker may take to hand out what we say first. */
    private static final long GREETING_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How many messages may be sent before the next question, so that many cues do not keep all else waiting. */
    private static final int MOST_BETWEEN_QUESTIONS = 10;

    /** How long a cue may wait for the broker's sign of life. */
    private static final long ANSWERED_WITHIN_MILLIS = TimeUnit.NANOSECONDS.toMillis(Outbox.CUE_LIFE_NANOS);

    /**
     * A topic to listen on.
     *
     * @param listener called on the client's thread; must return at once
     */
    record Subscription(String topic, Consumer<Incoming> listener) {}

    private final BrokerSettings settings;
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
    private boolean lossTold;
    private int mayFollow;

    /**
     * A publisher that does not run yet.
     *
     * @param willTopic where the broker says {@code offline} when it loses us
     * @param subscriptions what to listen to
     * @param beforeSending called again and again while connected, to add what only time brings about
     * @param notes takes sentences for the person at the machine
     */
    Publisher(
            BrokerSettings settings,
            String willTopic,
            List<Subscription> subscriptions,
            Outbox outbox,
            Runnable beforeSending,
            Consumer<String> notes) {
        this.settings = settings;
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
     * @return why messages could not be delivered, and what to do; null where all were
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
                    tellLosses();
                    if (closing && (lastTry || outbox.isEmpty() || failedJustNow())) {
                        return;
                    }
                    lastTry = closing;
                    awaitConnection();
                } else if (connection.lost() != null) {
                    letGo(connection, connection.lost());
                } else if (!sendOne(connection)) {
                    tellLosses();
                    beforeSending.run();
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
            BrokerConnection opened = BrokerConnection.open(settings, willTopic, outbox::wake);
            if (!join(opened)) {
                outage(noConnection(), Reason.notHandedOut(willTopic, settings));
            }
        } catch (MqttException e) {
            outage(noConnection(), Reason.ofAttempt(e, settings));
        }
    }

    /** Makes a connection ours, unless the broker silently refuses us; then nothing of it is left. */
    private boolean join(BrokerConnection opened) throws MqttException, InterruptedException {
        Message greeting = outbox.greeting(willTopic, Availability.OFFLINE);
        try {
            for (Subscription subscription : subscriptions) {
                opened.subscribe(subscription.topic(), subscription.listener());
            }
            if (!isHandedOut(greeting, opened)) {
                opened.disconnect();
                return false;
            }
        } catch (MqttException | InterruptedException e) {
            opened.close();
            throw e;
        }
        connection = opened;
        outbox.connected(greeting);
        connectedOnce.countDown();
        backoff.reset();
        failures = 0;
        problem = null;
        if (outageTold) {
            notes.accept("The broker at " + settings.address() + " is there again; what was kept is being sent.");
            outageTold = false;
        }
        return true;
    }

    /**
     * Whether what we publish comes back to us. A broker acknowledges what its access list forbids and throws it away
     * (MQTT 3.1.1 has no other answer), and whatever must arrive would be lost.
     */
    private boolean isHandedOut(Message greeting, BrokerConnection by) throws MqttException, InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        by.subscribe(greeting.topic(), message -> {
            if (!message.retained() && message.payload().equals(greeting.payload())) {
                heard.countDown();
            }
        });
        by.publish(greeting, () -> {});
        long giveUpNanos = System.nanoTime() + GREETING_NANOS;
        while (!heard.await(LOOK_EVERY_NANOS, TimeUnit.NANOSECONDS)) {
            Throwable lost = by.lost();
            if (lost != null) {
                throw new MqttException(lost);
            }
            if (System.nanoTime() - giveUpNanos > 0) {
                return false;
            }
        }
        by.unsubscribe(greeting.topic(), ANSWERED_WITHIN_MILLIS);
        return true;
    }

    private String noConnection() {
        return "No connection to the broker at " + settings.address();
    }

    /** Sends the next message, if there is one that may go; otherwise returns false. */
    private boolean sendOne(BrokerConnection to) {
        if (mayFollow == 0 && !ask(to)) { // First of all, as a cue waits for nothing but this.
            return false;
        }
        Message message = outbox.next(System.nanoTime());
        if (message == null) {
            mayFollow = 0;
            return outbox.mustAsk(System.nanoTime());
        }
        mayFollow = Math.max(0, mayFollow - 1);
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

    /**
     * Asks the broker whether it is there, where a cue waits for that; returns false if it is gone. Where it does not
     * answer, nothing else would arrive either, and the cue is soon too old to be sent.
     */
    private boolean ask(BrokerConnection whom) {
        long now = System.nanoTime();
        if (!outbox.mustAsk(now)) {
            return true;
        }
        mayFollow = MOST_BETWEEN_QUESTIONS;
        try {
            if (whom.unsubscribe(willTopic, ANSWERED_WITHIN_MILLIS)) {
                outbox.answered(now);
            }
            return true;
        } catch (MqttException e) {
            letGo(whom, e);
            return false;
        }
    }

    private void tellLosses() {
        if (!lossTold && outbox.givenUp() > 0) {
            lossTold = true;
            notes.accept("More waits for the broker than is kept (" + Records.MOST + " messages, "
                    + (Records.MOST_BYTES >> 20) + " MiB): the oldest is given up, alerts last.");
        }
    }

    private void letGo(BrokerConnection broken, @Nullable Throwable cause) {
        connection = null;
        broken.close();
        outbox.disconnected();
        outage("The connection to the broker at " + settings.address() + " broke", Reason.of(cause, settings));
    }

    private void outage(String what, Reason why) {
        nextAttemptNanos = System.nanoTime() + (long) (backoff.nextSeconds() * 1e9);
        String said = what + " (" + why.what() + ").";
        problem = said + " " + why.cure();
        failures++;
        failedNanos = System.nanoTime();
        boolean maybeAHiccup = failures == 1 && !why.lasting(); // Over in a second.
        if (!maybeAHiccup && !outageTold && !closing) {
            outageTold = true;
            notes.accept(said + " The session goes on; alerts are kept until it is back, cues are not. " + why.cure());
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

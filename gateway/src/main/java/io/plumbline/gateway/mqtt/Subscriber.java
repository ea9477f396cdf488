package io.plumbline.gateway.mqtt;

import io.plumbline.gateway.mqtt.BrokerConnection.Incoming;
import io.plumbline.gateway.mqtt.Publisher.Subscription;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;

/**
 * Listens on topics of a broker and publishes nothing. A broker that is away is a normal state: it is tried again until
 * this is closed.
 */
final class Subscriber implements AutoCloseable {

    private static final long CLOSED_WITHIN_MILLIS = 10_000;

    private final BrokerSettings settings;
    private final List<Subscription> subscriptions;
    private final Consumer<@Nullable String> links;
    private final Backoff backoff =
            new Backoff(() -> ThreadLocalRandom.current().nextDouble());
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "mqtt-subscriber");
    private volatile boolean closing;

    /**
     * Begins to listen.
     *
     * @param links told from this one's thread what keeps it from listening, and null once it listens; must return at
     *     once
     */
    Subscriber(BrokerSettings settings, List<Subscription> subscriptions, Consumer<@Nullable String> links) {
        this.settings = settings;
        this.subscriptions = List.copyOf(subscriptions);
        this.links = links;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closing = true;
        news.release();
        try {
            thread.join(CLOSED_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try {
                listen();
            } catch (MqttException e) {
                links.accept("No connection to the broker at " + settings.address() + " ("
                        + Reason.ofAttempt(e, settings).what() + ").");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause((long) (backoff.nextSeconds() * 1e9));
        }
    }

    /** Listens until the connection breaks or this is closed. */
    private void listen() throws MqttException, InterruptedException {
        BrokerConnection connection = BrokerConnection.open(settings, null, news::release);
        try {
            for (Subscription subscription : subscriptions) {
                Consumer<Incoming> listener = subscription.listener();
                connection.subscribe(subscription.topic(), listener);
            }
            backoff.reset();
            links.accept(null);
            while (!closing && connection.lost() == null) {
                news.acquire();
            }
            if (connection.lost() != null) {
                links.accept("The connection to the broker at " + settings.address() + " broke ("
                        + Reason.of(connection.lost(), settings).what() + ").");
            }
        } finally {
            if (closing && connection.lost() == null) {
                connection.disconnect();
            } else {
                connection.close();
            }
        }
    }

    private void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        try {
            while (!closing && System.nanoTime() - until < 0) {
                news.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }
}

package io.plumbline.gateway.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a broker, from its beginning to its end; the next one is another object with another client, for
 * the client's own reconnecting loses subscriptions and never retries a first connection that failed. All that is meant
 * to outlast a connection is kept by {@link Outbox}.
 */
final class BrokerConnection {

    private static final int CONNECT_SECONDS = 5;
    private static final long CONNECT_MILLIS = TimeUnit.SECONDS.toMillis(CONNECT_SECONDS);
    private static final long DISCONNECT_MILLIS = 2000;
    /** A broker that hears nothing for one and a half times this long publishes our will. */
    private static final int KEEP_ALIVE_SECONDS = 10;
    /** Far above what {@link Outbox} lets out, so that the client's own count, which lags, never refuses. */
    private static final int CLIENT_IN_FLIGHT = 1000;

    /**
     * A message that came in.
     *
     * @param retained whether the broker had kept it from before
     */
    record Incoming(String payload, boolean retained) {}

    private final MqttAsyncClient client;
    private volatile @Nullable Throwable lost;

    private BrokerConnection(MqttAsyncClient client) {
        this.client = client;
    }

    /**
     * Connects, within {@value #CONNECT_SECONDS} s.
     *
     * @param willTopic where the broker says {@code offline}, retained, when this connection breaks; null for nowhere
     * @param onLost told from the client's thread when the connection breaks; must return at once
     * @throws MqttException if there is no connection; nothing of it is left then
     */
    static BrokerConnection open(BrokerSettings settings, @Nullable String willTopic, Runnable onLost)
            throws MqttException {
        String name = "plumbline-" + UUID.randomUUID().toString().substring(0, 8);
        MqttAsyncClient client = new MqttAsyncClient(settings.address().url(), name, new MemoryPersistence());
        BrokerConnection connection = new BrokerConnection(client);
        client.setCallback(connection.new Losses(onLost));
        try {
            // The client's own timeout does not cover a broker that accepts the connection and then stays silent.
            client.connect(options(settings, willTopic)).waitForCompletion(CONNECT_MILLIS);
        } catch (MqttException | RuntimeException e) {
            connection.close();
            throw asMqttException(e);
        }
        return connection;
    }

    private static MqttConnectOptions options(BrokerSettings settings, @Nullable String willTopic) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setMaxInflight(CLIENT_IN_FLIGHT);
        Tls tls = settings.tls();
        options.setSocketFactory(tls == null ? new NoDelaySockets() : tls.sockets());
        options.setHttpsHostnameVerificationEnabled(true);
        Login login = settings.login();
        if (login != null) {
            options.setUserName(login.user());
            String password = login.password();
            options.setPassword(password == null ? new char[0] : password.toCharArray());
        }
        if (willTopic != null) {
            options.setWill(willTopic, Availability.OFFLINE.getBytes(StandardCharsets.UTF_8), 1, true);
        }
        return options;
    }

    /**
     * Subscribes at QoS 1 and waits for the broker's consent.
     *
     * @param listener called on the client's thread; must return at once
     * @throws MqttException if the broker does not consent in time
     */
    void subscribe(String topic, Consumer<Incoming> listener) throws MqttException {
        int[] granted;
        try {
            IMqttToken token = client.subscribe(
                    topic,
                    1,
                    (where, message) -> listener.accept(new Incoming(
                            new String(message.getPayload(), StandardCharsets.UTF_8), message.isRetained())));
            token.waitForCompletion(CONNECT_MILLIS);
            granted = token.getGrantedQos();
        } catch (RuntimeException e) {
            throw asMqttException(e);
        }
        if (granted.length > 0 && granted[0] > 2) {
            throw new MqttException(MqttException.REASON_CODE_SUBSCRIBE_FAILED);
        }
    }

    /**
     * Hands a message to the client; does not wait for it to arrive.
     *
     * @param arrived called on the client's thread when the broker has acknowledged it; never where the connection
     *     breaks before
     * @throws MqttException if the client does not take it
     */
    void publish(Message message, Runnable arrived) throws MqttException {
        try {
            client.publish(
                    message.topic(),
                    message.bytes(),
                    message.delivery().qos(),
                    message.delivery().retained(),
                    null,
                    new Arrival(arrived));
        } catch (RuntimeException e) {
            throw asMqttException(e);
        }
    }

    /**
     * Ends a subscription, and waits for the broker's consent. Where there is none to end this changes nothing, so that it
     * also serves to ask whether the broker is there.
     *
     * @return whether it has answered within {@code millis}
     * @throws MqttException if the client does not take it, or the connection breaks
     */
    boolean unsubscribe(String topic, long millis) throws MqttException {
        try {
            client.unsubscribe(topic).waitForCompletion(millis);
            return true;
        } catch (MqttException e) {
            if (e.getReasonCode() == MqttException.REASON_CODE_CLIENT_TIMEOUT && lost == null) {
                return false;
            }
            throw e;
        } catch (RuntimeException e) {
            throw asMqttException(e);
        }
    }

    /** What broke the connection; null while it stands. */
    @Nullable
    Throwable lost() {
        return lost;
    }

    /** Says goodbye, so that the broker does not publish the will, and closes. */
    void disconnect() {
        try {
            client.disconnect(0).waitForCompletion(DISCONNECT_MILLIS);
        } catch (MqttException | RuntimeException brokenBefore) {
            // A connection that broke meanwhile has ended too: the broker publishes the will, which says the same.
        }
        close();
    }

    /** Lets go of everything at once, whatever the client is in the middle of. */
    void close() {
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException | RuntimeException goneBefore) {
            // Not connected is what is wanted.
        }
        try {
            client.close(true);
        } catch (MqttException | RuntimeException closedBefore) {
            // Closed is what is wanted.
        }
    }

    /** The client's threads end in any order and stumble over one another (NullPointerException): the connection broke. */
    private static MqttException asMqttException(Exception e) {
        return e instanceof MqttException mqtt ? mqtt : new MqttException(MqttException.REASON_CODE_CONNECTION_LOST, e);
    }

    private record Arrival(Runnable arrived) implements IMqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            arrived.run();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            // The only way to fail is that the connection breaks, which is told as a whole.
        }
    }

    private final class Losses implements MqttCallback {

        private final Runnable onLost;

        Losses(Runnable onLost) {
            this.onLost = onLost;
        }

        @Override
        public void connectionLost(Throwable cause) {
            lost = cause;
            onLost.run();
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            // Each subscription has a listener of its own.
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // Each message has a listener of its own.
        }
    }
}

package io.plumbline.gateway.ble;

import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.Gatt.Characteristic;
import io.plumbline.gateway.sensor.Limitation;
import io.plumbline.gateway.sensor.SensorProtocol;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connection to one sensor with its protocol: made anew as a whole, never repaired. On the sensor's own thread. */
final class SensorLink {

    /** Ten times what a sensor needs that is there; with the wait after it a sensor that is back streams within 5 s. */
    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(8);

    /** Some 20 s of notifications at 200 Hz; what comes when it is full is lost and shows as a gap. */
    private static final int QUEUE_LENGTH = 4096;

    private final BleRadio radio;
    private final ProtocolChoice protocols;
    private final SensorStream stream;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ble-answers");
        thread.setDaemon(true);
        return thread;
    });
    private BlockingQueue<Notification> arrived = new ArrayBlockingQueue<>(QUEUE_LENGTH);
    private @Nullable BleConnection connection;
    private @Nullable ConnectedGatt gatt;
    private @Nullable SensorProtocol protocol;

    SensorLink(BleRadio radio, ProtocolChoice protocols, SensorStream stream) {
        this.radio = radio;
        this.protocols = protocols;
        this.stream = stream;
    }

    /** The next notification of this connection; null if none comes. */
    @Nullable
    Notification poll(long millis) throws InterruptedException {
        return arrived.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether all that has come has been taken. */
    boolean isIdle() {
        return arrived.isEmpty();
    }

    /** Whether the Bluetooth service says so. */
    boolean isConnected() {
        return connection != null && connection.isConnected();
    }

    /** Samples a second that the sensor sends, Hz; 0 before the first connection. */
    double rateHz() {
        return protocol == null ? 0 : protocol.rateHz();
    }

    /** Connects and has the sensor stream; what was there before is closed. */
    void connect(String address, Advert advert) throws IOException, InterruptedException, NoGoingOn {
        close();
        BlockingQueue<Notification> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
        Consumer<Notification> hand = queue::offer;
        arrived = queue;
        BleConnection made = radio.link().connect(address, LONGEST_CONNECTING, hand);
        connection = made;
        Advert known = withServices(advert, made);
        SensorProtocol chosen = choose(known);
        protocol = chosen;
        stream.connected(chosen);
        ConnectedGatt used = new ConnectedGatt(made, queue, stream::take, worker);
        gatt = used;
        chosen.start(used);
    }

    private SensorProtocol choose(Advert known) throws NoGoingOn {
        try {
            return protocols
                    .choose(known)
                    .orElseThrow(() -> new NoGoingOn("'" + known.name() + "' is no sensor that Plumbline knows."
                            + " docs/sensors.md lists those that can be worn, and how to describe one of your own."));
        } catch (IOException e) {
            throw new NoGoingOn(String.valueOf(e.getMessage()));
        }
    }

    /** Asks for data again on the same connection. */
    void restart() throws IOException, InterruptedException {
        if (protocol == null || gatt == null) {
            throw new IOException("there is no connection");
        }
        protocol.start(gatt);
    }

    /** Maker's name and firmware, where the sensor tells them. */
    Optional<String> model() throws InterruptedException {
        if (protocol == null || gatt == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(protocol.model(gatt)).filter(model -> !model.isEmpty());
        } catch (IOException e) {
            return Optional.empty(); // Its data matter; what it is called does not.
        }
    }

    /** What its battery holds, where the sensor tells it. */
    OptionalInt battery() throws InterruptedException {
        if (protocol == null || gatt == null) {
            return OptionalInt.empty();
        }
        try {
            return protocol.batteryPercent(gatt);
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** What the sensor is not good for. */
    Set<Limitation> limitations() {
        return protocol == null ? Set.of() : protocol.limitations();
    }

    /** Lets go of the connection, in a bounded time. */
    void close() {
        BleConnection open = connection;
        connection = null;
        gatt = null;
        if (open != null) {
            open.close();
        }
    }

    /**
     * Has the sensor stop measuring, to spare its battery, and lets go of everything.
     *
     * @return why that was not possible; where the sensor alone does not answer it stops by itself
     */
    Optional<BleException> end() {
        try {
            if (protocol != null && gatt != null && isConnected()) {
                protocol.stop(gatt);
            }
        } catch (BleException e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            worker.shutdownNow();
        }
        return Optional.empty();
    }

    private static Advert withServices(Advert advert, BleConnection made) {
        Set<UUID> services = new HashSet<>(advert.services());
        made.characteristics().stream().map(Characteristic::service).forEach(services::add);
        return new Advert(advert.name(), services, advert.makers());
    }
}

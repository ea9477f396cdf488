package io.plumbline.gateway.ble.bluez;

import io.plumbline.gateway.ble.BleConnection;
import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleException.Fault;
import io.plumbline.gateway.ble.Notification;
import io.plumbline.gateway.sensor.Gatt.Characteristic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** A connection through BlueZ. It is lost with the device's, with BlueZ and with the bus, whichever is first. */
final class BlueZConnection implements BleConnection {

    /** Within this a device that is there answers; BlueZ itself gives up after 30 s. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** BlueZ answers when the link is down, for which it waits 2 s. */
    private static final Duration LET_GO = Duration.ofSeconds(4);

    private static final Duration SIGNAL_BEHIND_ANSWER = Duration.ofSeconds(1);

    private record Attribute(String path, Characteristic said) {}

    private final BlueZService bluez;
    private final String device;
    private final Consumer<Notification> notifications;
    private final Consumer<BlueZConnection> closed;
    private final Map<String, BlueZService.ValueTaker> listening = new ConcurrentHashMap<>();
    private volatile List<Attribute> attributes = List.of();
    private volatile long generation = -1;

    /**
     * Not yet connected.
     *
     * @param device BlueZ's path of it
     * @param closed is told when it was closed
     */
    BlueZConnection(
            BlueZService bluez, String device, Consumer<Notification> notifications, Consumer<BlueZConnection> closed) {
        this.bluez = bluez;
        this.device = device;
        this.notifications = notifications;
        this.closed = closed;
    }

    /** Connects and waits until what the device has is known, or lets it be. */
    void open(long untilNanos) throws IOException, InterruptedException {
        generation = bluez.generation();
        boolean opened = false;
        try {
            connect(untilNanos);
            awaitServices(untilNanos);
            attributes = attributes();
            opened = true;
        } finally {
            if (!opened) {
                disconnect(); // else BlueZ would go on trying
            }
        }
    }

    private void connect(long untilNanos) throws IOException, InterruptedException {
        try {
            bluez.call(left(untilNanos), device, BlueZService.DEVICE, "Connect", null);
        } catch (BusError e) {
            if (e.is("InProgress")) {
                boolean connected = bluez.known().await(() -> isConnected() || isStale(), untilNanos);
                if (connected && isConnected()) {
                    return;
                }
            } else if (e.is("AlreadyConnected")) {
                return;
            }
            throw e.during("connecting");
        }
    }

    private void awaitServices(long untilNanos) throws BleException, InterruptedException {
        bluez.known().await(() -> isStale() || isConnected(), soonest(untilNanos));
        bluez.known()
                .await(
                        () -> isStale()
                                || !isConnected()
                                || bluez.known().isTrue(device, BlueZService.DEVICE, "ServicesResolved"),
                        untilNanos);
        if (isStale() || !isConnected()) {
            throw new BleException(Fault.NO_ANSWER, "The sensor broke off while it was connected to.");
        }
        if (!bluez.known().isTrue(device, BlueZService.DEVICE, "ServicesResolved")) {
            throw new BleException(
                    Fault.NO_ANSWER, "The sensor is connected but does not say what it has. Switch it off and on.");
        }
    }

    /** When a signal that was sent before an answer must have been taken: they come on threads of their own. */
    private static long soonest(long untilNanos) {
        return Math.min(untilNanos, System.nanoTime() + SIGNAL_BEHIND_ANSWER.toNanos());
    }

    private static Duration left(long untilNanos) {
        return Duration.ofNanos(Math.max(1, untilNanos - System.nanoTime()));
    }

    private List<Attribute> attributes() {
        ObjectTree objects = bluez.known();
        List<Attribute> found = new ArrayList<>();
        for (String path : objects.having(BlueZService.CHARACTERISTIC)) {
            if (!path.startsWith(device + "/")) {
                continue;
            }
            String service = objects.text(path, BlueZService.CHARACTERISTIC, "Service");
            Optional<UUID> serviceUuid = uuid(objects.text(service, BlueZService.SERVICE, "UUID"));
            Optional<UUID> uuid = uuid(objects.text(path, BlueZService.CHARACTERISTIC, "UUID"));
            if (uuid.isPresent() && serviceUuid.isPresent()) {
                List<String> flags = Values.texts(objects.get(path, BlueZService.CHARACTERISTIC, "Flags"));
                found.add(new Attribute(path, new Characteristic(serviceUuid.get(), uuid.get(), new HashSet<>(flags))));
            }
        }
        return List.copyOf(found);
    }

    /** A UUID; empty where the text is none. */
    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Characteristic> characteristics() {
        return attributes.stream().map(Attribute::said).toList();
    }

    @Override
    public byte[] read(UUID characteristic) throws IOException, InterruptedException {
        Object[] answer = call(attribute(characteristic), "ReadValue", "reading", "a{sv}", Map.of());
        return Values.bytes(answer.length == 0 ? null : answer[0]);
    }

    @Override
    public void write(UUID characteristic, byte[] value) throws IOException, InterruptedException {
        Attribute attribute = attribute(characteristic);
        String kind = attribute.said().abilities().contains("write") ? "request" : "command";
        call(attribute, "WriteValue", "writing", "aya{sv}", value, Map.of("type", new Variant<>(kind)));
    }

    /** Subscribes anew where there is a subscription already: what is said of it is not to be believed. */
    @Override
    public void subscribe(UUID characteristic) throws IOException, InterruptedException {
        Attribute attribute = attribute(characteristic);
        if (listening.containsKey(attribute.path())) {
            stopTelling(attribute);
        }
        BlueZService.ValueTaker taker = listening.computeIfAbsent(
                attribute.path(),
                path -> (value, arrivalNanos) ->
                        notifications.accept(new Notification(characteristic, value, arrivalNanos)));
        bluez.listen(attribute.path(), taker);
        call(attribute, "StartNotify", "subscribing to", null);
    }

    @Override
    public void unsubscribe(UUID characteristic) throws IOException, InterruptedException {
        Attribute attribute = attribute(characteristic);
        try {
            call(attribute, "StopNotify", "unsubscribing from", null);
        } finally {
            unlisten(attribute.path());
        }
    }

    /** Ends a subscription that may have ended by itself. */
    private void stopTelling(Attribute attribute) throws InterruptedException {
        try {
            bluez.call(ANSWER, attribute.path(), BlueZService.CHARACTERISTIC, "StopNotify", null);
        } catch (IOException e) {
            // There was none; what is amiss besides, the next call says.
        }
    }

    private void unlisten(String path) {
        BlueZService.ValueTaker taker = listening.remove(path);
        if (taker != null) {
            bluez.unlisten(path, taker);
        }
    }

    private Attribute attribute(UUID characteristic) throws IOException {
        List<Attribute> named = attributes.stream()
                .filter(attribute -> attribute.said().uuid().equals(characteristic))
                .toList();
        return named.stream()
                .filter(attribute -> attribute.said().notifies())
                .findFirst()
                .or(() -> named.stream().findFirst())
                .orElseThrow(() -> new IOException("the sensor has no characteristic " + characteristic));
    }

    private Object[] call(
            Attribute attribute, String member, String doing, @Nullable String signature, Object... arguments)
            throws IOException, InterruptedException {
        String what = doing + " " + attribute.said().uuid();
        if (!isConnected()) {
            throw new BleException(Fault.NO_ANSWER, "The sensor is no longer connected (" + what + ").");
        }
        try {
            return bluez.call(ANSWER, attribute.path(), BlueZService.CHARACTERISTIC, member, signature, arguments);
        } catch (BusError e) {
            if (member.equals("StartNotify") && e.is("InProgress", "AlreadyExists")) {
                return new Object[0]; // it tells already
            }
            throw e.during(what);
        }
    }

    /** Whether BlueZ is not the one any more with which it was made. */
    private boolean isStale() {
        return generation < 0 || generation != bluez.generation();
    }

    @Override
    public boolean isConnected() {
        return !isStale() && bluez.known().isTrue(device, BlueZService.DEVICE, "Connected");
    }

    private void disconnect() {
        List.copyOf(listening.keySet()).forEach(this::unlisten);
        if (isStale()) {
            return;
        }
        try {
            bluez.call(LET_GO, device, BlueZService.DEVICE, "Disconnect", null);
            bluez.known().await(() -> !isConnected(), soonest(Long.MAX_VALUE));
        } catch (IOException e) {
            // It is gone already, or BlueZ is.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        disconnect();
        closed.accept(this);
    }
}

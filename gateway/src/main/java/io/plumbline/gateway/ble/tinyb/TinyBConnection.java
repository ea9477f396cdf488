package io.plumbline.gateway.ble.tinyb;

import io.plumbline.gateway.ble.BleConnection;
import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.Notification;
import io.plumbline.gateway.sensor.Gatt.Characteristic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tinyb.BluetoothDevice;
import tinyb.BluetoothGattCharacteristic;
import tinyb.BluetoothGattService;

/**
 * A connection that holds on to all of its objects: TinyB ends a subscription whose object is collected as garbage. They are
 * fetched when it is made and never again, for those of another connection are dead though they equal these.
 */
final class TinyBConnection implements BleConnection {

    private static final Logger LOG = LoggerFactory.getLogger(TinyBConnection.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Calls calls;
    private final BluetoothDevice device;
    private final Consumer<Notification> notifications;
    private final Map<UUID, BluetoothGattCharacteristic> objects;
    private final List<Characteristic> characteristics;
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final List<Subscription> ended = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    private TinyBConnection(
            Calls calls,
            BluetoothDevice device,
            Consumer<Notification> notifications,
            Map<UUID, BluetoothGattCharacteristic> objects,
            List<Characteristic> characteristics) {
        this.calls = calls;
        this.device = device;
        this.notifications = notifications;
        this.objects = objects;
        this.characteristics = List.copyOf(characteristics);
    }

    /** The attributes of a device that is connected and whose services are known. On a thread of {@link Calls}. */
    static TinyBConnection of(Calls calls, BluetoothDevice device, Consumer<Notification> notifications) {
        Map<UUID, BluetoothGattCharacteristic> objects = new LinkedHashMap<>();
        List<Characteristic> characteristics = new ArrayList<>();
        for (BluetoothGattService service : device.getServices()) {
            UUID serviceUuid = UUID.fromString(service.getUUID());
            for (BluetoothGattCharacteristic object : service.getCharacteristics()) {
                UUID uuid = UUID.fromString(object.getUUID());
                if (objects.putIfAbsent(uuid, object) == null) {
                    characteristics.add(new Characteristic(serviceUuid, uuid, Set.of(object.getFlags())));
                }
            }
        }
        return new TinyBConnection(calls, device, notifications, objects, characteristics);
    }

    @Override
    public List<Characteristic> characteristics() {
        return characteristics;
    }

    @Override
    public byte[] read(UUID characteristic) throws IOException, InterruptedException {
        BluetoothGattCharacteristic object = object(characteristic);
        return calls.within(ANSWER, "reading " + characteristic, object::readValue);
    }

    @Override
    public void write(UUID characteristic, byte[] value) throws IOException, InterruptedException {
        BluetoothGattCharacteristic object = object(characteristic);
        calls.within(ANSWER, "writing " + characteristic, () -> object.writeValue(value));
    }

    /**
     * Subscribes anew where there is a subscription already: what it says of itself is not to be believed. TinyB crashes the
     * process where a subscription is ended by the object that a value arrives at just then, so that it is always ended by
     * another object of the same characteristic, and the first one is only no longer listened to.
     */
    @Override
    public void subscribe(UUID characteristic) throws IOException, InterruptedException {
        BluetoothGattCharacteristic object = object(characteristic);
        Subscription before = subscriptions.remove(characteristic);
        if (before != null) {
            before.ended = true;
            ended.add(before);
            calls.attempt(GOODBYE, "unsubscribing", () -> disable(object));
        }
        Subscription made = new Subscription(characteristic, object.clone());
        subscriptions.put(characteristic, made);
        calls.within(ANSWER, "subscribing to " + characteristic, () -> {
            made.object.enableValueNotifications(made::take);
            return true;
        });
    }

    @Override
    public void unsubscribe(UUID characteristic) throws IOException, InterruptedException {
        BluetoothGattCharacteristic object = object(characteristic);
        Subscription before = subscriptions.remove(characteristic);
        if (before != null) {
            before.ended = true;
            ended.add(before);
            calls.within(ANSWER, "unsubscribing from " + characteristic, () -> disable(object));
        }
    }

    @Override
    public boolean isConnected() {
        return !closed && device.getConnected();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        calls.attempt(GOODBYE, "disconnecting", device::disconnect);
    }

    private BluetoothGattCharacteristic object(UUID characteristic) throws BleException {
        BluetoothGattCharacteristic object = objects.get(characteristic);
        if (object == null) {
            throw new BleException(
                    BleException.Fault.NO_ANSWER, "The sensor has no characteristic " + characteristic + ".");
        }
        return object;
    }

    private static boolean disable(BluetoothGattCharacteristic object) {
        object.disableValueNotifications();
        return true;
    }

    /** A subscription with the object that it lives by. */
    private final class Subscription {
        private final UUID characteristic;
        private final BluetoothGattCharacteristic object;
        private volatile boolean ended;

        Subscription(UUID characteristic, BluetoothGattCharacteristic object) {
            this.characteristic = characteristic;
            this.object = object;
        }

        /** On TinyB's thread, which all sensors share; what is thrown here TinyB would swallow. */
        void take(byte[] value) {
            long arrivalNanos = System.nanoTime();
            if (closed || ended) {
                return;
            }
            try {
                notifications.accept(new Notification(characteristic, value, arrivalNanos));
            } catch (RuntimeException e) {
                LOG.warn("A notification was lost by a fault of Plumbline", e);
            }
        }
    }
}

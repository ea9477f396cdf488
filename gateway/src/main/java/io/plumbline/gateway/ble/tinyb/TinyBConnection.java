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
    private final Set<UUID> subscribed = ConcurrentHashMap.newKeySet();
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

    /** Subscribes anew where there is a subscription already: what it says of itself is not to be believed. */
    @Override
    public void subscribe(UUID characteristic) throws IOException, InterruptedException {
        BluetoothGattCharacteristic object = object(characteristic);
        if (!subscribed.add(characteristic)) {
            calls.attempt(GOODBYE, "unsubscribing", () -> disable(object));
        }
        calls.within(ANSWER, "subscribing to " + characteristic, () -> {
            object.enableValueNotifications(value -> take(characteristic, value));
            return true;
        });
    }

    @Override
    public void unsubscribe(UUID characteristic) throws IOException, InterruptedException {
        BluetoothGattCharacteristic object = object(characteristic);
        subscribed.remove(characteristic);
        calls.within(ANSWER, "unsubscribing from " + characteristic, () -> disable(object));
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
        for (UUID characteristic : subscribed) {
            BluetoothGattCharacteristic object = objects.get(characteristic);
            if (object != null && device.getConnected()) {
                calls.attempt(GOODBYE, "unsubscribing", () -> disable(object));
            }
        }
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

    /** On TinyB's thread, which all sensors share; what is thrown here TinyB would swallow. */
    private void take(UUID characteristic, byte[] value) {
        long arrivalNanos = System.nanoTime();
        if (closed) {
            return;
        }
        try {
            notifications.accept(new Notification(characteristic, value, arrivalNanos));
        } catch (RuntimeException e) {
            LOG.warn("A notification was lost by a fault of Plumbline", e);
        }
    }
}

package io.plumbline.gateway.ble.bus;

import io.plumbline.gateway.ble.bus.FakeSensor.Cure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties.PropertiesChanged;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * The Bluetooth service {@code org.bluez} as far as a central uses it, with sensors that {@link FakeSensor} scripts. It
 * acts as BlueZ 5.66 does: devices appear while it discovers, attributes while they are connected, and those of an
 * earlier connection are gone.
 *
 * <pre>{@code
 * try (PrivateBus bus = PrivateBus.start(folder); FakeBlueZ blueZ = FakeBlueZ.on(bus.address(), "hci0")) {
 *     blueZ.add(sensor);
 *     … a driver with DBUS_SYSTEM_BUS_ADDRESS=bus.address() …
 *     sensor.dropLink();
 *     blueZ.stop();   // bluetoothd is gone
 *     blueZ.start();  // and back, knowing no device
 * }
 * }</pre>
 */
public final class FakeBlueZ implements AutoCloseable {

    private static final String NAME = "org.bluez";
    private static final int CALLS_AT_ONCE = 16;

    private final String address;
    private final List<String> adapterNames;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(3, task -> {
        Thread thread = new Thread(task, "fake-bluez");
        thread.setDaemon(true);
        return thread;
    });
    private final List<FakeSensor> sensors = new ArrayList<>();
    private final Map<String, FakeAdapter> adapters = new LinkedHashMap<>();
    private final Map<String, BusObject> objects = new LinkedHashMap<>();
    private @Nullable DBusConnection connection;
    private boolean blocked;

    private FakeBlueZ(String address, List<String> adapterNames) {
        this.address = address;
        this.adapterNames = adapterNames;
    }

    /** The service on a bus, running, with adapters of these names, e.g. {@code hci0}; none for a machine without. */
    public static FakeBlueZ on(String busAddress, String... adapters) throws DBusException {
        FakeBlueZ service = new FakeBlueZ(busAddress, List.of(adapters));
        service.start();
        return service;
    }

    /** Lets a sensor be heard by every adapter that discovers. */
    public synchronized void add(FakeSensor sensor) {
        sensors.add(sensor);
        sensor.heardBy(this);
        adapters.values().forEach(adapter -> adapter.hear(sensor));
    }

    /** Starts the service after {@link #stop}; it remembers no device. */
    public synchronized void start() throws DBusException {
        DBusConnection opened = DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .receivingThreadConfig()
                .withMethodCallThreadCount(CALLS_AT_ONCE)
                .connectionConfig()
                .build();
        connection = opened;
        opened.exportObject("/", new Root());
        for (String name : adapterNames) {
            FakeAdapter adapter = new FakeAdapter(this, name, adapters.size());
            adapters.put(name, adapter);
            export(adapter);
        }
        opened.requestBusName(NAME);
    }

    /** Ends the service as a crash does: nothing is told, its connection is simply gone. */
    public synchronized void stop() {
        adapters.values().forEach(FakeAdapter::forgetAll);
        adapters.clear();
        objects.clear();
        DBusConnection open = connection;
        connection = null;
        if (open != null) {
            open.disconnect();
        }
        notifyAll();
    }

    /** Whether the adapters can't be switched on, as by {@code rfkill block bluetooth}; they are off at once. */
    public synchronized void block(boolean on) {
        blocked = on;
        if (on) {
            adapters.values().forEach(adapter -> adapter.power(false));
        }
    }

    /** Switches an adapter, as another program does. */
    public synchronized void power(String adapter, boolean on) {
        FakeAdapter switched = adapters.get(adapter);
        if (switched != null) {
            switched.power(on);
        }
    }

    /** Whether an adapter is discovering. */
    public synchronized boolean discovering(String adapter) {
        FakeAdapter asked = adapters.get(adapter);
        return asked != null && asked.discovering();
    }

    /** How often an adapter was switched on since the service started. */
    public synchronized int powerCycles(String adapter) {
        FakeAdapter asked = adapters.get(adapter);
        return asked == null ? 0 : asked.timesSwitchedOn();
    }

    /** Removes the object of a sensor that is not connected, as BlueZ does some time after it was last heard. */
    public synchronized void forget(FakeSensor sensor) {
        adapters.values().forEach(adapter -> adapter.remove(sensor));
    }

    @Override
    public void close() {
        stop();
        clock.shutdownNow();
    }

    // What sensors do.

    synchronized void dropped(FakeSensor sensor) {
        devices(sensor).forEach(FakeDevice::disconnected);
    }

    synchronized void cameBack(FakeSensor sensor) {
        adapters.values().forEach(adapter -> adapter.hear(sensor));
        notifyAll();
    }

    synchronized void wake() {
        notifyAll();
    }

    synchronized void tell(FakeSensor sensor, UUID characteristic, byte[] value) {
        devices(sensor).forEach(device -> device.tell(characteristic, value));
    }

    synchronized boolean connected(FakeSensor sensor) {
        return devices(sensor).stream().anyMatch(FakeDevice::isConnected);
    }

    synchronized boolean subscribed(FakeSensor sensor, UUID characteristic) {
        return devices(sensor).stream().anyMatch(device -> device.subscribed(characteristic));
    }

    private List<FakeDevice> devices(FakeSensor sensor) {
        return adapters.values().stream()
                .flatMap(adapter -> adapter.device(sensor).stream())
                .toList();
    }

    // What adapters, devices and characteristics need, under this object's lock.

    synchronized List<FakeSensor> sensors() {
        return List.copyOf(sensors);
    }

    synchronized boolean blocked() {
        return blocked;
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    /** Carries something out a little later, unless the service has ended by then. */
    void later(long millis, Runnable task) {
        var unused = clock.schedule(
                () -> {
                    synchronized (this) {
                        if (connection != null) {
                            task.run();
                        }
                    }
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    synchronized void export(BusObject object) {
        DBusConnection open = connection;
        if (open == null) {
            return;
        }
        try {
            open.exportObject(object.getObjectPath(), object);
            objects.put(object.getObjectPath(), object);
            send(new ObjectManager.InterfacesAdded("/", new DBusPath(object.getObjectPath()), object.told()));
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void unexport(BusObject object) {
        DBusConnection open = connection;
        if (open == null || !objects.remove(object.getObjectPath(), object)) {
            return;
        }
        try {
            open.unExportObject(object.getObjectPath());
            send(new ObjectManager.InterfacesRemoved(
                    "/", new DBusPath(object.getObjectPath()), List.of(object.interfaceName())));
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void change(BusObject object, Map<String, Variant<?>> values) {
        object.put(values);
        if (objects.get(object.getObjectPath()) != object) {
            return;
        }
        try {
            send(new PropertiesChanged(object.getObjectPath(), object.interfaceName(), values, List.of()));
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(DBusSignal signal) {
        DBusConnection open = connection;
        if (open != null) {
            open.sendMessage(signal);
        }
    }

    synchronized void powerCycled() {
        sensors.forEach(sensor -> sensor.cured(Cure.POWER_CYCLING));
    }

    /** The object manager at the top. */
    private final class Root implements ObjectManager {
        @Override
        public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
            synchronized (FakeBlueZ.this) {
                Map<DBusPath, Map<String, Map<String, Variant<?>>>> all = new LinkedHashMap<>();
                objects.forEach((path, object) -> all.put(new DBusPath(path), object.told()));
                return all;
            }
        }

        @Override
        public String getObjectPath() {
            return "/";
        }
    }
}

package io.plumbline.gateway.ble.bluez;

import io.plumbline.gateway.ble.Adapter;
import io.plumbline.gateway.ble.BleConnection;
import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleException.Fault;
import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.ble.BluetoothHost;
import io.plumbline.gateway.ble.Notification;
import io.plumbline.gateway.ble.Sighting;
import io.plumbline.gateway.sensor.Advert;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Bluetooth LE through BlueZ, spoken to over the system bus. Needs nothing but those two, so it serves every machine that
 * Linux runs on, 64-bit ARM too.
 */
public final class BlueZLink implements BleLink {

    private static final Map<String, Variant<?>> LOW_ENERGY = Map.of("Transport", new Variant<>("le"));
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration SWITCHED = Duration.ofSeconds(10);
    private static final Duration LET_GO = Duration.ofSeconds(2);

    private final @Nullable String adapterName;
    private final BluetoothHost host = new BluetoothHost();
    private final BlueZService bluez = new BlueZService();
    private final Set<BlueZConnection> connections = ConcurrentHashMap.newKeySet();
    private final Object scanning = new Object();

    /** The {@link BlueZService#generation} and adapter that were asked to listen; a later one has not been. */
    private long scanningGeneration = -1;

    private String scanningAdapter = "";
    private int listeners;

    /**
     * Speaks to nobody yet.
     *
     * @param adapterName the adapter to use, e.g. {@code hci0}; empty for the first that is switched on
     */
    public BlueZLink(Optional<String> adapterName) {
        this.adapterName = adapterName.orElse(null);
    }

    @Override
    public String driver() {
        return "bluez";
    }

    @Override
    public List<Adapter> adapters() throws BleException {
        return asked(() -> {
            ObjectTree objects = bluez.objects();
            return objects.having(BlueZService.ADAPTER).stream()
                    .map(path -> new Adapter(
                            path.substring(path.lastIndexOf('/') + 1),
                            objects.text(path, BlueZService.ADAPTER, "Address"),
                            objects.isTrue(path, BlueZService.ADAPTER, "Powered")))
                    .toList();
        });
    }

    /** The path of the adapter in use. */
    private String adapter() throws BleException, InterruptedException {
        ObjectTree objects = bluez.objects();
        List<String> paths = objects.having(BlueZService.ADAPTER);
        if (paths.isEmpty()) {
            throw host.whyNoAdapter();
        }
        if (adapterName == null) {
            return paths.stream()
                    .filter(path -> objects.isTrue(path, BlueZService.ADAPTER, "Powered"))
                    .findFirst()
                    .orElse(paths.get(0));
        }
        return paths.stream()
                .filter(path -> path.endsWith("/" + adapterName))
                .findFirst()
                .orElseThrow(() -> new BleException(
                        Fault.NO_ADAPTER,
                        "There is no Bluetooth adapter " + adapterName + "; there is "
                                + String.join(", ", paths).replace("/org/bluez/", "") + "."));
    }

    private String poweredAdapter() throws BleException, InterruptedException {
        String adapter = adapter();
        if (!bluez.objects().isTrue(adapter, BlueZService.ADAPTER, "Powered")) {
            throw host.whyOff(name(adapter));
        }
        return adapter;
    }

    @Override
    public void startScan() throws BleException {
        done(() -> {
            synchronized (scanning) {
                listeners++;
                listen(poweredAdapter());
            }
        });
    }

    @Override
    public void stopScan() throws BleException {
        done(() -> {
            synchronized (scanning) {
                listeners = Math.max(0, listeners - 1);
                if (listeners == 0) {
                    listenNoMore(ANSWER);
                }
            }
        });
    }

    /** Has BlueZ listen, unless it does: it may have stopped, or begun anew, since it was asked to. */
    private void listen(String adapter) throws BleException, InterruptedException {
        synchronized (scanning) {
            boolean listens = scanningGeneration == bluez.generation()
                    && scanningAdapter.equals(adapter)
                    && bluez.known().isTrue(adapter, BlueZService.ADAPTER, "Discovering");
            if (listens) {
                return;
            }
            try {
                bluez.call(ANSWER, adapter, BlueZService.ADAPTER, "SetDiscoveryFilter", "a{sv}", LOW_ENERGY);
                bluez.call(ANSWER, adapter, BlueZService.ADAPTER, "StartDiscovery", null);
            } catch (BusError e) {
                if (!e.is("InProgress")) { // it listens already
                    throw e.during("listening");
                }
            }
            scanningGeneration = bluez.generation();
            scanningAdapter = adapter;
        }
    }

    private void listenNoMore(Duration longest) throws BleException, InterruptedException {
        synchronized (scanning) {
            boolean asked = scanningGeneration >= 0 && scanningGeneration == bluez.generation();
            scanningGeneration = -1;
            if (!asked) {
                return;
            }
            try {
                bluez.call(longest, scanningAdapter, BlueZService.ADAPTER, "StopDiscovery", null);
            } catch (BusError e) {
                if (!e.is("Failed", "NotReady", "NotAuthorized", "UnknownObject")) { // it does not listen any more
                    throw e.during("ending to listen");
                }
            }
        }
    }

    @Override
    public List<Sighting> sightings() throws BleException {
        return asked(() -> {
            String adapter = poweredAdapter();
            synchronized (scanning) {
                if (listeners > 0) {
                    listen(adapter);
                }
            }
            ObjectTree objects = bluez.objects();
            String beneath = adapter + "/";
            return objects.having(BlueZService.DEVICE).stream()
                    .filter(path -> path.startsWith(beneath))
                    .map(path -> sighting(objects, path))
                    .toList();
        });
    }

    private static Sighting sighting(ObjectTree objects, String path) {
        Set<UUID> services = new HashSet<>();
        for (String uuid : Values.texts(objects.get(path, BlueZService.DEVICE, "UUIDs"))) {
            BlueZConnection.uuid(uuid).ifPresent(services::add);
        }
        Set<Integer> makers = new HashSet<>();
        if (objects.get(path, BlueZService.DEVICE, "ManufacturerData") instanceof Map<?, ?> data) {
            for (Object key : data.keySet()) {
                if (key instanceof UInt16 maker) {
                    makers.add(maker.intValue());
                }
            }
        }
        return new Sighting(
                objects.text(path, BlueZService.DEVICE, "Address"),
                new Advert(objects.text(path, BlueZService.DEVICE, "Name"), services, makers),
                objects.get(path, BlueZService.DEVICE, "RSSI") instanceof Number dbm
                        ? OptionalInt.of(dbm.intValue())
                        : OptionalInt.empty(),
                objects.isTrue(path, BlueZService.DEVICE, "Connected"));
    }

    /** The path of a device on the adapter in use; empty where BlueZ does not know it. */
    private Optional<String> device(String adapter, String address) throws BleException, InterruptedException {
        ObjectTree objects = bluez.objects();
        return objects.having(BlueZService.DEVICE).stream()
                .filter(path -> path.startsWith(adapter + "/"))
                .filter(path ->
                        objects.text(path, BlueZService.DEVICE, "Address").equalsIgnoreCase(address))
                .findFirst();
    }

    @Override
    public BleConnection connect(String address, Duration longest, Consumer<Notification> notifications)
            throws IOException, InterruptedException {
        long untilNanos = System.nanoTime() + longest.toNanos();
        String path = device(poweredAdapter(), address)
                .orElseThrow(
                        () -> new BleException(Fault.NOT_FOUND, "The Bluetooth service has not heard the sensor."));
        BlueZConnection connection = new BlueZConnection(bluez, path, notifications, connections::remove);
        connection.open(untilNanos);
        connections.add(connection);
        return connection;
    }

    @Override
    public void forget(String address) throws BleException {
        done(() -> {
            String adapter = adapter();
            Optional<String> path = device(adapter, address);
            if (path.isPresent()) {
                remove(adapter, path.get());
            }
        });
    }

    private void remove(String adapter, String device) throws BleException, InterruptedException {
        try {
            bluez.call(ANSWER, adapter, BlueZService.ADAPTER, "RemoveDevice", "o", new DBusPath(device));
        } catch (BusError e) {
            if (!e.is("DoesNotExist", "UnknownObject")) {
                throw e.during("forgetting the sensor");
            }
        }
    }

    @Override
    public void powerCycle() throws BleException, InterruptedException {
        String adapter = adapter();
        synchronized (scanning) {
            scanningGeneration = -1; // BlueZ ends listening with it
        }
        power(adapter, false);
        power(adapter, true);
    }

    private void power(String adapter, boolean on) throws BleException, InterruptedException {
        long untilNanos = System.nanoTime() + SWITCHED.toNanos();
        try {
            bluez.set(SWITCHED, adapter, BlueZService.ADAPTER, "Powered", new Variant<>(on));
        } catch (BusError e) {
            throw on && e.is("Failed", "Blocked") ? host.whyOff(name(adapter)) : e.during("switching the adapter");
        }
        boolean done = bluez.known()
                .await(() -> bluez.known().isTrue(adapter, BlueZService.ADAPTER, "Powered") == on, untilNanos);
        if (!done) {
            throw on
                    ? host.whyOff(name(adapter))
                    : new BusError(BusError.NO_REPLY, "it stays on").during("switching it off");
        }
    }

    private static String name(String adapter) {
        return adapter.substring(adapter.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        connections.forEach(BlueZConnection::close);
        try {
            listenNoMore(LET_GO);
        } catch (BleException e) {
            // BlueZ ends it with our connection to the bus.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        bluez.close();
    }

    private interface Asking<T> {
        T ask() throws BleException, InterruptedException;
    }

    private interface Doing {
        void run() throws BleException, InterruptedException;
    }

    private static void done(Doing doing) throws BleException {
        asked(() -> {
            doing.run();
            return Boolean.TRUE;
        });
    }

    /** For callers that can't be told of an interruption: it is kept, and what was asked for fails. */
    private static <T> T asked(Asking<T> asking) throws BleException {
        try {
            return asking.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BleException(Fault.NO_ANSWER, "BlueZ was no longer waited for.", e);
        }
    }
}

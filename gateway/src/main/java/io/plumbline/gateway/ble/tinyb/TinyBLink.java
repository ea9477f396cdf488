package io.plumbline.gateway.ble.tinyb;

import io.plumbline.gateway.ble.Adapter;
import io.plumbline.gateway.ble.BleConnection;
import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleException.Fault;
import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.ble.BlueZFault;
import io.plumbline.gateway.ble.BluetoothHost;
import io.plumbline.gateway.ble.Notification;
import io.plumbline.gateway.ble.Sighting;
import io.plumbline.gateway.sensor.Advert;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tinyb.BluetoothAdapter;
import tinyb.BluetoothDevice;
import tinyb.BluetoothException;
import tinyb.BluetoothManager;
import tinyb.TransportType;

/**
 * The machine's Bluetooth through TinyB. Adapters and devices are fetched anew for every call, since those from before a
 * restart of the Bluetooth service are dead without saying so. Thread-safe.
 */
public final class TinyBLink implements BleLink {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 20;
    private static final long OFF_MILLIS = 300;

    private final @Nullable String adapterName;
    private final BluetoothHost host;
    private final Calls calls = new Calls();
    private final Set<BleConnection> open = ConcurrentHashMap.newKeySet();
    private int listeners;
    private volatile @Nullable BluetoothAdapter lastAdapter;

    /**
     * Asks nothing yet.
     *
     * @param adapterName the interface to use, e.g. {@code hci1}; null for the first
     */
    public TinyBLink(@Nullable String adapterName) {
        this.adapterName = adapterName;
        this.host = new BluetoothHost();
    }

    /** Whether TinyB has a native part for this machine. */
    public static boolean fitsThisMachine() {
        return TinyBNatives.folderInJar(System.getProperty("os.name", ""), System.getProperty("os.arch", ""))
                .isPresent();
    }

    @Override
    public String driver() {
        return "tinyb";
    }

    @Override
    public List<Adapter> adapters() throws BleException {
        return call(ANSWER, "asking for adapters", () -> {
            List<BluetoothAdapter> all = sorted();
            if (all.isEmpty() && lastAdapter != null) {
                throw whyNone();
            }
            return all.stream()
                    .map(adapter -> new Adapter(adapter.getInterfaceName(), adapter.getAddress(), adapter.getPowered()))
                    .toList();
        });
    }

    @Override
    public synchronized void startScan() throws BleException {
        listeners++;
        call(ANSWER, "listening", () -> discover(adapter()));
    }

    @Override
    public synchronized void stopScan() throws BleException {
        listeners = Math.max(0, listeners - 1);
        if (listeners == 0) {
            call(ANSWER, "ending to listen", () -> {
                BluetoothAdapter adapter = adapter();
                return !adapter.getDiscovering() || adapter.stopDiscovery();
            });
        }
    }

    @Override
    public List<Sighting> sightings() throws BleException {
        boolean listening = listening();
        return call(ANSWER, "asking for devices", () -> {
            BluetoothAdapter adapter = adapter();
            if (listening && !adapter.getDiscovering()) {
                discover(adapter); // The service, or the adapter, was off meanwhile.
            }
            List<Sighting> all = new ArrayList<>();
            for (BluetoothDevice device : adapter.getDevices()) {
                all.add(sighting(device));
            }
            return all;
        });
    }

    @Override
    public BleConnection connect(String address, Duration longest, Consumer<Notification> notifications)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        BluetoothDevice device = calls.within(ANSWER, "asking for the sensor", () -> device(address));
        boolean connected = false;
        try {
            calls.within(left(deadline), "connecting", device::connect);
            await(device::getServicesResolved, deadline, "asking what the sensor has");
            TinyBConnection made = calls.within(
                    ANSWER, "asking what the sensor has", () -> TinyBConnection.of(calls, device, notifications));
            connected = true;
            open.removeIf(other -> !other.isConnected());
            open.add(made);
            return made;
        } finally {
            if (!connected) {
                calls.attempt(GOODBYE, "giving up", device::disconnect);
            }
        }
    }

    @Override
    public void forget(String address) throws BleException {
        call(ANSWER, "forgetting the sensor", () -> {
            for (BluetoothDevice device : adapter().getDevices()) {
                if (device.getAddress().equalsIgnoreCase(address)) {
                    device.remove();
                }
            }
            return true;
        });
    }

    @Override
    public void powerCycle() throws BleException, InterruptedException {
        BluetoothAdapter adapter = calls.within(ANSWER, "asking for adapters", this::adapter);
        calls.within(ANSWER, "switching the adapter off", () -> switched(adapter, false));
        TimeUnit.MILLISECONDS.sleep(OFF_MILLIS);
        calls.within(ANSWER, "switching the adapter on", () -> switched(adapter, true));
        if (!adapter.getPowered()) {
            throw host.whyOff(adapter.getInterfaceName());
        }
    }

    @Override
    public void close() {
        open.forEach(BleConnection::close);
        boolean listening = listening();
        if (listening) {
            calls.attempt(GOODBYE, "ending to listen", () -> adapter().stopDiscovery());
        }
        calls.close();
    }

    private synchronized boolean listening() {
        return listeners > 0;
    }

    /** As a call that nobody interrupts. */
    private <T> T call(Duration longest, String doing, Callable<T> call) throws BleException {
        try {
            return calls.within(longest, doing, call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BleException(Fault.NO_ANSWER, "Interrupted while " + doing + ".", e);
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    private static void await(BooleanSupplier state, long deadline, String doing)
            throws BleException, InterruptedException {
        while (!state.getAsBoolean()) {
            if (System.nanoTime() >= deadline) {
                throw new BleException(Fault.NO_ANSWER, "Nothing answered in time (" + doing + ").");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    // What follows runs on a thread of the calls.

    private static boolean switched(BluetoothAdapter adapter, boolean on) throws InterruptedException {
        long deadline = System.nanoTime() + ANSWER.toNanos();
        adapter.setPowered(on);
        while (adapter.getPowered() != on && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }

    private static boolean discover(BluetoothAdapter adapter) {
        adapter.setDiscoveryFilter(List.of(), 0, 0, TransportType.LE);
        try {
            return adapter.getDiscovering() || adapter.startDiscovery();
        } catch (BluetoothException e) {
            if (String.valueOf(e.getMessage()).contains("InProgress")) {
                return true;
            }
            throw e;
        }
    }

    private List<BluetoothAdapter> sorted() throws BleException {
        TinyBNatives.load();
        BluetoothManager manager;
        try {
            manager = BluetoothManager.getBluetoothManager();
        } catch (RuntimeException e) {
            throw noManager(String.valueOf(e.getMessage()), e);
        }
        return manager.getAdapters().stream()
                .sorted(Comparator.comparing(BluetoothAdapter::getInterfaceName))
                .toList();
    }

    private BleException noManager(String said, RuntimeException cause) {
        if (said.startsWith("No adapter")) {
            return host.whyNoAdapter();
        }
        BleException known = BlueZFault.of("asking for adapters", said, cause);
        if (known.fault() != Fault.NO_ANSWER) {
            return known;
        }
        return new BleException(
                Fault.NO_BUS,
                "There is no D-Bus system bus to reach the Bluetooth service by. Install and start it:"
                        + " sudo apt install dbus bluez.",
                cause);
    }

    /** The adapter to use, switched on. */
    private BluetoothAdapter adapter() throws BleException {
        List<BluetoothAdapter> all = sorted();
        if (all.isEmpty()) {
            throw whyNone();
        }
        BluetoothAdapter adapter = all.stream()
                .filter(known -> adapterName == null || known.getInterfaceName().equals(adapterName))
                .findFirst()
                .orElseThrow(() -> new BleException(
                        Fault.NO_ADAPTER,
                        "There is no Bluetooth adapter " + adapterName + "; there is "
                                + String.join(
                                        ", ",
                                        all.stream()
                                                .map(BluetoothAdapter::getInterfaceName)
                                                .toList())
                                + "."));
        if (!adapter.getPowered()) {
            throw host.whyOff(adapter.getInterfaceName());
        }
        lastAdapter = adapter;
        return adapter;
    }

    /**
     * An object from before tells whether the bus, the service or only the adapter is gone: TinyB's list is empty either way.
     * It is asked for what it has to pass on: what TinyB believes to be so already it does without asking.
     */
    private BleException whyNone() {
        BluetoothAdapter before = lastAdapter;
        if (before != null) {
            try {
                if (before.getDiscovering()) {
                    before.stopDiscovery();
                } else {
                    before.startDiscovery();
                }
            } catch (RuntimeException e) {
                BleException why = BlueZFault.of("asking for adapters", String.valueOf(e.getMessage()), e);
                if (why.fault() == Fault.NO_SERVICE || why.fault() == Fault.NO_BUS) {
                    return why;
                }
            }
        }
        return host.whyNoAdapter();
    }

    private BluetoothDevice device(String address) throws BleException {
        for (BluetoothDevice device : adapter().getDevices()) {
            if (device.getAddress().equalsIgnoreCase(address)) {
                return device;
            }
        }
        throw new BleException(Fault.NOT_FOUND, "The Bluetooth service has not heard the sensor.");
    }

    private static Sighting sighting(BluetoothDevice device) {
        Set<UUID> services = new HashSet<>();
        String[] uuids = device.getUUIDs();
        if (uuids != null) {
            for (String uuid : uuids) {
                services.add(UUID.fromString(uuid));
            }
        }
        Set<Integer> makers = new HashSet<>();
        Map<Short, byte[]> data = device.getManufacturerData();
        if (data != null) {
            data.keySet().forEach(company -> makers.add(Short.toUnsignedInt(company)));
        }
        short signal = device.getRSSI(); // 0 where the service has none
        return new Sighting(
                device.getAddress(),
                new Advert(name(device), services, makers),
                signal == 0 ? OptionalInt.empty() : OptionalInt.of(signal),
                device.getConnected());
    }

    /** The device's own name; where it has told none TinyB gives its address with dashes. */
    private static String name(BluetoothDevice device) {
        String name = device.getName();
        return name == null || name.equals(device.getAddress().replace(':', '-')) ? "" : name;
    }
}

package io.plumbline.gateway.ble.bus;

import io.plumbline.gateway.ble.bus.BlueZApi.Adapter1;
import io.plumbline.gateway.ble.bus.FakeSensor.Cure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** An adapter: what it hears becomes devices. All of its state is under the service's lock. */
public final class FakeAdapter extends BusObject implements Adapter1 {

    private final FakeBlueZ service;
    private final Map<String, FakeDevice> devices = new LinkedHashMap<>();
    private boolean powered = true;
    private boolean discovering;
    private int timesSwitchedOn;

    FakeAdapter(FakeBlueZ service, String name, int number) {
        super("/org/bluez/" + name, Adapter1.NAME);
        this.service = service;
        String address = String.format("00:1A:7D:DA:71:%02X", number + 1);
        put(Map.of(
                "Address", new Variant<>(address),
                "AddressType", new Variant<>("public"),
                "Name", new Variant<>("testing"),
                "Alias", new Variant<>("testing"),
                "Powered", new Variant<>(true),
                "Discovering", new Variant<>(false),
                "Class", new Variant<>(new UInt32(0)),
                "UUIDs", strings(List.of()),
                "Modalias", new Variant<>("usb:v1D6Bp0246d0542")));
        put(Map.of(
                "Discoverable", new Variant<>(false),
                "DiscoverableTimeout", new Variant<>(new UInt32(180)),
                "Pairable", new Variant<>(false),
                "PairableTimeout", new Variant<>(new UInt32(0)),
                "Roles", strings(List.of("central", "peripheral"))));
    }

    @Override
    public void StartDiscovery() {
        synchronized (service) {
            checkPowered();
            if (discovering) {
                throw error("org.bluez.Error.InProgress", "Operation already in progress");
            }
            discovering = true;
            service.change(this, Map.of("Discovering", new Variant<>(true)));
            service.later(50, () -> service.sensors().forEach(this::hear));
        }
    }

    @Override
    public void StopDiscovery() {
        synchronized (service) {
            if (!discovering) {
                throw error("org.bluez.Error.Failed", "No discovery started");
            }
            stopDiscovering();
        }
    }

    @Override
    public void SetDiscoveryFilter(Map<String, Variant<?>> filter) {
        // Everything here is Bluetooth LE, and every test wants to hear all of it.
    }

    @Override
    public void RemoveDevice(DBusPath path) {
        synchronized (service) {
            FakeDevice device = devices.values().stream()
                    .filter(known -> known.getObjectPath().equals(path.getPath()))
                    .findFirst()
                    .orElseThrow(() -> error("org.bluez.Error.DoesNotExist", "Does Not Exist"));
            device.sensor().cured(Cure.REMOVING);
            remove(device.sensor());
            service.later(100, () -> hear(device.sensor()));
        }
    }

    @Override
    public <A> void Set(String ofInterface, String name, A value) {
        if (!name.equals("Powered")) {
            super.Set(ofInterface, name, value);
        }
        Object plain = value instanceof Variant<?> variant ? variant.getValue() : value;
        synchronized (service) {
            boolean on = Boolean.TRUE.equals(plain);
            if (on && service.blocked()) {
                throw error("org.bluez.Error.Blocked", "Blocked through rfkill");
            }
            power(on);
        }
    }

    void power(boolean on) {
        if (on == powered) {
            return;
        }
        powered = on;
        if (on) {
            timesSwitchedOn++;
            service.powerCycled();
        } else {
            devices.values().forEach(FakeDevice::disconnected);
            if (discovering) {
                stopDiscovering();
            }
        }
        service.change(this, Map.of("Powered", new Variant<>(on)));
    }

    /** Makes a device of a sensor that is heard now. */
    void hear(FakeSensor sensor) {
        if (discovering && sensor.inRange() && !devices.containsKey(sensor.address())) {
            FakeDevice device = new FakeDevice(service, this, sensor);
            devices.put(sensor.address(), device);
            service.export(device);
        }
    }

    void remove(FakeSensor sensor) {
        FakeDevice device = devices.remove(sensor.address());
        if (device != null) {
            device.disconnected();
            service.unexport(device);
        }
    }

    void forgetAll() {
        devices.values().forEach(FakeDevice::abandoned);
        devices.clear();
        discovering = false;
    }

    void checkPowered() {
        if (!powered) {
            throw error("org.bluez.Error.NotReady", "Resource Not Ready");
        }
    }

    boolean discovering() {
        return discovering;
    }

    int timesSwitchedOn() {
        return timesSwitchedOn;
    }

    Optional<FakeDevice> device(FakeSensor sensor) {
        return Optional.ofNullable(devices.get(sensor.address()));
    }

    private void stopDiscovering() {
        discovering = false;
        service.change(this, Map.of("Discovering", new Variant<>(false)));
    }
}

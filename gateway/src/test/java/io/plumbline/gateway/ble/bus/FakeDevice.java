package io.plumbline.gateway.ble.bus;

import io.plumbline.gateway.ble.bus.BlueZApi.Device1;
import io.plumbline.gateway.ble.bus.FakeSensor.Answer;
import io.plumbline.gateway.ble.bus.FakeSensor.Attribute;
import io.plumbline.gateway.ble.bus.FakeSensor.Cure;
import io.plumbline.gateway.ble.bus.FakeSensor.Places;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A device that an adapter knows. All of its state is under the service's lock. */
public final class FakeDevice extends BusObject implements Device1 {

    /** How long the kernel tries to reach a device that does not advertise. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long RESOLVING_MILLIS = 100;

    private final FakeBlueZ service;
    private final FakeAdapter adapter;
    private final FakeSensor sensor;
    private final Map<UUID, FakeService> services = new LinkedHashMap<>();
    private final Map<UUID, FakeCharacteristic> characteristics = new LinkedHashMap<>();
    private boolean connected;
    private boolean abandoned;
    private int attempt;
    private int handle = 1;

    FakeDevice(FakeBlueZ service, FakeAdapter adapter, FakeSensor sensor) {
        super(adapter.getObjectPath() + "/dev_" + sensor.address().replace(':', '_'), Device1.NAME);
        this.service = service;
        this.adapter = adapter;
        this.sensor = sensor;
        String name = sensor.name();
        put(Map.of(
                "Address", new Variant<>(sensor.address()),
                "AddressType", new Variant<>("random"),
                "Alias", new Variant<>(name.isEmpty() ? sensor.address().replace(':', '-') : name),
                "Paired", new Variant<>(false),
                "Trusted", new Variant<>(false),
                "Blocked", new Variant<>(false),
                "LegacyPairing", new Variant<>(false),
                "Connected", new Variant<>(false),
                "ServicesResolved", new Variant<>(false),
                "RSSI", new Variant<>((short) -58)));
        put(Map.of(
                "Adapter", new Variant<>(new DBusPath(adapter.getObjectPath())),
                "Class", new Variant<>(new UInt32(0)),
                "UUIDs", strings(texts(sensor.advertised()))));
        if (!name.isEmpty()) {
            put(Map.of("Name", new Variant<>(name)));
        }
        if (!sensor.makers().isEmpty()) {
            Map<UInt16, Variant<?>> makers = new LinkedHashMap<>();
            sensor.makers().forEach((company, data) -> makers.put(new UInt16(company), new Variant<>(data, "ay")));
            put(Map.of("ManufacturerData", new Variant<>(makers, "a{qv}")));
        }
    }

    @Override
    public void Connect() {
        synchronized (service) {
            adapter.checkPowered();
            if (connected) {
                return;
            }
            waitUntilItAnswers();
            Answer answer = sensor.answer();
            if (answer == Answer.FAILS) {
                throw error("org.bluez.Error.Failed", "le-connection-abort-by-local");
            }
            if (answer == Answer.NOT_AUTHORIZED) {
                throw error("org.bluez.Error.NotAuthorized", "Not Authorized");
            }
            connected = true;
            sensor.cured(Cure.RECONNECTING);
            service.change(this, Map.of("Connected", new Variant<>(true)));
            int now = ++attempt;
            service.later(RESOLVING_MILLIS, () -> resolve(now));
        }
    }

    private void waitUntilItAnswers() {
        int mine = ++attempt;
        long deadline = System.nanoTime() + LONGEST_NANOS;
        while (!sensor.inRange() || sensor.answer() == Answer.NEVER) {
            boolean hangs = sensor.inRange() && !abandoned;
            if (!hangs && (attempt != mine || abandoned || System.nanoTime() >= deadline)) {
                throw error("org.bluez.Error.Failed", "le-connection-abort-by-local");
            }
            try {
                service.wait(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw error("org.bluez.Error.Failed", "the service ends");
            }
        }
        if (attempt != mine || abandoned) {
            throw error("org.bluez.Error.Failed", "le-connection-abort-by-local");
        }
    }

    @Override
    public void Disconnect() {
        synchronized (service) {
            attempt++;
            service.wake();
            disconnected();
        }
    }

    private void resolve(int ofAttempt) {
        if (!connected || attempt != ofAttempt || !characteristics.isEmpty()) {
            return;
        }
        if (sensor.places() == Places.SAME) {
            handle = 1;
        }
        for (Attribute attribute : sensor.attributes().values()) {
            FakeService parent = services.get(attribute.service());
            if (parent == null) {
                parent = new FakeService(this, attribute.service(), handle++);
                services.put(attribute.service(), parent);
                service.export(parent);
            }
            FakeCharacteristic characteristic = new FakeCharacteristic(service, sensor, parent, attribute, handle++);
            characteristics.put(attribute.uuid(), characteristic);
            service.export(characteristic);
        }
        service.change(
                this,
                Map.of(
                        "ServicesResolved",
                        new Variant<>(true),
                        "UUIDs",
                        strings(texts(new ArrayList<>(services.keySet())))));
    }

    /** The link is gone: so are the attributes. */
    void disconnected() {
        if (!connected) {
            return;
        }
        connected = false;
        service.change(this, Map.of("ServicesResolved", new Variant<>(false)));
        service.change(this, Map.of("Connected", new Variant<>(false)));
        characteristics.values().forEach(FakeCharacteristic::end);
        characteristics.values().forEach(service::unexport);
        services.values().forEach(service::unexport);
        characteristics.clear();
        services.clear();
    }

    /** The service is gone, without a word. */
    void abandoned() {
        abandoned = true;
        connected = false;
        characteristics.values().forEach(FakeCharacteristic::end);
    }

    void tell(UUID characteristic, byte[] value) {
        FakeCharacteristic told = characteristics.get(characteristic);
        if (told != null) {
            told.tell(value);
        }
    }

    boolean isConnected() {
        return connected;
    }

    boolean subscribed(UUID characteristic) {
        FakeCharacteristic asked = characteristics.get(characteristic);
        return asked != null && asked.notifying();
    }

    FakeSensor sensor() {
        return sensor;
    }

    private static List<String> texts(List<UUID> uuids) {
        return uuids.stream().map(UUID::toString).toList();
    }
}

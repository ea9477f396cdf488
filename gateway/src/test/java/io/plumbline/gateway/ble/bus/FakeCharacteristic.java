package io.plumbline.gateway.ble.bus;

import io.plumbline.gateway.ble.bus.BlueZApi.GattCharacteristic1;
import io.plumbline.gateway.ble.bus.FakeSensor.Attribute;
import io.plumbline.gateway.ble.bus.FakeSensor.Cure;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** A characteristic of a connected device; its stream runs while it is subscribed to. Under the service's lock. */
public final class FakeCharacteristic extends BusObject implements GattCharacteristic1 {

    private final FakeBlueZ service;
    private final FakeSensor sensor;
    private final Attribute attribute;
    private @Nullable Future<?> stream;
    private boolean notifying;

    FakeCharacteristic(FakeBlueZ service, FakeSensor sensor, FakeService parent, Attribute attribute, int handle) {
        super(parent.getObjectPath() + String.format("/char%04x", handle), GattCharacteristic1.NAME);
        this.service = service;
        this.sensor = sensor;
        this.attribute = attribute;
        put(Map.of(
                "UUID", new Variant<>(attribute.uuid().toString()),
                "Service", new Variant<>(new DBusPath(parent.getObjectPath())),
                "Value", new Variant<>(new byte[0], "ay"),
                "Notifying", new Variant<>(false),
                "Flags", strings(attribute.flags().stream().sorted().toList())));
    }

    @Override
    public byte[] ReadValue(Map<String, Variant<?>> options) {
        require("read");
        return sensor.read(attribute.uuid());
    }

    @Override
    public void WriteValue(byte[] value, Map<String, Variant<?>> options) {
        if (!attribute.flags().contains("write")) {
            require("write-without-response");
        }
        sensor.written(attribute.uuid(), value);
    }

    @Override
    public void StartNotify() {
        require("notify");
        synchronized (service) {
            if (notifying) {
                return;
            }
            notifying = true;
            sensor.cured(Cure.RESUBSCRIBING);
            service.change(this, Map.of("Notifying", new Variant<>(true)));
            double hz = sensor.hz(attribute.uuid());
            if (hz > 0) {
                long nanos = (long) (1e9 / hz);
                stream = service.clock().scheduleAtFixedRate(this::next, nanos, nanos, TimeUnit.NANOSECONDS);
            }
        }
    }

    @Override
    public void StopNotify() {
        synchronized (service) {
            if (!notifying) {
                throw error("org.bluez.Error.Failed", "No notify session started");
            }
            end();
            service.change(this, Map.of("Notifying", new Variant<>(false)));
        }
    }

    void end() {
        notifying = false;
        Future<?> running = stream;
        stream = null;
        if (running != null) {
            running.cancel(false);
        }
    }

    void tell(byte[] value) {
        if (notifying) {
            service.change(this, Map.of("Value", new Variant<>(value, "ay")));
        }
    }

    boolean notifying() {
        return notifying;
    }

    private void next() {
        synchronized (service) {
            if (notifying) {
                sensor.next(attribute.uuid()).ifPresent(this::tell);
            }
        }
    }

    private void require(String flag) {
        if (!attribute.flags().contains(flag)) {
            throw error("org.bluez.Error.NotSupported", "Operation is not supported");
        }
    }
}

package io.plumbline.gateway.ble.bus;

import io.plumbline.gateway.ble.bus.BlueZApi.GattService1;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** A service of a connected device. */
public final class FakeService extends BusObject implements GattService1 {

    FakeService(FakeDevice device, UUID uuid, int handle) {
        super(device.getObjectPath() + String.format("/service%04x", handle), GattService1.NAME);
        put(Map.of(
                "UUID", new Variant<>(uuid.toString()),
                "Device", new Variant<>(new DBusPath(device.getObjectPath())),
                "Primary", new Variant<>(true),
                "Includes", new Variant<>(List.of(), "ao")));
    }
}

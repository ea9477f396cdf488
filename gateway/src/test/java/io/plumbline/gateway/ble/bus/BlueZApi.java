package io.plumbline.gateway.ble.bus;

import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/** The methods of BlueZ's interfaces (its doc/adapter-api.txt, device-api.txt, gatt-api.txt) that a central calls. */
public final class BlueZApi {

    private BlueZApi() {}

    /** {@code org.bluez.Adapter1}. */
    @DBusInterfaceName(Adapter1.NAME)
    public interface Adapter1 extends DBusInterface {
        String NAME = "org.bluez.Adapter1";

        void StartDiscovery();

        void StopDiscovery();

        void SetDiscoveryFilter(Map<String, Variant<?>> filter);

        void RemoveDevice(DBusPath device);
    }

    /** {@code org.bluez.Device1}. */
    @DBusInterfaceName(Device1.NAME)
    public interface Device1 extends DBusInterface {
        String NAME = "org.bluez.Device1";

        void Connect();

        void Disconnect();
    }

    /** {@code org.bluez.GattService1}. */
    @DBusInterfaceName(GattService1.NAME)
    public interface GattService1 extends DBusInterface {
        String NAME = "org.bluez.GattService1";
    }

    /** {@code org.bluez.GattCharacteristic1}. */
    @DBusInterfaceName(GattCharacteristic1.NAME)
    public interface GattCharacteristic1 extends DBusInterface {
        String NAME = "org.bluez.GattCharacteristic1";

        byte[] ReadValue(Map<String, Variant<?>> options);

        void WriteValue(byte[] value, Map<String, Variant<?>> options);

        void StartNotify();

        void StopNotify();
    }
}

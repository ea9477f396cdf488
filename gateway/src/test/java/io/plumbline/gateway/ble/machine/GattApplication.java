package io.plumbline.gateway.ble.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** A sensor's values and its advertisement as objects on the bus, for BlueZ to serve over the air. */
public final class GattApplication implements ObjectManager {

    /** What BlueZ calls on a value that it serves. */
    @DBusInterfaceName("org.bluez.GattCharacteristic1")
    public interface ServedCharacteristic extends DBusInterface {
        byte[] ReadValue(Map<String, Variant<?>> options);

        void WriteValue(byte[] value, Map<String, Variant<?>> options);

        void StartNotify();

        void StopNotify();
    }

    /** What BlueZ calls on an advertisement. */
    @DBusInterfaceName("org.bluez.LEAdvertisement1")
    public interface Advertisement extends DBusInterface {
        void Release();
    }

    /** Registers what is served. */
    @DBusInterfaceName("org.bluez.GattManager1")
    public interface GattManager extends DBusInterface {
        void RegisterApplication(DBusPath application, Map<String, Variant<?>> options);
    }

    /** Registers what is advertised. */
    @DBusInterfaceName("org.bluez.LEAdvertisingManager1")
    public interface AdvertisingManager extends DBusInterface {
        void RegisterAdvertisement(DBusPath advertisement, Map<String, Variant<?>> options);
    }

    /** What the outside does to a value. */
    interface Visitor {
        void written(UUID uuid, byte[] value);

        void subscribed(UUID uuid, boolean on);
    }

    private final DBusConnection bus;
    private final String adapter;
    private final String root;
    private final Map<String, Served> objects = new LinkedHashMap<>();
    private final Map<UUID, Served> characteristics = new LinkedHashMap<>();

    /**
     * Nothing is registered yet.
     *
     * @param adapter the adapter that it is meant for, e.g. {@code hci1}
     */
    GattApplication(DBusConnection bus, String adapter, Firmware firmware, Visitor visitor) throws DBusException {
        this.bus = bus;
        this.adapter = adapter;
        this.root = "/sensor/" + adapter;
        Map<UUID, String> services = new LinkedHashMap<>();
        for (Firmware.Attribute attribute : firmware.attributes()) {
            String service = services.computeIfAbsent(attribute.service(), uuid -> root + "/service" + services.size());
            objects.putIfAbsent(service, new Service(service, attribute.service()));
            String path = service + "/char" + characteristics.size();
            Characteristic characteristic = new Characteristic(path, service, attribute, visitor);
            objects.put(path, characteristic);
            characteristics.put(attribute.uuid(), characteristic);
        }
        bus.exportObject(root, this);
        for (Map.Entry<String, Served> object : objects.entrySet()) {
            bus.exportObject(object.getKey(), object.getValue());
        }
        bus.exportObject(root + "/advertisement", new Advert(root, firmware));
    }

    /** Has BlueZ serve and advertise it. */
    void register() throws DBusException {
        String path = "/org/bluez/" + adapter;
        bus.getRemoteObject("org.bluez", path, GattManager.class).RegisterApplication(new DBusPath(root), Map.of());
        bus.getRemoteObject("org.bluez", path, AdvertisingManager.class)
                .RegisterAdvertisement(new DBusPath(root + "/advertisement"), Map.of());
    }

    /** Tells whoever has subscribed to it a value. */
    void tell(UUID uuid, byte[] value) throws DBusException {
        Served characteristic = characteristics.get(uuid);
        if (characteristic != null) {
            bus.sendMessage(new Properties.PropertiesChanged(
                    characteristic.getObjectPath(),
                    characteristic.type,
                    Map.of("Value", new Variant<>(value, "ay")),
                    List.of()));
        }
    }

    @Override
    public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
        Map<DBusPath, Map<String, Map<String, Variant<?>>>> all = new LinkedHashMap<>();
        objects.forEach((path, object) -> all.put(new DBusPath(path), Map.of(object.type, object.properties)));
        return all;
    }

    @Override
    public String getObjectPath() {
        return root;
    }

    /** An object with the properties of one interface. */
    private abstract static class Served implements Properties {
        private final String path;
        private final String type;
        private final Map<String, Variant<?>> properties;

        Served(String path, String type, Map<String, Variant<?>> properties) {
            this.path = path;
            this.type = type;
            this.properties = properties;
        }

        @Override
        public String getObjectPath() {
            return path;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the library's own declaration
        public <A> A Get(String ofInterface, String name) {
            return (A) Objects.requireNonNull(properties.get(name), name);
        }

        @Override
        public <A> void Set(String ofInterface, String name, A value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public Map<String, Variant<?>> GetAll(String ofInterface) {
            return ofInterface.equals(type) ? properties : Map.of();
        }
    }

    private static final class Service extends Served {
        Service(String path, UUID uuid) {
            super(
                    path,
                    "org.bluez.GattService1",
                    Map.of("UUID", new Variant<>(uuid.toString()), "Primary", new Variant<>(true)));
        }
    }

    private static final class Characteristic extends Served implements ServedCharacteristic {
        private final Firmware.Attribute attribute;
        private final Visitor visitor;

        Characteristic(String path, String service, Firmware.Attribute attribute, Visitor visitor) {
            super(
                    path,
                    "org.bluez.GattCharacteristic1",
                    Map.of(
                            "UUID", new Variant<>(attribute.uuid().toString()),
                            "Service", new Variant<>(new DBusPath(service)),
                            "Flags", new Variant<>(new ArrayList<>(attribute.flags()), "as")));
            this.attribute = attribute;
            this.visitor = visitor;
        }

        @Override
        public byte[] ReadValue(Map<String, Variant<?>> options) {
            return attribute.value();
        }

        @Override
        public void WriteValue(byte[] value, Map<String, Variant<?>> options) {
            visitor.written(attribute.uuid(), value);
        }

        @Override
        public void StartNotify() {
            visitor.subscribed(attribute.uuid(), true);
        }

        @Override
        public void StopNotify() {
            visitor.subscribed(attribute.uuid(), false);
        }
    }

    private static final class Advert extends Served implements Advertisement {
        Advert(String root, Firmware firmware) {
            super(
                    root + "/advertisement",
                    "org.bluez.LEAdvertisement1",
                    Map.of(
                            "Type", new Variant<>("peripheral"),
                            "ServiceUUIDs",
                                    new Variant<>(List.of(firmware.advertised().toString()), "as"),
                            "LocalName", new Variant<>(firmware.name()),
                            "Discoverable", new Variant<>(true)));
        }

        @Override
        public void Release() {
            // BlueZ advertises it no more
        }
    }
}

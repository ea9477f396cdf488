package io.plumbline.gateway.ble.bus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** An object on the bus with the properties of one interface. */
abstract class BusObject implements Properties {

    private final String path;
    private final String interfaceName;
    private final Map<String, Variant<?>> properties = new LinkedHashMap<>();

    BusObject(String path, String interfaceName) {
        this.path = path;
        this.interfaceName = interfaceName;
    }

    /** Sets properties, for whoever asks. */
    final synchronized void put(Map<String, Variant<?>> values) {
        properties.putAll(values);
    }

    final String interfaceName() {
        return interfaceName;
    }

    /** All properties by interface, as an object manager tells them. */
    final synchronized Map<String, Map<String, Variant<?>>> told() {
        return Map.of(interfaceName, new LinkedHashMap<>(properties));
    }

    @Override
    public final String getObjectPath() {
        return path;
    }

    @Override
    public final boolean isRemote() {
        return false;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the library's own declaration
    public final synchronized <A> A Get(String ofInterface, String name) {
        Variant<?> value = properties.get(name);
        if (value == null) {
            throw error("org.freedesktop.DBus.Error.InvalidArgs", "No such property '" + name + "'");
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String ofInterface, String name, A value) {
        throw error("org.freedesktop.DBus.Error.PropertyReadOnly", "Property '" + name + "' is not writable");
    }

    @Override
    public final synchronized Map<String, Variant<?>> GetAll(String ofInterface) {
        return new LinkedHashMap<>(properties);
    }

    /**
     * An error as BlueZ answers. The library names an error by its exception's class, so one is made that no other part of
     * the process can find: a driver in the same process must not get to know more than it will elsewhere.
     */
    static DBusExecutionException error(String name, String message) {
        Class<? extends DBusExecutionException> named = new ByteBuddy()
                .subclass(DBusExecutionException.class)
                .name(name)
                .make()
                .load(BusObject.class.getClassLoader())
                .getLoaded();
        try {
            return named.getConstructor(String.class).newInstance(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Variant<?> strings(List<String> values) {
        return new Variant<>(values, "as");
    }
}

package io.plumbline.gateway.ble.bluez;

import io.plumbline.gateway.ble.BleException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.constants.MessageTypes;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * BlueZ as one program on the bus: its objects, kept current by its signals, and calls to them. When it ends, or the bus
 * does, nothing is known any more, and everything is asked anew by the next call that needs it.
 */
final class BlueZService implements AutoCloseable {

    static final String ADAPTER = "org.bluez.Adapter1";
    static final String DEVICE = "org.bluez.Device1";
    static final String SERVICE = "org.bluez.GattService1";
    static final String CHARACTERISTIC = "org.bluez.GattCharacteristic1";

    private static final String NAME = "org.bluez";
    private static final String OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** Takes a characteristic's new value. */
    interface ValueTaker {
        void take(byte[] value, long arrivalNanos);
    }

    private final SystemBus bus;
    private final ObjectTree tree = new ObjectTree();
    private final Map<String, ValueTaker> takers = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();

    /** Guards the three below. */
    private final Object state = new Object();

    /** BlueZ's own name on the bus; null: what is known is not current. */
    private @Nullable String owner;

    /** How often it was asked for everything; never goes back. */
    private long askedTimes;

    /** {@link #askedTimes} while what is known is current, else −1. Read without a lock, within waiting for the tree. */
    private volatile long generation = -1;

    /** Signals that came while it was asked for everything; null: it is not. */
    private @Nullable List<DBusSignal> meanwhile;

    BlueZService() {
        bus = new SystemBus(rules(), this::signal, this::forgetAll);
    }

    private static List<DBusMatchRule> rules() {
        return List.of(
                signals("org.freedesktop.DBus", "NameOwnerChanged")
                        .withArg0123(0, NAME)
                        .build(),
                signals(OBJECT_MANAGER, "InterfacesAdded").build(),
                signals(OBJECT_MANAGER, "InterfacesRemoved").build(),
                signals(PROPERTIES, "PropertiesChanged")
                        .withPathNamespace("/org/bluez")
                        .build());
    }

    private static DBusMatchRuleBuilder signals(String type, String member) {
        return DBusMatchRuleBuilder.create()
                .withType(MessageTypes.SIGNAL)
                .withInterface(type)
                .withMember(member);
    }

    /**
     * Its objects, as they are now and will become.
     *
     * @throws BleException if it can't be asked
     */
    ObjectTree objects() throws BleException, InterruptedException {
        if (!isCurrent()) {
            asking.lockInterruptibly();
            try {
                if (!isCurrent()) {
                    askForEverything();
                }
            } finally {
                asking.unlock();
            }
        }
        return tree;
    }

    /** Its objects as far as they are known, without asking. */
    ObjectTree known() {
        return tree;
    }

    /** Another number each time that everything was asked anew: what was got before is no longer there. −1: not now. */
    long generation() {
        return generation;
    }

    private boolean isCurrent() {
        return generation >= 0 && bus.isConnected();
    }

    private void askForEverything() throws BleException, InterruptedException {
        forgetAll();
        synchronized (state) {
            meanwhile = new ArrayList<>();
        }
        Message everything;
        try {
            everything = bus.call(ANSWER, NAME, "/", OBJECT_MANAGER, "GetManagedObjects", null);
        } catch (BusError e) {
            synchronized (state) {
                meanwhile = null;
            }
            throw e.during("asking for adapters");
        }
        synchronized (state) {
            List<DBusSignal> since = meanwhile == null ? List.of() : meanwhile;
            meanwhile = null;
            owner = everything.getSource();
            askedTimes++;
            generation = askedTimes;
            Object[] parameters = Values.of(everything);
            if (parameters.length > 0 && parameters[0] instanceof Map<?, ?> objects) {
                objects.forEach((path, interfaces) -> tree.added(Values.text(path), Values.interfaces(interfaces)));
            }
            // What changed before the answer is in it already; to take it once more changes nothing.
            String last = owner;
            for (DBusSignal signal : since) {
                if (isNameChange(signal)) {
                    last = newOwner(signal);
                } else {
                    apply(signal);
                }
            }
            if (last != null && !last.equals(owner)) {
                forgetAll();
            }
        }
    }

    /** On the bus's thread of signals. */
    private void signal(DBusSignal signal) {
        long arrivalNanos = System.nanoTime();
        synchronized (state) {
            if (meanwhile != null) {
                meanwhile.add(signal);
                return;
            }
            if (isNameChange(signal)) {
                if (owner != null && !owner.equals(newOwner(signal))) {
                    forgetAll();
                }
                return;
            }
            if (owner == null || !owner.equals(signal.getSource())) {
                return;
            }
        }
        if (!isNewValue(signal, arrivalNanos)) {
            apply(signal);
        }
    }

    private static boolean isNameChange(DBusSignal signal) {
        return signal.getName().equals("NameOwnerChanged");
    }

    private static String newOwner(DBusSignal signal) {
        Object[] parameters = Values.of(signal);
        return parameters.length == 3 ? Values.text(parameters[2]) : "";
    }

    /** Hands a characteristic's value on; it is not kept. */
    private boolean isNewValue(DBusSignal signal, long arrivalNanos) {
        ValueTaker taker = takers.get(signal.getPath());
        if (taker == null) {
            return false;
        }
        Object[] parameters = Values.of(signal);
        if (parameters.length < 2
                || !CHARACTERISTIC.equals(parameters[0])
                || !(parameters[1] instanceof Map<?, ?> changed)
                || !(changed.get("Value") instanceof Variant<?> value)) {
            return false;
        }
        taker.take(Values.bytes(value), arrivalNanos);
        return true;
    }

    private void apply(DBusSignal signal) {
        Object[] parameters = Values.of(signal);
        if (parameters.length < 2) {
            return;
        }
        switch (signal.getName()) {
            case "InterfacesAdded" -> tree.added(Values.text(parameters[0]), Values.interfaces(parameters[1]));
            case "InterfacesRemoved" -> tree.removed(Values.text(parameters[0]), Values.texts(parameters[1]));
            case "PropertiesChanged" ->
                tree.changed(
                        signal.getPath(),
                        Values.text(parameters[0]),
                        Values.properties(parameters[1]),
                        parameters.length > 2 ? Values.texts(parameters[2]) : List.of());
            default -> {
                // No other is asked for.
            }
        }
    }

    private void forgetAll() {
        synchronized (state) {
            owner = null;
            generation = -1;
            tree.clear();
        }
    }

    /** From now on a characteristic's new values go to {@code taker}. */
    void listen(String characteristic, ValueTaker taker) {
        takers.put(characteristic, taker);
    }

    /** Ends {@link #listen}, where nobody else has taken the characteristic over. */
    void unlisten(String characteristic, ValueTaker taker) {
        takers.remove(characteristic, taker);
    }

    /**
     * Calls a method of one of its objects.
     *
     * @param signature the D-Bus types of {@code arguments}; null where there are none
     * @throws BusError if it answers with an error, or not within {@code longest}
     */
    Object[] call(
            Duration longest, String path, String type, String member, @Nullable String signature, Object... arguments)
            throws BusError, BleException, InterruptedException {
        return Values.of(bus.call(longest, NAME, path, type, member, signature, arguments));
    }

    /** Sets a property. */
    void set(Duration longest, String path, String type, String property, Variant<?> value)
            throws BusError, BleException, InterruptedException {
        call(longest, path, PROPERTIES, "Set", "ssv", type, property, value);
    }

    @Override
    public void close() {
        takers.clear();
        bus.close();
        forgetAll();
    }
}

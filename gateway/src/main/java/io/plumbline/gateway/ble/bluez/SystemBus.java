package io.plumbline.gateway.ble.bluez;

import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleException.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.jspecify.annotations.Nullable;

/**
 * A connection of our own to the system bus, or to the one that {@code DBUS_SYSTEM_BUS_ADDRESS} names. Made when it is
 * first needed, and anew after it was lost. Signals come one after another, in order, on one thread.
 */
final class SystemBus implements AutoCloseable {

    /** How long the library waits for a socket that is not there. */
    private static final int LONGEST_WITHOUT_SOCKET_MILLIS = 1000;

    private final List<DBusMatchRule> rules;
    private final Consumer<DBusSignal> signals;
    private final Runnable lost;
    private @Nullable DBusConnection connection;
    private boolean closed;

    /**
     * Connects to nothing yet.
     *
     * @param rules which signals are wanted
     * @param signals takes them; must return at once
     * @param lost is told when the connection is lost
     */
    SystemBus(List<DBusMatchRule> rules, Consumer<DBusSignal> signals, Runnable lost) {
        this.rules = rules;
        this.signals = signals;
        this.lost = lost;
    }

    /** Whether there is a connection. */
    synchronized boolean isConnected() {
        return connection != null && connection.isConnected();
    }

    /**
     * Calls a method and waits for its answer; connects first where there is no connection.
     *
     * @param signature the D-Bus types of {@code arguments}; null where there are none
     * @throws BusError if an error is answered, or nothing within {@code longest}
     * @throws BleException if there is no bus
     */
    Message call(
            Duration longest,
            String destination,
            String path,
            String type,
            String member,
            @Nullable String signature,
            Object... arguments)
            throws BusError, BleException, InterruptedException {
        DBusConnection bus = connected();
        PendingCall call;
        try {
            call = new PendingCall(
                    bus.getMessageFactory().getEndianess(), destination, path, type, member, signature, arguments);
        } catch (DBusException e) {
            throw new IllegalArgumentException(type + "." + member + ": " + e.getMessage(), e);
        }
        bus.sendMessage(call);
        return call.await(longest);
    }

    private synchronized DBusConnection connected() throws BleException {
        if (closed) {
            throw new BleException(Fault.NO_BUS, "Bluetooth is no longer used: this session has ended.");
        }
        if (connection != null && connection.isConnected()) {
            return connection;
        }
        connection = connect();
        return connection;
    }

    private DBusConnection connect() throws BleException {
        DBusConnection made = null;
        try {
            DBusConnectionBuilder builder =
                    DBusConnectionBuilder.forSystemBus().withShared(false).withDisconnectCallback(new Lost());
            builder.transportConfig().withTimeout(LONGEST_WITHOUT_SOCKET_MILLIS);
            // with more than one, notifications would overtake each other
            builder.receivingThreadConfig().withSignalThreadCount(1);
            made = builder.build();
            for (DBusMatchRule rule : rules) {
                made.addGenericSigHandler(rule, signals::accept);
            }
            return made;
        } catch (DBusException | RuntimeException e) {
            if (made != null) {
                made.disconnect();
            }
            throw noBus(e);
        }
    }

    private static BleException noBus(Exception cause) {
        String said = String.valueOf(cause.getMessage());
        return new BleException(
                Fault.NO_BUS,
                said.contains("MachineId")
                        ? "D-Bus has not been set up on this machine. Do it: sudo dbus-uuidgen --ensure=/etc/machine-id."
                        : "There is no D-Bus system bus to reach the Bluetooth service by. Install and start it:"
                                + " sudo apt install dbus bluez.",
                cause);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            connection.disconnect();
            connection = null;
        }
    }

    private final class Lost implements IDisconnectCallback {
        @Override
        public void disconnectOnError(IOException problem) {
            lost.run();
        }

        @Override
        public void clientDisconnect() {
            lost.run();
        }
    }
}

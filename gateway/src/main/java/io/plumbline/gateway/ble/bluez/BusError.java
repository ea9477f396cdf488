package io.plumbline.gateway.ble.bluez;

import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BlueZFault;
import java.io.IOException;

/** What the bus, or the service behind it, answered instead of doing what it was asked to. */
final class BusError extends IOException {

    private static final long serialVersionUID = 1L;

    /** The name of an error of our own: nothing was answered in time. */
    static final String NO_REPLY = "org.freedesktop.DBus.Error.NoReply";

    private final String name;

    /** An error by its D-Bus name, with the text that came with it. */
    BusError(String name, String message) {
        super(message);
        this.name = name;
    }

    /** Its name's last part, e.g. {@code NotReady}. */
    String kind() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether it is of this kind, whoever says so: BlueZ and the bus have names of the same kind. */
    boolean is(String... kinds) {
        for (String kind : kinds) {
            if (kind().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /**
     * As a sentence with its cure.
     *
     * @param doing what was tried, e.g. {@code connecting}
     */
    BleException during(String doing) {
        return BlueZFault.of(doing, name + ": " + getMessage(), this);
    }
}

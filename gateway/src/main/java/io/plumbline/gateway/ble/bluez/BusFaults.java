package io.plumbline.gateway.ble.bluez;

import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleException.Fault;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Errors of the bus and of BlueZ as sentences that say what to do. */
final class BusFaults {

    private static final String DEFAULT_ADDRESS = "unix:path=/var/run/dbus/system_bus_socket";

    private BusFaults() {}

    /** There is no connection to the bus. */
    static BleException noBus(Exception cause) {
        String address =
                Optional.ofNullable(System.getenv("DBUS_SYSTEM_BUS_ADDRESS")).orElse(DEFAULT_ADDRESS);
        String said = String.valueOf(cause.getMessage());
        if (said.contains("MachineId")) {
            return new BleException(
                    Fault.NO_SERVICE,
                    "D-Bus has not been set up on this machine: it has no /etc/machine-id. Make one: sudo"
                            + " dbus-uuidgen --ensure=/etc/machine-id",
                    cause);
        }
        return new BleException(
                Fault.NO_SERVICE,
                "There is no system bus at " + address + " (" + said + "). Is D-Bus running? (Debian: apt install dbus;"
                        + " in a container pass /run/dbus in)",
                cause);
    }

    /**
     * An error as one with a cure, or as the plain sentence of what failed.
     *
     * @param doing what was tried, as the beginning of a sentence, e.g. {@code Connecting to C4:64:E3:11:22:33}
     */
    static IOException of(BusError error, String doing) {
        Fault fault = fault(error);
        String failed = doing + " failed: " + error.getMessage();
        return fault == null ? new IOException(failed, error) : new BleException(fault, sentence(fault, failed), error);
    }

    /** As {@link #of}, where the caller can say no more than that Bluetooth does not work. */
    static BleException known(BusError error, String doing) {
        return of(error, doing) instanceof BleException known
                ? known
                : new BleException(Fault.NO_ANSWER, doing + " failed: " + error.getMessage(), error);
    }

    private static @Nullable Fault fault(BusError error) {
        return switch (error.kind()) {
            case "ServiceUnknown",
                    "NameHasNoOwner",
                    "ExecFailed",
                    "ChildExited",
                    "ServiceNotFound",
                    "Disconnected",
                    "NoServer" -> Fault.NO_SERVICE;
            case "AccessDenied", "AuthFailed" -> Fault.NO_PERMISSION;
            case "NotReady", "NotPowered", "Blocked" -> Fault.POWERED_OFF;
            case "NoSuchAdapter" -> Fault.NO_ADAPTER;
            case "DoesNotExist", "UnknownObject", "UnknownMethod" -> Fault.NOT_FOUND;
            case "NoReply", "Timeout", "TimedOut", "NotConnected", "ConnectionAttemptFailed" -> Fault.NO_ANSWER;
            default -> null;
        };
    }

    private static String sentence(Fault fault, String failed) {
        return switch (fault) {
            case NO_SERVICE ->
                "BlueZ, the Bluetooth service, is not running. Start it: sudo systemctl start bluetooth (Debian: apt"
                        + " install bluez). " + failed;
            case NO_PERMISSION ->
                "You may not use Bluetooth. Join its group and log in anew: sudo usermod -aG bluetooth $USER. "
                        + failed;
            case POWERED_OFF ->
                "Bluetooth is switched off. Switch it on: rfkill unblock bluetooth; bluetoothctl power on. " + failed;
            case NOT_FOUND -> failed + ". Is the sensor on and near? It is found anew once it is heard.";
            case NO_ANSWER -> failed + ". Is the sensor on and near, and not connected to a phone?";
            case NO_ADAPTER, NO_DRIVER -> failed;
        };
    }
}

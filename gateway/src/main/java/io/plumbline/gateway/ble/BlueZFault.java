package io.plumbline.gateway.ble;

import io.plumbline.gateway.ble.BleException.Fault;
import java.util.List;

/**
 * What BlueZ and the message bus answer, as a sentence with its cure. Both drivers get the same answers, though each library
 * wraps them in its own way.
 */
public final class BlueZFault {

    private record Known(Fault fault, List<String> signs, String sentence) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    Fault.NO_BUS,
                    List.of("connection is closed", "Error.Disconnected", "Error.NoServer"),
                    "The machine's message bus (D-Bus) has gone. Start Plumbline again once it is back."),
            new Known(
                    Fault.NO_SERVICE,
                    List.of("ServiceUnknown", "NameHasNoOwner", "not provided by any .service"),
                    "The Bluetooth service does not run. Start it: sudo systemctl start bluetooth."),
            new Known(
                    Fault.NO_PERMISSION,
                    List.of("Error.AccessDenied"),
                    "You may not use the Bluetooth service. Join its group and log in anew:"
                            + " sudo usermod -aG bluetooth $USER."),
            new Known(
                    Fault.POWERED_OFF,
                    List.of("Error.Blocked", "rfkill"),
                    "The Bluetooth adapter is blocked. Unblock it: rfkill unblock bluetooth."),
            new Known(
                    Fault.POWERED_OFF,
                    List.of("Error.NotReady"),
                    "The Bluetooth adapter is switched off. Switch it on: bluetoothctl power on."),
            new Known(
                    Fault.NOT_FOUND,
                    List.of("Error.UnknownObject", "Error.DoesNotExist", "Error.UnknownMethod"),
                    "The Bluetooth service does not know the sensor."),
            new Known(
                    Fault.NO_ANSWER,
                    List.of("Error.NotAuthorized", "Error.NotPermitted", "Error.AuthenticationFailed"),
                    "The sensor lets nobody in that is not paired with it. Pair it once: bluetoothctl pair ADDRESS."));

    private BlueZFault() {}

    /**
     * What went wrong.
     *
     * @param doing what was tried, e.g. {@code connecting}
     * @param answer the name of the D-Bus error and its text, in any order and wrapping
     */
    public static BleException of(String doing, String answer, Throwable cause) {
        for (Known known : KNOWN) {
            if (known.signs.stream().anyMatch(answer::contains)) {
                return new BleException(known.fault, known.sentence, cause);
            }
        }
        return new BleException(
                Fault.NO_ANSWER, "The sensor did not answer (" + doing + ": " + plain(answer) + ").", cause);
    }

    /** The text of an answer without its wrapping. */
    private static String plain(String answer) {
        return answer.replaceFirst("^(GDBus\\.Error:)?[\\w.]*Error[\\w.]*:\\s*", "")
                .strip();
    }
}

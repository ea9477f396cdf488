package io.plumbline.gateway.ble;

import io.plumbline.gateway.ble.BleException.Fault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the kernel says of the machine's Bluetooth, without asking any service. */
public final class BluetoothHost {

    private final Path sys;

    /** The machine's own. */
    public BluetoothHost() {
        this(Path.of("/sys"));
    }

    /** One whose {@code /sys} is elsewhere. */
    BluetoothHost(Path sys) {
        this.sys = sys;
    }

    /** Why the Bluetooth service has no adapter. */
    public BleException whyNoAdapter() {
        List<Path> adapters = entries(sys.resolve("class/bluetooth"), "hci*");
        if (adapters.isEmpty()) {
            return new BleException(
                    Fault.NO_ADAPTER,
                    "No Bluetooth adapter is there, or the Bluetooth service does not run. Plug one in, or see:"
                            + " systemctl status bluetooth.");
        }
        return new BleException(
                Fault.NO_SERVICE,
                "The Bluetooth service does not know the adapter "
                        + adapters.get(0).getFileName() + ". Start it anew: sudo systemctl restart bluetooth.");
    }

    /** Why an adapter is off. */
    public BleException whyOff(String adapter) {
        for (Path radio : entries(sys.resolve("class/rfkill"), "rfkill*")) {
            if (read(radio.resolve("type")).equals("bluetooth")) {
                if (read(radio.resolve("hard")).equals("1")) {
                    return new BleException(
                            Fault.POWERED_OFF,
                            "The Bluetooth adapter " + adapter + " is blocked by a switch or key of the machine.");
                }
                if (read(radio.resolve("soft")).equals("1")) {
                    return new BleException(
                            Fault.POWERED_OFF,
                            "The Bluetooth adapter " + adapter + " is blocked. Unblock it: rfkill unblock bluetooth.");
                }
            }
        }
        return new BleException(
                Fault.POWERED_OFF,
                "The Bluetooth adapter " + adapter + " is switched off. Switch it on: bluetoothctl power on.");
    }

    private static List<Path> entries(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}

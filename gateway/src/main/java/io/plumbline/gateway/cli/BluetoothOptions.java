package io.plumbline.gateway.cli;

import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleException.Fault;
import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.ble.tinyb.TinyBLink;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that uses Bluetooth. */
final class BluetoothOptions {

    /** How the Bluetooth service is spoken to. */
    enum Driver {
        AUTO,
        TINYB,
        BLUEZ;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--ble-driver",
            paramLabel = "NAME",
            converter = LiveConverters.DriverWord.class,
            description =
                    "How Bluetooth is spoken to: tinyb, bluez (over D-Bus, on any machine), or auto (the default):"
                            + " tinyb where it has a native part for the machine, else bluez.")
    private Driver driver = Driver.AUTO;

    @Option(
            names = "--ble-adapter",
            paramLabel = "hciN",
            description = "The Bluetooth adapter to use, e.g. hci1. Default: the first.")
    private @Nullable String adapter;

    /**
     * Opens the driver; asks nothing of Bluetooth yet.
     *
     * @throws BleException if there is no such driver for this machine
     */
    BleLink open() throws BleException {
        boolean tinyb = driver == Driver.TINYB || (driver == Driver.AUTO && TinyBLink.fitsThisMachine());
        if (tinyb) {
            return new TinyBLink(adapter);
        }
        throw new BleException(Fault.NO_DRIVER, "This build has no driver 'bluez' yet. Use --ble-driver tinyb.");
    }
}

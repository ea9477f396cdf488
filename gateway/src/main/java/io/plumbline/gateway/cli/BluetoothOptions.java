package io.plumbline.gateway.cli;

import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.ble.bluez.BlueZLink;
import io.plumbline.gateway.ble.tinyb.TinyBLink;
import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.SensorProfile;
import java.util.Locale;
import java.util.Optional;
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

    /** Opens the driver; asks nothing of Bluetooth yet. */
    BleLink open() {
        boolean tinyb = driver == Driver.TINYB || (driver == Driver.AUTO && TinyBLink.fitsThisMachine());
        return tinyb ? new TinyBLink(adapter) : new BlueZLink(Optional.ofNullable(adapter));
    }

    /** The word of the sensor that an advertisement is of. */
    static Optional<String> kind(Advert advert) {
        return SensorProfile.identify(advert).map(SensorProfile::word);
    }
}

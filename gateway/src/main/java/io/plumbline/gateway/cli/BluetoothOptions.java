package io.plumbline.gateway.cli;

import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.ble.bluez.BlueZLink;
import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.SensorProfile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Bluetooth is used. */
final class BluetoothOptions {

    @Option(
            names = "--ble-adapter",
            paramLabel = "NAME",
            description = "The Bluetooth adapter, e.g. hci0. Default: the first that is switched on.")
    private @Nullable String adapter;

    BleLink open() {
        return new BlueZLink(Optional.ofNullable(adapter));
    }

    /** The word of the sensor that an advertisement is of. */
    static Optional<String> kind(Advert advert) {
        return SensorProfile.identify(advert).map(SensorProfile::word);
    }
}

package io.plumbline.gateway.cli;

import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.sensor.Advert;
import java.util.Optional;

/** Placeholder until the drivers are there. */
final class BluetoothOptions {

    @SuppressWarnings("DoNotCallSuggester")
    BleLink open() throws BleException {
        throw new BleException(BleException.Fault.NO_DRIVER, "This build has no Bluetooth driver.");
    }

    static Optional<String> kind(Advert advert) {
        return Optional.empty();
    }
}

package io.plumbline.gateway.ble;

import io.plumbline.gateway.sensor.Advert;
import java.util.OptionalInt;

/**
 * A device that has been heard.
 *
 * @param address e.g. {@code C4:64:E3:11:22:33}
 * @param advert what it says of itself
 * @param signalDbm how strong it was heard, dBm, {@value #UNKNOWN_DBM} where the controller did not tell; empty where it is
 *     only remembered
 * @param connected whether the Bluetooth service is connected to it
 */
public record Sighting(String address, Advert advert, OptionalInt signalDbm, boolean connected) {

    /** What a controller says that can't tell (Bluetooth Core 5.4, vol. 4, part E, 7.7.65.2). */
    private static final int UNKNOWN_DBM = 127;

    /** Whether it has been heard lately. */
    public boolean isHeard() {
        return signalDbm.isPresent();
    }

    /** How strong it was heard, dBm; empty where that is not known. */
    public OptionalInt strengthDbm() {
        return signalDbm.orElse(UNKNOWN_DBM) == UNKNOWN_DBM ? OptionalInt.empty() : signalDbm;
    }
}

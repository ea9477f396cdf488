package io.plumbline.gateway.ble;

import io.plumbline.gateway.sensor.Advert;
import java.util.OptionalInt;

/**
 * A device that has been heard.
 *
 * @param address e.g. {@code C4:64:E3:11:22:33}
 * @param advert what it says of itself
 * @param signalDbm how strong it was heard, dBm; empty where it is only remembered
 * @param connected whether the Bluetooth service is connected to it
 */
public record Sighting(String address, Advert advert, OptionalInt signalDbm, boolean connected) {}

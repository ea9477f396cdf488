package io.plumbline.gateway.ble;

import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.SensorProtocol;
import java.util.Optional;

/** Chooses how a sensor is made to measure, by what it says of itself. */
@FunctionalInterface
public interface ProtocolChoice {

    /** A protocol for one connection; empty where the device is no sensor that is known. */
    Optional<SensorProtocol> choose(Advert advert);
}

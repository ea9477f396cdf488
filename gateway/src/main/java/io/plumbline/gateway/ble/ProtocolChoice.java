package io.plumbline.gateway.ble;

import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.SensorProtocol;
import java.io.IOException;
import java.util.Optional;

/** Chooses how a sensor is made to measure, by what it says of itself. */
@FunctionalInterface
public interface ProtocolChoice {

    /**
     * A protocol for one connection; empty where the device is no sensor that is known.
     *
     * @throws IOException if it is none that was meant; the message says why
     */
    Optional<SensorProtocol> choose(Advert advert) throws IOException;
}

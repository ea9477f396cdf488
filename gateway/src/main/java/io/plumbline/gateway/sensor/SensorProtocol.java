package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How one kind of sensor is made to measure, and what its notifications mean. It acts through a {@link Gatt} alone and
 * knows no clock and no thread. Not thread-safe: one for each connection.
 */
public interface SensorProtocol {

    /**
     * Makes the sensor stream: subscribes and writes in the order that it needs. May be called again on the same
     * connection when data have stopped.
     *
     * @throws IOException if it can't; the message says what to do, e.g. which firmware is wanted
     */
    void start(Gatt gatt) throws IOException, InterruptedException;

    /** Makes it stop measuring, to spare its battery. */
    void stop(Gatt gatt) throws IOException, InterruptedException;

    /** Says what a notification is; see {@link PayloadDecoder#decode}. */
    void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded);

    /** Samples a second that it sends once it has started, Hz. */
    double rateHz();

    /** What it is not good for, as far as that is known; all of it is once it has started. */
    default Set<Limitation> limitations() {
        return Set.of();
    }

    /**
     * What the sensor says of its battery, 0 to 100 %; empty where it does not say. By Bluetooth's standard battery
     * service, unless the sensor has a way of its own. Only after {@link #start}.
     */
    default OptionalInt batteryPercent(Gatt gatt) throws IOException, InterruptedException {
        return StandardServices.batteryPercent(gatt);
    }

    /**
     * Maker's name of it and its firmware, e.g. {@code Movesense 2.1.5}. By Bluetooth's standard device information,
     * unless the sensor has a way of its own. Only after {@link #start}.
     */
    default String model(Gatt gatt) throws IOException, InterruptedException {
        return StandardServices.model(gatt);
    }
}

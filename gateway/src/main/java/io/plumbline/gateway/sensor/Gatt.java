package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A connected device's attributes, as a {@link SensorProtocol} uses them. What is subscribed to goes to
 * {@link SensorProtocol#notified}. Everything here waits until it is done, and fails with a message that names the
 * characteristic and what the device or the Bluetooth stack answered.
 */
public interface Gatt {

    /**
     * A value that the device has.
     *
     * @param service the service it belongs to
     * @param uuid its own name
     * @param abilities what can be done with it, in BlueZ's words, e.g. {@code notify}, {@code write-without-response}
     */
    record Characteristic(UUID service, UUID uuid, Set<String> abilities) {
        public Characteristic {
            abilities = Set.copyOf(abilities);
        }

        /** Whether it tells its value by itself. */
        public boolean notifies() {
            return abilities.contains("notify") || abilities.contains("indicate");
        }
    }

    /** All that the device has. */
    List<Characteristic> characteristics();

    /** Reads a value. */
    byte[] read(UUID characteristic) throws IOException, InterruptedException;

    /** Writes a value. */
    void write(UUID characteristic, byte[] value) throws IOException, InterruptedException;

    /** From now on the device tells this value by itself. */
    void subscribe(UUID characteristic) throws IOException, InterruptedException;

    /** From now on it no longer does. */
    void unsubscribe(UUID characteristic) throws IOException, InterruptedException;

    /**
     * Writes a request and waits for the next notification of {@code answers}, which must have been subscribed to. The
     * answer goes to {@link SensorProtocol#notified} as well.
     *
     * @throws IOException also if none comes within {@code longest}
     */
    byte[] ask(UUID characteristic, byte[] request, UUID answers, Duration longest)
            throws IOException, InterruptedException;

    /** Lets time pass, where a device needs it between two writes. */
    void pause(Duration time) throws InterruptedException;
}

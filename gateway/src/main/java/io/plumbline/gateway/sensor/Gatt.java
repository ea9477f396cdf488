package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

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

        /** Whether a value can be written to it. */
        public boolean isWritable() {
            return abilities.contains("write") || abilities.contains("write-without-response");
        }
    }

    /** All that the device has. */
    List<Characteristic> characteristics();

    /** Whether the device has a value. */
    default boolean has(UUID characteristic) {
        return characteristics().stream().anyMatch(known -> known.uuid().equals(characteristic));
    }

    /** Reads a value. */
    byte[] read(UUID characteristic) throws IOException, InterruptedException;

    /** Writes a value. */
    void write(UUID characteristic, byte[] value) throws IOException, InterruptedException;

    /** From now on the device tells this value by itself. */
    void subscribe(UUID characteristic) throws IOException, InterruptedException;

    /** From now on it no longer does. */
    void unsubscribe(UUID characteristic) throws IOException, InterruptedException;

    /**
     * Writes a request and waits for the notification that answers it. {@code answers} must have been subscribed to. All
     * that comes meanwhile, the answer as well, goes to {@link SensorProtocol#notified}.
     *
     * @param isAnswer tells the answer from data and other news that the same characteristic sends
     * @throws IOException also if none comes within {@code longest}
     */
    byte[] ask(UUID characteristic, byte[] request, UUID answers, Predicate<byte[]> isAnswer, Duration longest)
            throws IOException, InterruptedException;

    /** Lets time pass, where a device needs it between two writes. */
    void pause(Duration time) throws InterruptedException;
}

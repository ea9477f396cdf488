package io.plumbline.gateway.ble;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A machine's Bluetooth LE, as a central sees it. Nothing that it hands out is to be believed longer than its data
 * come. Calls may come from several threads, one for each sensor. That there is no adapter, or no Bluetooth service,
 * is a normal state: calls fail with a {@link BleException} that says what to do, and work once it is there.
 */
public interface BleLink extends AutoCloseable {

    /** The driver's word: {@code tinyb} or {@code bluez}. */
    String driver();

    /**
     * The machine's adapters, by name.
     *
     * @throws BleException if the Bluetooth service can't be asked
     */
    List<Adapter> adapters() throws BleException;

    /** Begins to listen to advertisements, on the adapter in use. Does nothing where it already listens. */
    void startScan() throws BleException;

    /** Ends listening, where no other part of the program listens. */
    void stopScan() throws BleException;

    /** The devices that have been heard, and those that the Bluetooth service remembers. */
    List<Sighting> sightings() throws BleException;

    /**
     * Connects to a device and waits until its services are known. All of its attributes are fetched anew.
     *
     * @param address e.g. {@code C4:64:E3:11:22:33}
     * @param longest the deadline for all of it
     * @param notifications takes what subscriptions bring, on the driver's thread; must return at once
     * @throws IOException if it can't; a {@link BleException} where the cure is known
     */
    BleConnection connect(String address, Duration longest, Consumer<Notification> notifications)
            throws IOException, InterruptedException;

    /** Has the Bluetooth service forget a device, so that it is found anew. Does nothing where it is not known. */
    void forget(String address) throws BleException;

    /** Switches the adapter in use off and on again. Every connection is lost. */
    void powerCycle() throws BleException, InterruptedException;

    /** Ends scanning and every connection, within a bounded time. */
    @Override
    void close();
}

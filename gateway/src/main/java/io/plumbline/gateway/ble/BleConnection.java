package io.plumbline.gateway.ble;

import io.plumbline.gateway.sensor.Gatt.Characteristic;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * A connection to one device. Once it is lost it stays lost: another is made by {@link BleLink#connect}. Every call has
 * a deadline of its own and fails after it.
 */
public interface BleConnection extends AutoCloseable {

    /** What the device has. */
    List<Characteristic> characteristics();

    /** Reads a value. */
    byte[] read(UUID characteristic) throws IOException, InterruptedException;

    /** Writes a value, with a response where the characteristic can. */
    void write(UUID characteristic, byte[] value) throws IOException, InterruptedException;

    /** Has the device tell a value by itself; where it was asked to before, it is asked anew. */
    void subscribe(UUID characteristic) throws IOException, InterruptedException;

    /** Ends {@link #subscribe}. */
    void unsubscribe(UUID characteristic) throws IOException, InterruptedException;

    /** Whether the Bluetooth service says that it is connected; it may be wrong. */
    boolean isConnected();

    /** Disconnects, within a bounded time. */
    @Override
    void close();
}

package io.plumbline.gateway.ble.machine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a maker put into a sensor, as far as it is seen over the air. Not thread-safe: one for each power-up. */
interface Firmware {

    /**
     * One of its values.
     *
     * @param service the service it belongs to
     * @param uuid its own name
     * @param flags what can be done with it, in BlueZ's words
     * @param value what reading gives
     */
    @SuppressWarnings("ArrayRecordComponent") // read by value, never compared
    record Attribute(UUID service, UUID uuid, List<String> flags, byte[] value) {}

    /** The name it advertises. */
    String name();

    /** The service it advertises. */
    UUID advertised();

    /** All of its values. */
    List<Attribute> attributes();

    /** The one that its measurements come from. */
    UUID data();

    /**
     * Takes what was written to one of its values.
     *
     * @return what it tells at once by {@link #data()}
     */
    Optional<byte[]> written(UUID uuid, byte[] value);

    /** Whether it measures, once {@link #data()} is subscribed to. */
    boolean measures();

    /** It is no longer subscribed to. */
    void unsubscribed();

    /** A measurement as it sends it, from one of the simulator's. */
    byte[] sent(byte[] simulated);
}

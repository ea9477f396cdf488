package io.plumbline.gateway.ble.bus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sensor that a {@link FakeBlueZ} can hear. First it is described, then given to the service, then scripted: out of
 * range and back, a link that drops, data that stop while everything looks well.
 *
 * <pre>{@code
 * FakeSensor sensor = new FakeSensor("C4:64:E3:11:22:33", "Lumbar-1")
 *         .advertises(SERVICE)
 *         .value(BATTERY_SERVICE, BATTERY, Set.of("read"), new byte[] {87})
 *         .stream(SERVICE, DATA, 100, index -> payload(index));
 * }</pre>
 */
public final class FakeSensor {

    /** What makes data come again that have stopped though everything looks well. */
    public enum Cure {
        RESUBSCRIBING,
        RECONNECTING,
        REMOVING,
        POWER_CYCLING;

        /** Whether this brings data back that need {@code other}: each does what those before it do. */
        boolean cures(Cure other) {
            return compareTo(other) >= 0;
        }
    }

    /** What comes of connecting to a sensor that is in range. */
    public enum Answer {
        CONNECTS,
        /** The call never returns, whatever is done. */
        NEVER,
        /** {@code org.bluez.Error.Failed}. */
        FAILS,
        /** {@code org.bluez.Error.NotAuthorized}. */
        NOT_AUTHORIZED
    }

    /** Whether its attributes keep their places from one connection to the next. */
    public enum Places {
        /** New objects at the old paths. */
        SAME,
        /** New objects at new paths. */
        MOVED
    }

    /** A characteristic as it is described. */
    record Attribute(UUID service, UUID uuid, Set<String> flags) {}

    private record Stream(UUID characteristic, double hz, LongFunction<byte[]> payload) {}

    private final String address;
    private final List<UUID> advertised = new ArrayList<>();
    private final Map<Integer, byte[]> makers = new LinkedHashMap<>();
    private final Map<UUID, Attribute> attributes = new LinkedHashMap<>();
    private final Map<UUID, byte[]> values = new HashMap<>();
    private final Map<UUID, Consumer<byte[]>> writes = new HashMap<>();
    private final Map<UUID, Stream> streams = new HashMap<>();
    private final Map<UUID, AtomicLong> sent = new HashMap<>();
    private String name;
    private @Nullable FakeBlueZ heardBy;
    private boolean inRange = true;
    private boolean measuring = true;
    private Answer answer = Answer.CONNECTS;
    private Places places = Places.SAME;
    private @Nullable Cure muteUntil;

    /** A sensor in range that has nothing yet. */
    public FakeSensor(String address, String name) {
        this.address = address;
        this.name = name;
    }

    /** Names a service in its advertisements. */
    public FakeSensor advertises(UUID service) {
        advertised.add(service);
        return this;
    }

    /** Puts manufacturer data into its advertisements. */
    public FakeSensor maker(int company, byte[] data) {
        makers.put(company, data);
        return this;
    }

    /** Has a characteristic with a value. */
    public FakeSensor value(UUID service, UUID characteristic, Set<String> flags, byte[] value) {
        attributes.put(characteristic, new Attribute(service, characteristic, flags));
        values.put(characteristic, value);
        return this;
    }

    /** Has a characteristic that takes what is written; {@code written} may {@link #tell} answers. */
    public FakeSensor takes(UUID service, UUID characteristic, Set<String> flags, Consumer<byte[]> written) {
        attributes.put(characteristic, new Attribute(service, characteristic, flags));
        writes.put(characteristic, written);
        return this;
    }

    /**
     * Has a characteristic that tells values by itself while it is subscribed to.
     *
     * @param hz how many a second; 0 for those of {@link #tell} alone
     * @param payload what the n-th since the sensor was made is, from 0; called when it is told
     */
    public FakeSensor stream(UUID service, UUID characteristic, double hz, LongFunction<byte[]> payload) {
        attributes.put(characteristic, new Attribute(service, characteristic, Set.of("notify")));
        streams.put(characteristic, new Stream(characteristic, hz, payload));
        sent.put(characteristic, new AtomicLong());
        return this;
    }

    // What a test does with it.

    /** Out of range: no advertisement, and the link drops. */
    public void leave() {
        locked(() -> inRange = false);
        heard().ifPresent(service -> service.dropped(this));
    }

    /** Back in range. */
    public void comeBack() {
        locked(() -> inRange = true);
        heard().ifPresent(service -> service.cameBack(this));
    }

    /** Drops the link; it is in range at once. */
    public void dropLink() {
        heard().ifPresent(service -> service.dropped(this));
    }

    /** Sends no more though it stays connected, until somebody tries {@code cure} or a stronger one. */
    public void muteUntil(Cure cure) {
        locked(() -> muteUntil = cure);
    }

    /** How connecting ends from now on. */
    public void answers(Answer how) {
        locked(() -> answer = how);
        heard().ifPresent(FakeBlueZ::wake);
    }

    /** Where its attributes are after the next connection. */
    public void attributes(Places how) {
        locked(() -> places = how);
    }

    /** Whether {@link #stream} sends; a sensor that has to be told to begin starts with false. */
    public void measures(boolean begun) {
        locked(() -> measuring = begun);
    }

    /** Tells a value now, where it is subscribed to. */
    public void tell(UUID characteristic, byte[] value) {
        heard().ifPresent(service -> service.tell(this, characteristic, value));
    }

    /** Changes a value that is read. */
    public void set(UUID characteristic, byte[] value) {
        locked(() -> values.put(characteristic, value));
    }

    /** How many values of a stream have gone out. */
    public long sent(UUID characteristic) {
        return count(characteristic).get();
    }

    /** Whether a driver is connected to it. */
    public boolean connected() {
        return heard().map(service -> service.connected(this)).orElse(false);
    }

    /** Whether a driver is subscribed to {@code characteristic}. */
    public boolean subscribed(UUID characteristic) {
        return heard().map(service -> service.subscribed(this, characteristic)).orElse(false);
    }

    // What the service asks of it.

    /** Its address. */
    public String address() {
        return address;
    }

    synchronized String name() {
        return name;
    }

    List<UUID> advertised() {
        return advertised;
    }

    Map<Integer, byte[]> makers() {
        return makers;
    }

    Map<UUID, Attribute> attributes() {
        return attributes;
    }

    synchronized boolean inRange() {
        return inRange;
    }

    synchronized Answer answer() {
        return answer;
    }

    synchronized Places places() {
        return places;
    }

    synchronized void heardBy(FakeBlueZ service) {
        heardBy = service;
    }

    synchronized void cured(Cure cure) {
        if (muteUntil != null && cure.cures(muteUntil)) {
            muteUntil = null;
        }
    }

    double hz(UUID characteristic) {
        Stream stream = streams.get(characteristic);
        return stream == null ? 0 : stream.hz();
    }

    /** The next value of a stream; empty while it sends none. */
    Optional<byte[]> next(UUID characteristic) {
        Stream stream = streams.get(characteristic);
        if (stream == null || silent()) {
            return Optional.empty();
        }
        return Optional.of(stream.payload().apply(count(characteristic).getAndIncrement()));
    }

    synchronized byte[] read(UUID characteristic) {
        return values.getOrDefault(characteristic, new byte[0]);
    }

    void written(UUID characteristic, byte[] value) {
        Consumer<byte[]> taker = writes.get(characteristic);
        if (taker != null) {
            taker.accept(value);
        }
    }

    private synchronized boolean silent() {
        return muteUntil != null || !measuring;
    }

    private synchronized Optional<FakeBlueZ> heard() {
        return Optional.ofNullable(heardBy);
    }

    private AtomicLong count(UUID characteristic) {
        AtomicLong count = sent.get(characteristic);
        if (count == null) {
            throw new IllegalArgumentException(characteristic + " is no stream of " + name);
        }
        return count;
    }

    private synchronized void locked(Runnable change) {
        change.run();
    }
}

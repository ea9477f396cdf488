package io.plumbline.gateway.ble;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.ble.BleException.Fault;
import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.source.LinkEvent.State;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds one sensor among what is heard. On the sensor's own thread. */
final class SensorSearch {

    private static final long LOOK_MILLIS = 200;
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long WHILE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int TOLD_DEVICES = 12;

    private final BleLink link;
    private final BleTarget target;
    private final Placement placement;
    private final Consumer<String> notes;
    private final LinkNews news;
    private final BooleanSupplier stopping;
    private String address;
    private Advert advert = new Advert("", Set.of(), Set.of());
    private boolean othersHeard;

    SensorSearch(
            BleLink link,
            BleTarget target,
            Placement placement,
            Consumer<String> notes,
            LinkNews news,
            BooleanSupplier stopping) {
        this.link = link;
        this.target = target;
        this.placement = placement;
        this.notes = notes;
        this.news = news;
        this.stopping = stopping;
        this.address = target.text();
    }

    /** The address of the sensor, once it was found. */
    String address() {
        return address;
    }

    /** What it says of itself. */
    Advert advert() {
        return advert;
    }

    /** Whether other devices were heard in the last search, so that the adapter works. */
    boolean othersHeard() {
        return othersHeard;
    }

    /**
     * Looks until it is heard or the session ends, saying all the while what is heard instead, and what is missing where
     * there is no Bluetooth.
     */
    Sighting untilFound() throws InterruptedException, NoGoingOn {
        news.say(State.SEARCHING, 0, "Looking for the sensor at " + placement.word() + ".");
        while (true) {
            try {
                return look(Long.MAX_VALUE);
            } catch (BleException e) {
                if (e.fault() == Fault.NO_DRIVER || e.fault() == Fault.NO_PERMISSION) {
                    throw new NoGoingOn(e.getMessage());
                }
                news.say(State.LOST, 0, e.getMessage() + " The session goes on as soon as it is back.");
                if (stopping.getAsBoolean()) {
                    return nothing();
                }
                TimeUnit.MILLISECONDS.sleep(1000);
            }
        }
    }

    /**
     * Looks for some seconds.
     *
     * @throws BleException if it is not heard
     */
    Sighting forAWhile() throws BleException, InterruptedException, NoGoingOn {
        return look(WHILE_NANOS);
    }

    private Sighting look(long longestNanos) throws BleException, InterruptedException, NoGoingOn {
        long start = System.nanoTime();
        long told = start;
        link.startScan();
        try {
            while (!stopping.getAsBoolean()) {
                List<Sighting> heard = link.sightings();
                List<Sighting> found = target.among(heard).stream()
                        .filter(device -> device.isHeard() || device.connected())
                        .toList();
                othersHeard = heard.stream().anyMatch(device -> device.isHeard() && !found.contains(device));
                if (!found.isEmpty()) {
                    return only(found);
                }
                long now = System.nanoTime();
                if (now - told >= TELL_NANOS) {
                    told = now;
                    tellHeard(heard);
                }
                if (now - start >= longestNanos) {
                    throw new BleException(Fault.NO_ANSWER, "It is not heard.");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            return nothing();
        } finally {
            stopListening();
        }
    }

    private void stopListening() {
        try {
            link.stopScan();
        } catch (BleException e) {
            // There is no Bluetooth any more, and so no scan; what comes next says it.
        }
    }

    private Sighting only(List<Sighting> found) throws NoGoingOn {
        List<Sighting> known = found.size() == 1
                ? found
                : found.stream()
                        .filter(device -> device.address().equals(address))
                        .toList();
        if (known.size() != 1) {
            throw new NoGoingOn(found.size() + " sensors are called '" + target.text()
                    + "'. Say which one by its address: "
                    + found.stream()
                            .map(device -> "ble:" + device.address())
                            .sorted()
                            .collect(Collectors.joining(" or "))
                    + ".");
        }
        address = known.get(0).address();
        advert = known.get(0).advert();
        return known.get(0);
    }

    private void tellHeard(List<Sighting> heard) throws InterruptedException {
        String devices = heard.stream()
                .filter(device -> device.isHeard())
                .sorted((a, b) -> Integer.compare(
                        b.strengthDbm().orElse(-200), a.strengthDbm().orElse(-200)))
                .limit(TOLD_DEVICES)
                .map(device -> (device.advert().name().isEmpty()
                                ? device.address()
                                : device.advert().name() + " (" + device.address() + ")")
                        + (device.strengthDbm().isPresent()
                                ? " " + device.strengthDbm().getAsInt() + " dBm"
                                : ""))
                .collect(Collectors.joining(", "));
        notes.accept("Still looking for '" + target.text() + "' (" + placement.word() + "). "
                + (devices.isEmpty()
                        ? "Nothing at all is heard: is the sensor awake and near?"
                        : "Heard: " + devices + "."));
        news.say(
                State.SEARCHING,
                0,
                "Still looking for the sensor at " + placement.word() + ". Is it switched on, charged and near?");
    }

    private Sighting nothing() {
        return new Sighting(address, advert, OptionalInt.empty(), false);
    }
}

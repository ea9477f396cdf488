package io.plumbline.gateway.cli;

import io.plumbline.gateway.ble.BleConnection;
import io.plumbline.gateway.ble.BleException;
import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.ble.Notification;
import io.plumbline.gateway.ble.Sighting;
import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.Gatt.Characteristic;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline probe}: what a Bluetooth device has. */
@Command(
        name = "probe",
        sortOptions = false,
        description = {
            "Connects to a Bluetooth device, prints its services and values, and says which sensor it seems to be.",
            "Nothing is written to it. With --listen it is asked to notify, and what comes is counted and shown."
        },
        footer = {"", "For example:", "  plumbline probe C4:64:E3:11:22:33 --listen 5s"})
final class ProbeCommand implements Callable<Integer> {

    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(15);
    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(20);
    private static final long LOOK_EVERY_MILLIS = 250;

    private final Console console;

    @Parameters(paramLabel = "ADDRESS", description = "Its address, or its name, as 'plumbline scan' shows them.")
    private String target = "";

    @Mixin
    private BluetoothOptions bluetooth = new BluetoothOptions();

    @Option(
            names = "--listen",
            paramLabel = "DURATION",
            converter = LiveConverters.DurationText.class,
            description = "Subscribe to all that notifies and show what comes for this long, e.g. 5s.")
    private @Nullable Duration listening;

    ProbeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BleLink link = bluetooth.open()) {
            Sighting device = find(link);
            Queue<Notification> heard = new ConcurrentLinkedQueue<>();
            try (BleConnection connection = link.connect(device.address(), LONGEST_CONNECTING, heard::add)) {
                describe(device, connection);
                if (listening != null) {
                    listen(connection, heard, listening);
                }
            }
        }
        return Failures.DONE;
    }

    private Sighting find(BleLink link) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        link.startScan();
        try {
            while (System.nanoTime() - startNanos < LONGEST_SEARCH.toNanos()) {
                for (Sighting one : link.sightings()) {
                    if (one.address().equalsIgnoreCase(target)
                            || one.advert().name().equalsIgnoreCase(target)) {
                        return one;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
        } finally {
            link.stopScan();
        }
        throw new BleException(
                BleException.Fault.NOT_FOUND,
                "No device called " + target + " was heard for " + LONGEST_SEARCH.toSeconds()
                        + " s. Is it awake, near, and not connected to a phone? 'plumbline scan' lists what is heard.");
    }

    private void describe(Sighting device, BleConnection connection) throws InterruptedException {
        GattText text = new GattText(connection.characteristics());
        console.out().println(device.address() + "  " + device.advert().name());
        for (Characteristic one : text.inOrder()) {
            text.headingBefore(one).ifPresent(console.out()::println);
            console.out().println(text.line(one));
            if (one.abilities().contains("read")) {
                console.out().println("      = " + value(connection, one));
            }
        }
        console.out().println(guess(device, connection));
        console.out().flush();
    }

    private static String value(BleConnection connection, Characteristic one) throws InterruptedException {
        try {
            return GattText.value(connection.read(one.uuid()));
        } catch (IOException e) {
            return "can't be read: " + e.getMessage();
        }
    }

    private static String guess(Sighting device, BleConnection connection) {
        Set<UUID> services = new HashSet<>(device.advert().services());
        connection.characteristics().forEach(one -> services.add(one.service()));
        Optional<String> kind = BluetoothOptions.kind(
                new Advert(device.advert().name(), services, device.advert().makers()));
        return kind.map(word -> "This is a sensor that Plumbline knows: " + word
                        + ". Use it by  plumbline live --sensor" + " ble:" + device.address())
                .orElse(
                        "This is no sensor that Plumbline knows. Where it tells accelerometer and gyro, describe it in a"
                                + " file (docs/sensors.md, \"A sensor of your own\"); --listen shows what it sends.");
    }

    private void listen(BleConnection connection, Queue<Notification> heard, Duration longest)
            throws InterruptedException {
        List<UUID> subscribed = connection.characteristics().stream()
                .filter(Characteristic::notifies)
                .map(Characteristic::uuid)
                .filter(uuid -> subscribe(connection, uuid))
                .toList();
        TimeUnit.NANOSECONDS.sleep(longest.toNanos());
        for (UUID uuid : subscribed) {
            List<Notification> told = heard.stream()
                    .filter(one -> one.characteristic().equals(uuid))
                    .toList();
            console.out().println(GattText.heard(uuid, told, longest));
        }
    }

    private boolean subscribe(BleConnection connection, UUID uuid) {
        try {
            connection.subscribe(uuid);
            return true;
        } catch (IOException e) {
            console.tell(uuid + " can't be subscribed to: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

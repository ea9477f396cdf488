package io.plumbline.gateway.cli;

import io.plumbline.gateway.ble.BleConnection;
import io.plumbline.gateway.ble.BleLink;
import io.plumbline.gateway.ble.Sighting;
import io.plumbline.gateway.sensor.StandardServices;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline scan}: which sensors are near. */
@Command(
        name = "scan",
        sortOptions = false,
        description = {
            "Lists the Bluetooth devices that are heard, sensors that Plumbline knows first. On a terminal the list stands"
                    + " and changes.",
            "A sensor that is worn and awake has a signal of some -40 to -70 dBm; below -85 dBm data get lost."
        },
        footer = {"", "Then:  plumbline live --sensor ble:ADDRESS"})
final class ScanCommand implements Callable<Integer> {

    private static final long LOOK_EVERY_MILLIS = 1000;
    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(10);

    private final Console console;

    @Mixin
    private BluetoothOptions bluetooth = new BluetoothOptions();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = LiveConverters.DurationText.class,
            defaultValue = "10s",
            description = "How long to listen, e.g. 10s (the default), 1m.")
    private Duration longest = Duration.ofSeconds(10);

    @Option(names = "--battery", description = "Connect to each known sensor afterwards and ask for its battery.")
    private boolean battery;

    @Option(
            names = "--format",
            paramLabel = "text|jsonl",
            converter = Converters.FormatWord.class,
            defaultValue = "text",
            description = "A table for people (the default), or a JSON object a device.")
    private Format format = Format.TEXT;

    private volatile boolean interrupted;

    ScanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SightingList list = new SightingList(BluetoothOptions::kind);
        try (BleLink link = bluetooth.open();
                Interruption interruption = new Interruption(console, () -> interrupted = true)) {
            listen(link, list);
            if (battery) {
                askForBatteries(link, list);
            }
            print(list);
            interruption.setStatus(Failures.DONE);
        }
        return Failures.DONE;
    }

    private void listen(BleLink link, SightingList list) throws IOException, InterruptedException {
        StandingText standing = new StandingText(console, format == Format.TEXT && StandingText.isOnTerminal());
        long startNanos = System.nanoTime();
        link.startScan();
        try {
            while (!interrupted && System.nanoTime() - startNanos < longest.toNanos()) {
                long left = longest.toNanos() - (System.nanoTime() - startNanos);
                TimeUnit.NANOSECONDS.sleep(Math.min(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS), left));
                list.update(link.sightings());
                standing.show(list.table());
            }
        } finally {
            standing.clear();
            link.stopScan();
        }
    }

    private void askForBatteries(BleLink link, SightingList list) throws InterruptedException {
        for (Sighting sensor : list.sensors()) {
            if (interrupted) {
                return;
            }
            try (BleConnection connection = link.connect(sensor.address(), LONGEST_CONNECTING, told -> {})) {
                battery(connection).ifPresent(percent -> list.battery(sensor.address(), percent));
            } catch (IOException e) {
                console.tell(sensor.address() + " does not tell its battery: " + e.getMessage());
            }
        }
    }

    private static OptionalInt battery(BleConnection connection) throws IOException, InterruptedException {
        boolean told = connection.characteristics().stream()
                .anyMatch(one -> one.uuid().equals(StandardServices.BATTERY_LEVEL));
        return told
                ? StandardServices.percent(connection.read(StandardServices.BATTERY_LEVEL), 0)
                : OptionalInt.empty();
    }

    private void print(SightingList list) {
        if (format == Format.JSONL) {
            list.jsonLines().forEach(console.out()::println);
            return;
        }
        list.table().forEach(console.out()::println);
        if (list.sensors().isEmpty()) {
            console.tell(
                    "No sensor that Plumbline knows was heard. Is it awake (moved, or its button pressed), near, and"
                            + " not connected to a phone? 'plumbline doctor' looks at this machine's Bluetooth.");
        }
    }
}

package io.plumbline.gateway.ble.machine;

import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.payload.Notification;
import io.plumbline.simulator.payload.Profile;
import io.plumbline.simulator.scenario.ScenarioReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/**
 * A sensor on a simulated wearer, on a Bluetooth adapter of this machine. The wearer begins when the sensor first measures
 * for somebody; the time is written to a file, so that the same wearer is met again by a sensor that is started later.
 * What he does while nobody has subscribed is lost.
 *
 * <pre>
 * WornSensor [ADAPTER PROFILE SCENARIO BEGUN]…      e.g. hci1 movesense wearer.yaml begun
 * </pre>
 *
 * Waits for a line on standard input before any of them is there.
 */
final class WornSensor implements GattApplication.Visitor {

    /** Whose chance it is: {@link Judge} makes the same wearer of it. */
    static final long SEED = 1;

    private static final int ARGUMENTS = 4;

    private final String profile;
    private final Firmware firmware;
    private final Path begun;
    private final List<Notification> notifications = new ArrayList<>();
    private final GattApplication application;
    private boolean subscribed;

    private WornSensor(DBusConnection bus, String adapter, String word, Path scenario, Path begun)
            throws DBusException, IOException {
        Profile spoken = Profile.ofWord(word);
        this.profile = word;
        this.firmware = switch (spoken) {
            case MOVESENSE -> new MovesenseFirmware();
            case WITMOTION -> new WitMotionFirmware();
            case THINGY52 -> throw new IllegalArgumentException("no firmware is written for " + spoken);
        };
        this.begun = begun;
        SimulatedSession.of(ScenarioReader.read(scenario), SEED)
                .peripherals(spoken)
                .get(0)
                .forEachRemaining(notifications::add);
        this.application = new GattApplication(bus, adapter, firmware, this);
    }

    /** Runs sensors until their process is ended. */
    public static void main(String[] args) throws IOException, DBusException, InterruptedException {
        DBusConnection bus =
                DBusConnectionBuilder.forSystemBus().withShared(false).build();
        List<WornSensor> sensors = new ArrayList<>();
        for (int i = 0; i + ARGUMENTS <= args.length; i += ARGUMENTS) {
            sensors.add(new WornSensor(bus, args[i], args[i + 1], Path.of(args[i + 2]), Path.of(args[i + 3])));
        }
        sensors.forEach(sensor -> sensor.say("is made, with " + sensor.notifications.size() + " notifications"));
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        List<Thread> measuring = new ArrayList<>();
        for (WornSensor sensor : sensors) {
            sensor.application.register();
            sensor.say("advertises as " + sensor.firmware.name());
            Thread own = new Thread(sensor::measureAll, sensor.profile);
            own.start();
            measuring.add(own);
        }
        for (Thread own : measuring) {
            own.join();
        }
    }

    private void say(String what) {
        System.out.printf("%.3f %s %s%n", now(), profile, what);
    }

    @Override
    public synchronized void written(UUID uuid, byte[] value) {
        boolean measured = firmware.measures();
        firmware.written(uuid, value).ifPresent(this::tell);
        if (measured != firmware.measures()) {
            say(firmware.measures() ? "is made to measure" : "is made to stop");
        }
        notifyAll();
    }

    @Override
    public synchronized void subscribed(UUID uuid, boolean on) {
        if (uuid.equals(firmware.data())) {
            say(on ? "is subscribed to" : "is subscribed to no more");
            subscribed = on;
            if (!on) {
                firmware.unsubscribed();
            }
            notifyAll();
        }
    }

    private void tell(byte[] value) {
        try {
            application.tell(firmware.data(), value);
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    private void measureAll() {
        try {
            measure();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void measure() throws IOException, InterruptedException {
        awaitListener();
        double beganSeconds = beganSeconds();
        int sent = 0;
        for (Notification notification : notifications) {
            double dueSeconds = beganSeconds + notification.arrivalSeconds();
            if (dueSeconds < now()) {
                continue; // nobody was listening
            }
            awaitListener();
            while (now() < dueSeconds) {
                TimeUnit.MILLISECONDS.timedWait(this, Math.max(1, (long) ((dueSeconds - now()) * 1e3)));
            }
            if (subscribed && firmware.measures()) {
                tell(firmware.sent(notification.payload()));
                sent++;
            }
        }
        say("has no more to measure; sent " + sent + " of " + notifications.size());
        while (true) {
            wait();
        }
    }

    private void awaitListener() throws InterruptedException {
        while (!subscribed || !firmware.measures()) {
            wait();
        }
    }

    /** When the wearer began, s since 1970. */
    private double beganSeconds() throws IOException {
        if (!Files.exists(begun)) {
            Path written = begun.resolveSibling(begun.getFileName() + ".new");
            Files.writeString(written, String.valueOf(now()));
            Files.move(written, begun, StandardCopyOption.ATOMIC_MOVE);
        }
        return Double.parseDouble(Files.readString(begun).strip());
    }

    private static double now() {
        return System.currentTimeMillis() / 1e3;
    }
}

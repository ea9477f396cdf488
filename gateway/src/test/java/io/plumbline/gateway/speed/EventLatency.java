package io.plumbline.gateway.speed;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SessionEvent;
import io.plumbline.analytics.session.SessionEvent.Posture;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.ble.BleRadio;
import io.plumbline.gateway.ble.BleSource;
import io.plumbline.gateway.ble.BleTarget;
import io.plumbline.gateway.ble.bus.FakeBlueZ;
import io.plumbline.gateway.ble.bus.FakeSensor;
import io.plumbline.gateway.ble.bus.PrivateBus;
import io.plumbline.gateway.ble.tinyb.TinyBLink;
import io.plumbline.gateway.sensor.Decoded;
import io.plumbline.gateway.sensor.Decoded.Reading;
import io.plumbline.gateway.sensor.Gatt;
import io.plumbline.gateway.sensor.SensorProtocol;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.session.Listeners;
import io.plumbline.gateway.session.LiveSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tinyb.BluetoothDevice;
import tinyb.BluetoothGattCharacteristic;
import tinyb.BluetoothGattService;
import tinyb.BluetoothManager;

/**
 * How long after a sensor has sent a sample the event that it brings about is there: through TinyB and a whole live session,
 * on a message bus without radio, and beside it in the same process and at the same time a bare callback of TinyB's, which
 * nobody can be faster than. One sensor for each, 100 Hz.
 */
public final class EventLatency {

    private static final UUID SERVICE = UUID.fromString("7d3a0003-0f52-4c6e-9a51-2f1d6f0c0a01");
    private static final UUID DATA = UUID.fromString("7d3a0010-0f52-4c6e-9a51-2f1d6f0c0a01");
    private static final String MEASURED = "Measured";
    private static final String CONTROL = "Control";
    private static final int RATE_HZ = 100;
    private static final int WARM_UP_SECONDS = 10;

    /** What TinyB must not lose to the garbage collection. */
    private static final List<Object> HELD = Collections.synchronizedList(new ArrayList<>());

    private EventLatency() {}

    /** Measures; {@code -Dseconds=N} says for how long. */
    public static void main(String[] args) throws Exception {
        int seconds = Integer.getInteger("seconds", 120);
        if (args.length == 0) {
            serve(seconds);
        } else {
            measure(seconds);
        }
        System.exit(0);
    }

    /** The bus, the Bluetooth service and the sensors, and the process that is measured. */
    private static void serve(int seconds) throws Exception {
        Path folder = Files.createTempDirectory("latency");
        try (PrivateBus bus = PrivateBus.start(folder);
                FakeBlueZ blueZ = FakeBlueZ.on(bus.address(), "hci0")) {
            blueZ.add(sensor("C4:64:E3:00:00:01", MEASURED));
            blueZ.add(sensor("C4:64:E3:00:00:02", CONTROL));
            ProcessBuilder builder = new ProcessBuilder(
                            "java",
                            "-Dseconds=" + seconds,
                            "-cp",
                            System.getProperty("java.class.path"),
                            EventLatency.class.getName(),
                            "measure")
                    .inheritIO();
            builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new IOException("the measured process ended with " + status);
            }
        }
    }

    private static FakeSensor sensor(String address, String name) {
        return new FakeSensor(address, name)
                .advertises(SERVICE).stream(
                        SERVICE,
                        DATA,
                        RATE_HZ,
                        number -> ByteBuffer.allocate(20)
                                .putLong(System.nanoTime())
                                .array());
    }

    @SuppressWarnings("ClosingStandardOutputStreams") // it only prints there; what it closes is the listeners
    private static void measure(int seconds) throws IOException, InterruptedException {
        List<Double> bare = Collections.synchronizedList(new ArrayList<>());
        Stopwatch watch = new Stopwatch();
        TinyBLink link = new TinyBLink(null);
        link.adapters(); // loads TinyB, for the control too
        BleSource source = new BleSource(
                new BleRadio(link),
                new BleTarget(MEASURED),
                Placement.SACRUM,
                Mount.parse("up,left,back"),
                RATE_HZ,
                advert -> Optional.of(new SendingTime(watch)),
                System.err::println);
        SessionSettings settings =
                new SessionSettings("latency", source.facts().sensors(), List.of(), Map.of(), true, false);
        LiveSession session = new LiveSession(settings, List.of(), source, null, System.err::println);
        Thread control = new Thread(() -> control(bare), "control");
        control.setDaemon(true);
        control.start();
        try (Listeners listeners = new Listeners(Map.of("the stopwatch", watch), System.err::println)) {
            session.run(listeners, Duration.ofSeconds(seconds + WARM_UP_SECONDS))
                    .forEach(System.err::println);
        }
        System.out.println("| from sent to … | count | p50, ms | p99, ms | most, ms |");
        System.out.println("|---|---|---|---|---|");
        print("bare TinyB callback (control)", bare);
        print("reading decoded on the sensor's thread", watch.decoded);
        print("event at the listener", watch.events);
    }

    private static void print(String what, List<Double> seconds) {
        double[] sorted = Arrays.stream(seconds.toArray(new Double[0]))
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int warm = sorted.length;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f | %.2f |%n",
                what,
                warm,
                1e3 * sorted[warm / 2],
                1e3 * sorted[(int) (warm * 0.99)],
                1e3 * sorted[warm - 1]);
    }

    /** Nothing but TinyB. */
    private static void control(List<Double> bare) {
        BluetoothGattCharacteristic data = null;
        while (data == null) {
            data = connect();
        }
        long start = System.nanoTime();
        data.enableValueNotifications(value -> {
            long now = System.nanoTime();
            if (now - start > WARM_UP_SECONDS * 1_000_000_000L) {
                bare.add((now - ByteBuffer.wrap(value).getLong()) / 1e9);
            }
        });
    }

    private static @Nullable BluetoothGattCharacteristic connect() {
        try {
            for (BluetoothDevice device : BluetoothManager.getBluetoothManager().getDevices()) {
                if (device.getName().equals(CONTROL)) {
                    device.connect();
                    while (!device.getServicesResolved()) {
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                    for (BluetoothGattService service : device.getServices()) {
                        for (BluetoothGattCharacteristic characteristic : service.getCharacteristics()) {
                            HELD.addAll(List.of(device, service, characteristic));
                            return characteristic;
                        }
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return null;
    }

    /** A sensor whose clock is the time at which it sends. */
    private record SendingTime(Stopwatch watch) implements SensorProtocol {

        @Override
        public void start(Gatt gatt) throws IOException, InterruptedException {
            gatt.subscribe(DATA);
        }

        @Override
        public void stop(Gatt gatt) throws IOException, InterruptedException {
            gatt.unsubscribe(DATA);
        }

        @Override
        public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
            double sent = ByteBuffer.wrap(payload).getLong() / 1e9;
            watch.decoded(sent);
            decoded.accept(new Reading(sent, 0, 0, 9.81, 0, 0, 0));
        }

        @Override
        public double rateHz() {
            return RATE_HZ;
        }
    }

    /** Tells an event's delay: the session's time is the sensor's, shifted by what the first sample shows. */
    private static final class Stopwatch implements EventSink {

        private final List<Double> decoded = Collections.synchronizedList(new ArrayList<>());
        private final List<Double> events = Collections.synchronizedList(new ArrayList<>());
        private double firstSent = Double.NaN;
        private double firstEvent = Double.NaN;
        private final long startNanos = System.nanoTime();

        synchronized void decoded(double sent) {
            if (Double.isNaN(firstSent)) {
                firstSent = sent;
            }
            if (isWarm()) {
                decoded.add(System.nanoTime() / 1e9 - sent);
            }
        }

        @Override
        public synchronized void accept(SessionEvent event) {
            if (Double.isNaN(firstEvent)) {
                firstEvent = event.timeSeconds(); // that nothing is judged is said with the very first sample
            }
            if (isWarm() && event instanceof Posture) {
                events.add(System.nanoTime() / 1e9 - (firstSent + event.timeSeconds() - firstEvent));
            }
        }

        private boolean isWarm() {
            return System.nanoTime() - startNanos > WARM_UP_SECONDS * 1_000_000_000L;
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}

package io.plumbline.gateway.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.sensor.Advert;
import io.plumbline.gateway.sensor.Decoded;
import io.plumbline.gateway.sensor.Decoded.Reading;
import io.plumbline.gateway.sensor.Gatt;
import io.plumbline.gateway.sensor.Gatt.Characteristic;
import io.plumbline.gateway.sensor.Limitation;
import io.plumbline.gateway.sensor.SensorProtocol;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.SampleSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What needs no bus: sensors that can't be used, an answer among data, a link that is let go. */
class BleSourceTest {

    private static final UUID SERVICE = UUID.fromString("7d3a0004-0f52-4c6e-9a51-2f1d6f0c0a01");
    private static final UUID DATA = UUID.fromString("7d3a0010-0f52-4c6e-9a51-2f1d6f0c0a01");
    private static final UUID ORDERS = UUID.fromString("7d3a0011-0f52-4c6e-9a51-2f1d6f0c0a01");

    private final Radio radio = new Radio();
    private final Received received = new Received();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private @Nullable SampleSource source;

    @AfterEach
    void close() {
        if (source != null) {
            source.close();
        }
    }

    @Test
    void aSensorWithoutAGyroscopeIsRefusedAndNoneOfItsReadingsIsASample() {
        start(new Protocol(Set.of(Limitation.NO_GYROSCOPE), Double.NaN));
        await().until(() -> received.ended.isPresent());
        assertThat(received.ended.orElseThrow()).contains("can't be used", "no gyroscope");
        assertThat(received.samples).isEmpty();
    }

    @Test
    void soIsOneWhoseReadingsShowThatItHasNone() {
        start(new Protocol(Set.of(), Double.NaN));
        await().until(() -> radio.connection != null);
        for (int i = 0; i < 200; i++) {
            radio.notify(DATA, (byte) i);
        }
        await().until(() -> received.ended.isPresent());
        assertThat(received.ended.orElseThrow()).contains("no gyroscope");
        assertThat(received.samples).isEmpty();
    }

    @Test
    void whatASensorIsNotGoodForIsTold() {
        start(new Protocol(Set.of(Limitation.FEW_SAMPLES), 0));
        await().untilAsserted(() -> assertThat(notes).anyMatch(note -> note.contains("posture only")));
    }

    @Test
    void anAnswerIsFoundAmongDataWhichAreNotLost() {
        Protocol protocol = new Protocol(Set.of(), 0);
        protocol.asks = true;
        radio.onWrite = () -> {
            for (int i = 0; i < 10; i++) {
                radio.notify(DATA, (byte) i);
            }
            radio.notify(ORDERS, (byte) 42);
        };
        start(protocol);
        await().until(() -> received.samples.size() == 10);
        assertThat(protocol.answer).containsExactly(42);
    }

    @Test
    void closingStopsTheSensorAndLetsGoOfItAndOfTheRadio() {
        Protocol protocol = new Protocol(Set.of(), 0);
        start(protocol);
        await().until(() -> protocol.started);
        if (source != null) {
            source.close();
        }
        source = null;
        assertThat(protocol.stopped).isTrue();
        assertThat(radio.connection).isNull();
        assertThat(radio.closed).isTrue();
        assertThat(received.ended).as("problem").isEmpty();
    }

    @Test
    void newsOfTheLinkNameNoAddressAndNoDeviceNearBy() {
        start(new Protocol(Set.of(), 0));
        await().until(() -> radio.connection != null);
        assertThat(received.news)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.message()).doesNotContain("C4:64", "Lumbar-1"));
    }

    private void start(Protocol protocol) {
        SampleSource opened = new BleSource(
                new BleRadio(radio),
                new BleTarget("Lumbar"),
                Placement.SACRUM,
                null,
                100,
                advert -> Optional.of(protocol),
                notes::add);
        source = opened;
        opened.start(received);
    }

    private static final class Received implements SampleSource.Receiver {
        private final List<ImuSample> samples = new CopyOnWriteArrayList<>();
        private final List<LinkEvent> news = new CopyOnWriteArrayList<>();
        private volatile Optional<String> ended = Optional.empty();

        @Override
        public void sample(ImuSample sample) {
            samples.add(sample);
        }

        @Override
        public void link(LinkEvent event) {
            news.add(event);
        }

        @Override
        public void restarted(Placement placement) {
            // Not what is tested here.
        }

        @Override
        public void ended(Optional<String> problem) {
            ended = problem;
        }
    }

    /** A radio with one sensor. */
    private static final class Radio implements BleLink {
        private volatile @Nullable Consumer<Notification> connection;
        private volatile boolean closed;
        private volatile Runnable onWrite = () -> {};

        void notify(UUID characteristic, byte value) {
            Consumer<Notification> taker = connection;
            if (taker != null) {
                taker.accept(new Notification(characteristic, new byte[] {value}, System.nanoTime()));
            }
        }

        @Override
        public String driver() {
            return "test";
        }

        @Override
        public List<Adapter> adapters() {
            return List.of(new Adapter("hci0", "00:00:00:00:00:00", true));
        }

        @Override
        public void startScan() {}

        @Override
        public void stopScan() {}

        @Override
        public List<Sighting> sightings() {
            return List.of(new Sighting(
                    "C4:64:E3:11:22:33",
                    new Advert("Lumbar-1", Set.of(SERVICE), Set.of()),
                    OptionalInt.of(-60),
                    false));
        }

        @Override
        public BleConnection connect(String address, Duration longest, Consumer<Notification> notifications) {
            connection = notifications;
            return new Connection();
        }

        @Override
        public void forget(String address) {}

        @Override
        public void powerCycle() {}

        @Override
        public void close() {
            closed = true;
        }

        private final class Connection implements BleConnection {
            @Override
            public List<Characteristic> characteristics() {
                return List.of(new Characteristic(SERVICE, DATA, Set.of("notify")));
            }

            @Override
            public byte[] read(UUID characteristic) {
                return new byte[0];
            }

            @Override
            public void write(UUID characteristic, byte[] value) {
                onWrite.run();
            }

            @Override
            public void subscribe(UUID characteristic) {}

            @Override
            public void unsubscribe(UUID characteristic) {}

            @Override
            public boolean isConnected() {
                return connection != null;
            }

            @Override
            public void close() {
                connection = null;
            }
        }
    }

    /** Each byte of {@link #DATA} is a reading, 10 ms after the last. */
    private static final class Protocol implements SensorProtocol {
        private final Set<Limitation> limitations;
        private final double rate;
        private boolean asks;
        private byte[] answer = new byte[0];
        private volatile boolean started;
        private volatile boolean stopped;

        Protocol(Set<Limitation> limitations, double rate) {
            this.limitations = limitations;
            this.rate = rate;
        }

        @Override
        public void start(Gatt gatt) throws IOException, InterruptedException {
            if (asks) {
                answer = gatt.ask(ORDERS, new byte[] {1}, ORDERS, value -> value[0] == 42, Duration.ofSeconds(30));
            }
            started = true;
        }

        @Override
        public void stop(Gatt gatt) {
            stopped = true;
        }

        @Override
        public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
            if (characteristic.equals(DATA)) {
                decoded.accept(new Reading(payload[0] * 0.01, 0, 0, 9.81, rate, rate, rate));
            }
        }

        @Override
        public double rateHz() {
            return 100;
        }

        @Override
        public Set<Limitation> limitations() {
            return limitations;
        }
    }
}

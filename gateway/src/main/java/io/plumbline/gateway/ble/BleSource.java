package io.plumbline.gateway.ble;

import io.plumbline.analytics.imu.Mount;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SourceFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One sensor on Bluetooth LE: found, connected, started, and brought back whenever its data stop. All of it happens on one
 * thread of the sensor's own; another waits for what the device answers.
 */
public final class BleSource implements SampleSource {

    private static final long POLITE_MILLIS = 3000;
    private static final long FIRM_MILLIS = 2000;

    private final BleRadio radio;
    private final BleTarget target;
    private final SensorSettings settings;
    private final ProtocolChoice protocols;
    private final Consumer<String> notes;
    private @Nullable SensorKeeper keeper;
    private @Nullable Thread thread;

    /**
     * A sensor that nothing is asked of yet.
     *
     * @param radio what it shares with the session's other sensors
     * @param placement where it is worn
     * @param mount how it sits; null: found by calibration
     * @param rateHz samples a second that the analysis is set up for
     * @param notes takes sentences for the person at the machine alone: they may name addresses and devices near by
     */
    public BleSource(
            BleRadio radio,
            BleTarget target,
            Placement placement,
            @Nullable Mount mount,
            double rateHz,
            ProtocolChoice protocols,
            Consumer<String> notes) {
        this.radio = radio;
        this.target = target;
        this.settings = new SensorSettings(placement, mount, rateHz);
        this.protocols = protocols;
        this.notes = notes;
        radio.opened();
    }

    @Override
    public SourceFacts facts() {
        return new SourceFacts(List.of(settings), List.of(), Optional.empty(), true);
    }

    @Override
    public synchronized void start(Receiver receiver) {
        SensorKeeper started = new SensorKeeper(radio, target, settings, protocols, notes, receiver);
        Thread own = new Thread(started, "ble-" + settings.placement().word());
        own.setDaemon(true);
        own.start();
        keeper = started;
        thread = own;
    }

    @Override
    public synchronized List<String> notices() {
        return keeper == null ? List.of() : keeper.notices();
    }

    @Override
    public synchronized void close() {
        SensorKeeper running = keeper;
        Thread own = thread;
        if (running != null && own != null) {
            running.stop();
            try {
                own.join(POLITE_MILLIS);
                own.interrupt();
                own.join(FIRM_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        radio.closed();
    }
}

package io.plumbline.simulator.payload;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.simulator.link.Packet;
import io.plumbline.simulator.link.TickCounter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A worn sensor as a Bluetooth host meets it: its notifications in order of arrival, with all that the radio and the
 * sensor's clock did to them, made one at a time.
 *
 * <pre>{@code
 * for (VirtualPeripheral sensor : session.peripherals(Profile.MOVESENSE)) {
 *     sensor.forEachRemaining(notification -> host.received(sensor.placement(), notification.payload()));
 * }
 * }</pre>
 */
public final class VirtualPeripheral implements Iterator<Notification> {

    private final Profile profile;
    private final PayloadEncoder encoder;
    private final SensorSettings settings;
    private final TickCounter clock;
    private final Iterator<Packet> link;
    private final RandomGenerator parts;
    private final Deque<Notification> arrived = new ArrayDeque<>();

    /**
     * A sensor about to start.
     *
     * @param link its packets, of no more samples than the profile sends at once
     * @param parts draws which part of a lost packet of two parts arrives nevertheless
     */
    public VirtualPeripheral(
            Profile profile, SensorSettings settings, TickCounter clock, Iterator<Packet> link, RandomGenerator parts) {
        this.profile = profile;
        this.encoder = profile.encoder();
        this.settings = settings;
        this.clock = clock;
        this.link = link;
        this.parts = parts;
    }

    /** Whose notifications these are. */
    public Profile profile() {
        return profile;
    }

    /** Where it is worn. */
    public Placement placement() {
        return settings.placement();
    }

    /** Its nominal rate, Hz. */
    public double rateHz() {
        return settings.rateHz();
    }

    @Override
    public boolean hasNext() {
        fill();
        return !arrived.isEmpty();
    }

    @Override
    public Notification next() {
        fill();
        Notification notification = arrived.poll();
        if (notification == null) {
            throw new NoSuchElementException("the session is over");
        }
        return notification;
    }

    private void fill() {
        while (arrived.isEmpty() && link.hasNext()) {
            Packet packet = link.next();
            List<byte[]> payloads = encoder.encode(packet.samples(), clock.milliseconds(packet.firstSeconds()));
            if (packet.heard()) {
                for (byte[] payload : payloads) {
                    for (int copy = 0; copy < packet.copies(); copy++) {
                        arrive(packet, payload);
                    }
                }
            } else if (payloads.size() > 1) {
                lose(packet, payloads);
            }
        }
    }

    /** Of a lost packet of two parts the first, the second or both are lost, all equally likely. */
    private void lose(Packet packet, List<byte[]> payloads) {
        int heard = parts.nextInt(payloads.size() + 1);
        if (heard < payloads.size()) {
            arrive(packet, payloads.get(heard));
        }
    }

    private void arrive(Packet packet, byte[] payload) {
        arrived.add(new Notification(packet.arrivalSeconds(), placement(), payload));
    }
}

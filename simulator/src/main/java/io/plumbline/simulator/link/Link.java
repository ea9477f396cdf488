package io.plumbline.simulator.link;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The way of one sensor's samples to the host: its packets in the order in which they arrive, lost ones in their place
 * among them. A sample that is taken while there is no connection is in no packet; a packet being filled when the
 * connection breaks goes out with what it has, so that a disconnect takes exactly the samples of its time.
 */
public final class Link implements Iterator<Packet> {

    /** A packet changes places with its successor only where that comes so soon, s. */
    private static final double SOON_SECONDS = 0.2;

    private final Iterator<ImuSample> samples;
    private final int samplesPerPacket;
    private final double duplicates;
    private final double reordering;
    private final Outages outages;
    private final LossChain chain;
    private final ConnectionEvents events;
    private final LinkChance chance;
    private final Deque<Packet> arrived = new ArrayDeque<>();
    private @Nullable Packet overtaken;

    /**
     * A link about to start.
     *
     * @param rateHz how many samples there are in a second
     * @param samplesPerPacket how many are sent at once
     * @param samples all of one sensor, by time; where a sample has a time of arrival, that is taken for the host's time at
     *     which it was taken, else its own time
     */
    public Link(
            Radio radio,
            Placement placement,
            double rateHz,
            int samplesPerPacket,
            Iterator<ImuSample> samples,
            LinkChance chance) {
        this.samples = samples;
        this.samplesPerPacket = samplesPerPacket;
        this.chance = chance;
        duplicates = radio.duplicates();
        reordering = radio.reordering();
        outages = new Outages(radio, placement);
        chain = new LossChain(radio.loss(samplesPerPacket / rateHz), chance.loss());
        events = new ConnectionEvents(radio.connectionIntervalSeconds(), radio.jitterSeconds(), chance.timing());
    }

    @Override
    public boolean hasNext() {
        fill();
        return !arrived.isEmpty();
    }

    @Override
    public Packet next() {
        fill();
        Packet packet = arrived.poll();
        if (packet == null) {
            throw new NoSuchElementException("the session is over");
        }
        return packet;
    }

    private void fill() {
        while (arrived.isEmpty() && (samples.hasNext() || overtaken != null)) {
            List<ImuSample> gathered = gather();
            if (gathered.isEmpty()) {
                flush();
            } else {
                arrive(sent(gathered));
            }
        }
    }

    private List<ImuSample> gather() {
        List<ImuSample> gathered = new ArrayList<>(samplesPerPacket);
        while (gathered.size() < samplesPerPacket && samples.hasNext()) {
            ImuSample sample = samples.next();
            if (!outages.silent(instant(sample))) {
                gathered.add(sample);
            } else if (!gathered.isEmpty()) {
                return gathered;
            }
        }
        return gathered;
    }

    private Packet sent(List<ImuSample> gathered) {
        double instant = instant(gathered.get(gathered.size() - 1));
        boolean lost = chain.loses();
        double batteryLoss = outages.batteryLoss(instant);
        if (batteryLoss > 0) {
            lost |= chance.loss().nextDouble() < batteryLoss;
        }
        boolean twice = chance.disorder().nextDouble() < duplicates;
        return new Packet(gathered, events.arrival(instant), lost ? 0 : twice ? 2 : 1);
    }

    private void arrive(Packet packet) {
        boolean late = chance.disorder().nextDouble() < reordering;
        Packet waiting = overtaken;
        if (waiting == null) {
            if (late && packet.heard()) {
                overtaken = packet;
            } else {
                arrived.add(packet);
            }
            return;
        }
        boolean soon = packet.arrivalSeconds() - waiting.arrivalSeconds() < SOON_SECONDS;
        if (packet.heard() && soon) {
            arrived.add(packet);
            arrived.add(waiting.arrivingAt(packet.arrivalSeconds()));
        } else {
            arrived.add(waiting);
            arrived.add(packet);
        }
        overtaken = null;
    }

    private void flush() {
        if (overtaken != null) {
            arrived.add(overtaken);
            overtaken = null;
        }
    }

    private static double instant(ImuSample sample) {
        return Double.isNaN(sample.arrivalSeconds()) ? sample.timeSeconds() : sample.arrivalSeconds();
    }
}

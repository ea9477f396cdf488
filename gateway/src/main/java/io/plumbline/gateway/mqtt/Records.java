package io.plumbline.gateway.mqtt;

import io.plumbline.gateway.mqtt.Message.Delivery;
import io.plumbline.gateway.state.Spool;
import io.plumbline.gateway.state.SpoolEntry;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must arrive, in order: alerts and everything else for the record. Bounded in number and bytes: beyond that the
 * oldest that is no alert is given up, and the oldest alert where there is nothing else. With a {@link Spool} a message
 * leaves only after the disk has it, and outlives the program. Not thread-safe.
 */
final class Records {

    /** How many messages are kept for a broker that is away. */
    static final int MOST = 50_000;

    /** How many bytes of payloads are kept for a broker that is away. */
    static final long MOST_BYTES = 32L << 20;

    private final @Nullable Spool spool;
    private final String session;
    private final SortedMap<Long, Message> unwritten = new TreeMap<>();
    private final SortedMap<Long, Message> alerts = new TreeMap<>();
    private final SortedMap<Long, Message> others = new TreeMap<>();
    private final SortedMap<Long, Message> inFlight = new TreeMap<>();
    private long lastNumber;
    private long bytes;
    private long givenUp;

    /**
     * What a session has for the record, behind what earlier ones have left.
     *
     * @param spool where it is kept on disk; null for in memory alone
     */
    Records(@Nullable Spool spool, String session) {
        this.spool = spool;
        this.session = session;
        if (spool != null) {
            lastNumber = spool.lastNumber();
            for (SpoolEntry left : spool.left()) {
                Message message = new Message(deliveryOf(left.kind()), left.topic(), left.payload(), 0, left.number());
                bytes += bytes(message);
                await(message);
            }
        }
    }

    void add(Message message) {
        lastNumber++;
        Message numbered = message.numbered(lastNumber);
        bytes += bytes(numbered);
        if (spool == null) {
            await(numbered);
        } else {
            unwritten.put(lastNumber, numbered);
            spool.add(
                    new SpoolEntry(lastNumber, session, message.delivery().name(), message.topic(), message.payload()));
        }
        keepWithinBounds();
    }

    private void keepWithinBounds() {
        while (size() > MOST || bytes > MOST_BYTES) {
            if (!giveUpOldest()) {
                return; // All are on the way, to the disk or to the broker.
            }
        }
    }

    /** The disk has these, or can't have them: they may leave. */
    void accepted(List<SpoolEntry> entries) {
        for (SpoolEntry entry : entries) {
            Message message = unwritten.remove(entry.number());
            if (message != null) {
                await(message);
            }
        }
        keepWithinBounds();
    }

    /** The next one in order, which is in flight then; null where none waits. */
    @Nullable
    Message poll() {
        if (alerts.isEmpty() && others.isEmpty()) {
            return null;
        }
        boolean alertFirst = others.isEmpty() || (!alerts.isEmpty() && alerts.firstKey() < others.firstKey());
        SortedMap<Long, Message> from = alertFirst ? alerts : others;
        Message first = from.remove(from.firstKey());
        if (first != null) {
            inFlight.put(first.number(), first);
        }
        return first;
    }

    /** The broker has it. */
    void arrived(Message message) {
        if (inFlight.remove(message.number()) != null) {
            bytes -= bytes(message);
            forget(message.number());
        }
    }

    /** It has not left. */
    void putBack(Message message) {
        if (inFlight.remove(message.number()) != null) {
            await(message);
        }
    }

    /** Nobody knows of those in flight whether they arrived; they go again, before the others. */
    void disconnected() {
        inFlight.values().forEach(this::await);
        inFlight.clear();
    }

    /** How many have neither arrived nor been given up. */
    int size() {
        return unwritten.size() + alerts.size() + others.size() + inFlight.size();
    }

    int inFlight() {
        return inFlight.size();
    }

    long givenUp() {
        return givenUp;
    }

    private boolean giveUpOldest() {
        SortedMap<Long, Message> from = others.isEmpty() ? alerts : others;
        if (from.isEmpty()) {
            return false;
        }
        Message oldest = from.remove(from.firstKey());
        if (oldest != null) {
            bytes -= bytes(oldest);
            givenUp++;
            forget(oldest.number());
        }
        return true;
    }

    private void forget(long number) {
        if (spool != null) {
            spool.gone(number);
        }
    }

    private void await(Message message) {
        (message.delivery() == Delivery.ALERT ? alerts : others).put(message.number(), message);
    }

    private static long bytes(Message message) {
        return message.payload().length();
    }

    private static Delivery deliveryOf(String kind) {
        return kind.equals(Delivery.ALERT.name()) ? Delivery.ALERT : Delivery.LOG;
    }
}

package io.plumbline.gateway.mqtt;

import io.plumbline.gateway.mqtt.Message.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be published and what is on its way. Adding never blocks. What must arrive stays here until the broker
 * has acknowledged it and is sent again, in order, over the next connection where it has not: it may come twice, it
 * does not go missing while the program runs. Held in memory, so it ends with the program.
 */
final class Outbox {

    /** How old a cue may be when its turn comes. */
    static final long CUE_LIFE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How many messages are kept for a broker that is away. */
    static final int MOST_KEPT = 10_000;

    /** How many messages may be unacknowledged; well below the client's own limit of 1000. */
    private static final int MOST_IN_FLIGHT = 100;

    private final Semaphore news = new Semaphore(0);
    private final Deque<Message> cues = new ArrayDeque<>();
    private final Deque<Message> kept = new ArrayDeque<>();
    private final Map<String, Message> states = new LinkedHashMap<>();
    private final Set<String> statesDue = new LinkedHashSet<>();
    private final Set<Message> inFlight = new LinkedHashSet<>();
    private @Nullable Message posture;
    private boolean connected;
    private long givenUp;

    /** Takes a message; what its {@link Delivery} says about a broker that is away holds from here on. */
    synchronized void add(Message message) {
        switch (message.delivery()) {
            case CUE, IMU -> {
                if (connected) {
                    cues.add(message);
                }
            }
            case POSTURE -> posture = message;
            case STATE -> {
                states.put(message.topic(), message);
                statesDue.add(message.topic());
            }
            case ALERT, LOG -> {
                kept.add(message);
                if (kept.size() > MOST_KEPT) {
                    giveUpOldest();
                }
            }
        }
        news.release();
    }

    /**
     * The message to send now, which is then in flight; null where there is none, or where too many are unacknowledged.
     */
    synchronized @Nullable Message next(long nowNanos) {
        if (!connected || inFlight.size() >= MOST_IN_FLIGHT) {
            return null;
        }
        Message message = nextCue(nowNanos);
        if (message == null) {
            message = nextState();
        }
        if (message == null) {
            message = kept.poll();
        }
        if (message == null) {
            message = posture;
            posture = null;
        }
        if (message != null) {
            inFlight.add(message);
        }
        return message;
    }

    /** The broker has it; or, for QoS 0, it is on the wire. */
    synchronized void arrived(Message message) {
        inFlight.remove(message);
        news.release();
    }

    /** It could not be sent just now and has not left. */
    synchronized void putBack(Message message) {
        if (inFlight.remove(message)) {
            waitAgain(message);
        }
    }

    /** A connection stands: every state is told anew. */
    synchronized void connected() {
        connected = true;
        statesDue.addAll(states.keySet());
        news.release();
    }

    /** The connection is gone, and with it the fate of what was in flight: that is sent again. */
    synchronized void disconnected() {
        connected = false;
        cues.clear();
        List<Message> unknown = new ArrayList<>(inFlight);
        inFlight.clear();
        for (int i = unknown.size() - 1; i >= 0; i--) {
            waitAgain(unknown.get(i));
        }
        news.release();
    }

    /** Whether nothing waits any more, neither to be sent nor to be acknowledged. */
    synchronized boolean isEmpty() {
        return cues.isEmpty() && kept.isEmpty() && statesDue.isEmpty() && inFlight.isEmpty();
    }

    /** How many of the messages that must arrive have not, as far as is known. */
    synchronized long undelivered() {
        return givenUp + kept.size() + inFlight.stream().filter(Outbox::isKept).count();
    }

    /** Waits until something has changed, {@code nanos} at most. */
    void awaitNews(long nanos) throws InterruptedException {
        if (news.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    /** Ends the waiting of {@link #awaitNews}. */
    void wake() {
        news.release();
    }

    private @Nullable Message nextCue(long nowNanos) {
        Message cue = cues.poll();
        while (cue != null && nowNanos - cue.createdNanos() > CUE_LIFE_NANOS) {
            cue = cues.poll();
        }
        return cue;
    }

    private @Nullable Message nextState() {
        Iterator<String> due = statesDue.iterator();
        if (!due.hasNext()) {
            return null;
        }
        Message state = states.get(due.next());
        due.remove();
        return state;
    }

    private void waitAgain(Message message) {
        if (isKept(message)) {
            kept.addFirst(message);
        } else if (message.delivery() == Delivery.STATE) {
            statesDue.add(message.topic());
        }
    }

    private void giveUpOldest() {
        Iterator<Message> oldestFirst = kept.iterator();
        while (oldestFirst.hasNext()) {
            if (oldestFirst.next().delivery() == Delivery.LOG) {
                oldestFirst.remove();
                givenUp++;
                return;
            }
        }
        kept.remove();
        givenUp++;
    }

    private static boolean isKept(Message message) {
        return message.delivery() == Delivery.ALERT || message.delivery() == Delivery.LOG;
    }
}

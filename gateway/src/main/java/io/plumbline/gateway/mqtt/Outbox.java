package io.plumbline.gateway.mqtt;

import io.plumbline.gateway.state.Spool;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be published and what is on its way. Adding never blocks. What must arrive stays here until the broker
 * has acknowledged it and is sent again, in order, over the next connection where it has not: it may come twice, it
 * does not go missing. {@link Records} says what becomes of it when the program ends.
 *
 * <p>A cue leaves only once the broker has answered a question that was put after the cue was made: a broker that stands
 * still takes whatever is sent to it, and would hand it out whenever it wakes up.
 */
final class Outbox {

    /** How old a cue may be when its turn comes, so that it arrives before it is twice as old. */
    static final long CUE_LIFE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** How many messages may be unacknowledged; well below the client's own limit of 1000. */
    private static final int MOST_IN_FLIGHT = 100;

    /** So many batches of raw samples may wait: 3 s of two sensors. A newer one puts the oldest out. */
    static final int MOST_SAMPLES = 60;

    private final Semaphore news = new Semaphore(0);
    private final Deque<Message> cues = new ArrayDeque<>();
    private final Deque<Message> samples = new ArrayDeque<>();
    private final Deque<Message> answers = new ArrayDeque<>();
    private final Map<String, Message> states = new LinkedHashMap<>();
    private final Set<String> statesDue = new LinkedHashSet<>();
    private final Set<Message> inFlight = new LinkedHashSet<>();
    private final Records records;
    private @Nullable Message posture;
    private boolean connected;
    private long answeredNanos;
    private boolean answered;

    /** An outbox in memory alone. */
    Outbox() {
        this.records = new Records(null, "");
    }

    /** An outbox whose records are kept on disk, too. */
    Outbox(Spool spool, String session) {
        this.records = new Records(spool, session);
        spool.start(accepted -> {
            synchronized (this) {
                records.accepted(accepted);
            }
            news.release();
        });
    }

    /** Takes a message; what its {@link Message.Delivery} says about a broker that is away holds from here on. */
    synchronized void add(Message message) {
        switch (message.delivery()) {
            case CUE -> {
                if (connected) {
                    cues.add(message);
                }
            }
            case IMU -> {
                if (connected) {
                    addSamples(message);
                }
            }
            case POSTURE -> posture = message;
            case STATE -> {
                states.put(message.topic(), message);
                statesDue.add(message.topic());
            }
            case ANSWER -> answers.add(message);
            case ALERT, LOG -> records.add(message);
        }
        news.release();
    }

    /**
     * The message to send now, which is then in flight; null where there is none, or where too many are unacknowledged.
     */
    synchronized @Nullable Message next(long nowNanos) {
        if (!connected) {
            return null;
        }
        Message cue = nextCue(nowNanos);
        if (cue == null && !samples.isEmpty()) {
            return samples.poll(); // Nor those: they are good for now or for nothing.
        }
        if (cue != null || inFlight.size() + records.inFlight() >= MOST_IN_FLIGHT) {
            return cue; // Nobody acknowledges a cue.
        }
        Message message = nextState();
        if (message == null) {
            message = answers.poll();
        }
        if (message == null) {
            message = records.poll();
            if (message != null) {
                return message;
            }
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

    /** Whether a cue waits for a sign of life of the broker. */
    synchronized boolean mustAsk(long nowNanos) {
        dropLateCues(nowNanos);
        Message oldest = cues.peek();
        return connected && oldest != null && !mayGo(oldest);
    }

    /** The broker has answered what it was asked at {@code askedNanos}. */
    synchronized void answered(long askedNanos) {
        answered = true;
        answeredNanos = askedNanos;
    }

    /** The broker has it; or, for QoS 0, it is on the wire. */
    synchronized void arrived(Message message) {
        if (message.delivery().forTheRecord()) {
            records.arrived(message);
        } else {
            inFlight.remove(message);
        }
        news.release();
    }

    /** It could not be sent just now and has not left. */
    synchronized void putBack(Message message) {
        if (message.delivery().forTheRecord()) {
            records.putBack(message);
        } else if (inFlight.remove(message)) {
            waitAgain(message);
        }
    }

    /**
     * What is said first over a new connection, to see whether it is handed out: the state of a topic.
     *
     * @param topic the topic
     * @param otherwise what is said where nothing was yet
     */
    synchronized Message greeting(String topic, String otherwise) {
        return states.computeIfAbsent(
                topic, of -> new Message(Message.Delivery.STATE, of, otherwise, System.nanoTime()));
    }

    /** A connection stands, over which {@code greeting} was published: every other state is told anew. */
    synchronized void connected(Message greeting) {
        connected = true;
        statesDue.addAll(states.keySet());
        if (greeting.equals(states.get(greeting.topic()))) {
            statesDue.remove(greeting.topic());
        }
        news.release();
    }

    /** The connection is gone, and with it the fate of what was in flight: that is sent again. */
    synchronized void disconnected() {
        connected = false;
        answered = false;
        cues.clear();
        samples.clear();
        Message[] unknown = inFlight.toArray(Message[]::new);
        inFlight.clear();
        for (int i = unknown.length - 1; i >= 0; i--) {
            waitAgain(unknown[i]);
        }
        records.disconnected();
        news.release();
    }

    /** Whether nothing waits any more, neither to be sent nor to be acknowledged. */
    synchronized boolean isEmpty() {
        return cues.isEmpty()
                && samples.isEmpty()
                && answers.isEmpty()
                && statesDue.isEmpty()
                && inFlight.isEmpty()
                && records.size() == 0;
    }

    /** How many of the messages for the record have not arrived, as far as is known, and are kept. */
    synchronized long undelivered() {
        return records.size();
    }

    /** How many of the messages for the record were given up, for there were too many. */
    synchronized long givenUp() {
        return records.givenUp();
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

    private void addSamples(Message batch) {
        if (samples.size() == MOST_SAMPLES) {
            samples.remove();
        }
        samples.add(batch);
    }

    private @Nullable Message nextCue(long nowNanos) {
        dropLateCues(nowNanos);
        Message cue = cues.peek();
        if (cue == null || !mayGo(cue)) {
            return null;
        }
        return cues.poll();
    }

    private boolean mayGo(Message cue) {
        return answered && cue.createdNanos() - answeredNanos <= 0;
    }

    private void dropLateCues(long nowNanos) {
        cues.removeIf(cue -> nowNanos - cue.createdNanos() > CUE_LIFE_NANOS);
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
        if (message.delivery() == Message.Delivery.ANSWER) {
            answers.addFirst(message);
        } else if (message.delivery() == Message.Delivery.STATE) {
            statesDue.add(message.topic());
        }
    }
}

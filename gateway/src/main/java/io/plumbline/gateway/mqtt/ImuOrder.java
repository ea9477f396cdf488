package io.plumbline.gateway.mqtt;

import io.plumbline.gateway.mqtt.ImuJson.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The messages of one topic as they were published: each once and in order. One that is missing is waited for a little,
 * and then left out. Not thread-safe.
 */
final class ImuOrder {

    /** How many messages wait for one that is missing: at 100 Hz, a fifth of a second. */
    static final int MOST_WAITING = 2;

    static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int SESSIONS_REMEMBERED = 16;

    private final TreeMap<Long, Message> waiting = new TreeMap<>();
    private final Set<String> sessionsBefore = new LinkedHashSet<>();
    private String session = "";
    private long nextSeq;
    private long nextSample;
    private long waitingSinceNanos;
    private long lost;
    private long received;
    private long superfluous;
    private boolean anotherPublishes;

    /** Takes a message; returns those whose turn has come, which may be none or several. */
    List<ImuBatch> accept(Message message, long nowNanos) {
        ImuBatch batch = message.batch();
        List<ImuBatch> ready = new ArrayList<>();
        if (!batch.session().equals(session)) {
            if (sessionsBefore.contains(batch.session())) {
                anotherPublishes = true; // Or what was late from before a restart: of no use either way.
                superfluous++;
                return ready;
            }
            flush(ready);
            begin(message);
        }
        if (message.seq() < nextSeq || waiting.containsKey(message.seq())) {
            superfluous++;
            return ready;
        }
        if (waiting.isEmpty()) {
            waitingSinceNanos = nowNanos;
        }
        waiting.put(message.seq(), message);
        release(ready);
        if (waiting.size() > MOST_WAITING) {
            skip(ready);
        }
        return ready;
    }

    /** Those that have waited long enough for what is missing before them. */
    List<ImuBatch> due(long nowNanos) {
        List<ImuBatch> ready = new ArrayList<>();
        if (!waiting.isEmpty() && nowNanos - waitingSinceNanos >= LONGEST_WAIT_NANOS) {
            skip(ready);
        }
        return ready;
    }

    /** How many samples did not come, as far as the numbers of the others tell. */
    long lost() {
        return lost;
    }

    long received() {
        return received;
    }

    /** How many messages came twice or too late. */
    long superfluous() {
        return superfluous;
    }

    /** Whether two gateways, or two sessions of one, publish on this topic by turns. */
    boolean anotherPublishes() {
        return anotherPublishes;
    }

    private void begin(Message first) {
        if (!session.isEmpty()) {
            sessionsBefore.add(session);
            if (sessionsBefore.size() > SESSIONS_REMEMBERED) {
                sessionsBefore.remove(sessionsBefore.iterator().next());
            }
        }
        session = first.batch().session();
        nextSeq = first.seq();
        nextSample = first.batch().first();
    }

    private void release(List<ImuBatch> ready) {
        Message next = waiting.remove(nextSeq);
        while (next != null) {
            lost += Math.max(0, next.batch().first() - nextSample);
            received += next.batch().samples().size();
            nextSample = next.batch().first() + next.batch().samples().size();
            nextSeq++;
            ready.add(next.batch());
            next = waiting.remove(nextSeq);
        }
    }

    /** Goes on after what is missing. */
    private void skip(List<ImuBatch> ready) {
        nextSeq = waiting.firstKey();
        release(ready);
    }

    private void flush(List<ImuBatch> ready) {
        while (!waiting.isEmpty()) {
            skip(ready);
        }
    }
}

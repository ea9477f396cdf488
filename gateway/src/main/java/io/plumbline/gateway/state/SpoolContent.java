package io.plumbline.gateway.state;

import io.plumbline.gateway.state.SpoolRecord.Added;
import io.plumbline.gateway.state.SpoolRecord.Began;
import io.plumbline.gateway.state.SpoolRecord.Gone;
import io.plumbline.gateway.state.SpoolRecord.Image;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the records of a spool's file come to. Not thread-safe. */
final class SpoolContent {

    /** How many sessions are remembered; a session of long ago is not taken up again. */
    private static final int MOST_SESSIONS = 100;

    private final SortedMap<Long, SpoolEntry> waiting = new TreeMap<>();
    private final Map<String, Long> accepted = new LinkedHashMap<>();
    private long lastNumber;
    private long waitingBytes;

    void apply(SpoolRecord next) {
        if (next instanceof Image image) {
            lastNumber = image.lastNumber();
            accepted.putAll(image.accepted());
        } else if (next instanceof Began began) {
            count(began.session(), 0);
        } else if (next instanceof Added added) {
            SpoolEntry entry = added.entry();
            lastNumber = Math.max(lastNumber, entry.number());
            waiting.put(entry.number(), entry);
            waitingBytes += entry.bytes();
            count(entry.session(), accepted(entry.session()) + 1);
        } else if (next instanceof Gone gone) {
            SpoolEntry arrived = waiting.remove(gone.number());
            waitingBytes -= arrived == null ? 0 : arrived.bytes();
        }
    }

    /** The fewest records that come to the same. */
    List<SpoolRecord> records() {
        List<SpoolRecord> records = new ArrayList<>();
        Map<String, Long> before = new LinkedHashMap<>(accepted);
        // An entry counts once more when it is read, so those that wait are not in the counts of the beginning.
        waiting.values().forEach(entry -> before.merge(entry.session(), -1L, Long::sum));
        records.add(new Image(lastNumber, before));
        waiting.values().forEach(entry -> records.add(new Added(entry)));
        return records;
    }

    List<SpoolEntry> waiting() {
        return List.copyOf(waiting.values());
    }

    long waitingBytes() {
        return waitingBytes;
    }

    long lastNumber() {
        return lastNumber;
    }

    long accepted(String session) {
        return accepted.getOrDefault(session, 0L);
    }

    private void count(String session, long messages) {
        accepted.remove(session); // The newest stands last.
        accepted.put(session, messages);
        if (accepted.size() > MOST_SESSIONS) {
            accepted.remove(accepted.keySet().iterator().next());
        }
    }
}

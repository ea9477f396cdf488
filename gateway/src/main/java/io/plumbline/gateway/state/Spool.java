package io.plumbline.gateway.state;

import io.plumbline.gateway.state.SpoolRecord.Added;
import io.plumbline.gateway.state.SpoolRecord.Began;
import io.plumbline.gateway.state.SpoolRecord.Gone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Messages that must arrive, on disk until they have. A message is <em>accepted</em> once the disk has it (fsync): from
 * then on it survives {@code kill -9} and, as far as the disk keeps its word, a loss of power. Until then, for the
 * milliseconds that the disk takes, it is lost with the process, and {@link #accepted} does not count it. That a message
 * has {@linkplain #gone gone} is written but not waited for: a loss of power may bring it back, a kill does not.
 *
 * <p>Adding never waits: a thread of its own writes whatever has come up meanwhile and has the disk confirm all of it at
 * once. Where the disk fails, that is told once, and from then on messages pass through without being kept.
 *
 * <pre>{@code
 * Spool spool = folder.spool("outbox", notes);
 * long already = spool.accepted(session);  // a session that is taken up again: so many of its messages need not come again
 * spool.begin(session);                    // a session that begins: none
 * spool.start(accepted -> …);              // told once for each message
 * spool.add(new SpoolEntry(…));
 * }</pre>
 */
public final class Spool implements AutoCloseable {

    /** Less than this is not worth writing the file anew. */
    private static final long MOST_GARBAGE_BYTES = 1 << 18;

    private static final long CLOSED_WITHIN_MILLIS = 10_000;

    private final Path path;
    private final SpoolFile file;
    private final Consumer<String> notes;
    private final List<SpoolEntry> left;
    private final Thread thread = new Thread(this::write, "spool");
    private final Object lock = new Object();

    // Guarded by lock.
    private List<SpoolRecord> queued = new ArrayList<>();
    private boolean closing;
    private boolean started;

    private volatile boolean failed;
    private Consumer<List<SpoolEntry>> listener = accepted -> {};

    private Spool(Path path, SpoolFile file, Consumer<String> notes) {
        this.path = path;
        this.file = file;
        this.notes = notes;
        this.left = file.content().waiting();
        thread.setDaemon(true);
    }

    /**
     * Opens a file of messages.
     *
     * @throws IOException if it can't be read or written; the message says what to do
     */
    static Spool open(Path path, Consumer<String> notes) throws IOException {
        SpoolFile file = SpoolFile.open(path);
        if (file.cutOffBytes() > 0) {
            notes.accept("The last " + file.cutOffBytes() + " bytes of " + path
                    + " were never finished and are cut off; all before them is there.");
        }
        return on(path, file, notes);
    }

    /** The messages of a file that is open. */
    static Spool on(Path path, SpoolFile file, Consumer<String> notes) {
        return new Spool(path, file, notes);
    }

    /** Where the messages are kept. */
    public Path path() {
        return path;
    }

    /** What earlier runs have left, in order. */
    public List<SpoolEntry> left() {
        return left;
    }

    /** The last number that a message has had, ever. */
    public long lastNumber() {
        synchronized (file) {
            return file.content().lastNumber();
        }
    }

    /**
     * How many messages of a session were accepted since it began, those included that have arrived or were given up
     * since. They are its first so many, for messages are accepted in the order in which they are added. 0 for a session
     * that is not known: the last hundred are.
     */
    public long accepted(String session) {
        synchronized (file) {
            return file.content().accepted(session);
        }
    }

    /**
     * Says that a session begins from its start, not taken up again: none of its messages are accepted yet. Before
     * {@link #start}.
     *
     * @throws IOException if that can't be written; the message says what to do
     */
    public void begin(String session) throws IOException {
        synchronized (file) {
            try {
                file.append(List.of(new Began(session)));
            } catch (IOException e) {
                throw new IOException(path + " can't be written (" + Trouble.of(e) + ").", e);
            }
        }
    }

    /**
     * Begins to write.
     *
     * @param accepted told from the spool's thread of each message that was added, in order, once it is accepted, or
     *     once it is known that it can't be; must return at once
     */
    public void start(Consumer<List<SpoolEntry>> accepted) {
        listener = accepted;
        synchronized (lock) {
            started = true;
        }
        thread.start();
    }

    /** Adds a message. Returns at once. */
    public void add(SpoolEntry entry) {
        queue(new Added(entry));
    }

    /** A message has arrived, or was given up: it is no longer kept. Returns at once. */
    public void gone(long number) {
        queue(new Gone(number));
    }

    /** Writes what is still to be written, within some 10 s, and lets go of the file. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
            if (!started) {
                finish();
                return;
            }
        }
        try {
            thread.join(CLOSED_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void queue(SpoolRecord next) {
        synchronized (lock) {
            queued.add(next);
            lock.notifyAll();
        }
    }

    private void write() {
        try {
            List<SpoolRecord> batch = next();
            while (!batch.isEmpty()) {
                List<SpoolEntry> entries = batch.stream()
                        .filter(Added.class::isInstance)
                        .map(added -> ((Added) added).entry())
                        .toList();
                if (!failed) {
                    write(batch, !entries.isEmpty());
                }
                if (!entries.isEmpty()) {
                    listener.accept(entries);
                }
                batch = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }

    /** All that has come up, once something has; nothing at the end. */
    private List<SpoolRecord> next() throws InterruptedException {
        synchronized (lock) {
            while (queued.isEmpty() && !closing) {
                lock.wait();
            }
            List<SpoolRecord> batch = queued;
            queued = new ArrayList<>();
            return batch;
        }
    }

    private void write(List<SpoolRecord> batch, boolean confirmed) {
        synchronized (file) {
            try {
                file.append(batch);
                if (confirmed) {
                    file.force();
                }
                if (file.garbageBytes()
                        > Math.max(MOST_GARBAGE_BYTES, file.content().waitingBytes())) {
                    file.compact();
                }
            } catch (IOException e) {
                failed = true;
                notes.accept(
                        path + " can't be written (" + Trouble.of(e) + "): from now on what waits for the broker is"
                                + " kept in memory alone, and ends with the program. The session goes on.");
            }
        }
    }

    private void finish() {
        synchronized (file) {
            try {
                if (!failed) {
                    file.compact();
                }
                file.close();
            } catch (IOException e) {
                notes.accept(path + " can't be written anew (" + Trouble.of(e) + "); what is in it stays.");
            }
        }
    }
}

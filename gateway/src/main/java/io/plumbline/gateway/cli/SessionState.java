package io.plumbline.gateway.cli;

import io.plumbline.gateway.mqtt.MqttSink.Keeping;
import io.plumbline.gateway.state.FolderInUseException;
import io.plumbline.gateway.state.Spool;
import io.plumbline.gateway.state.WearerFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The wearer's folder while a session has it, and in it what must arrive at the broker. */
final class SessionState implements AutoCloseable {

    /** What must arrive at a broker that somebody has named. */
    static final String OUTBOX = "outbox";

    /** What goes to the built-in broker, which would take and forget what waits for another. */
    static final String BUILT_IN_OUTBOX = "outbox-built-in";

    private final WearerFolder folder;
    private final Spool spool;

    private SessionState(WearerFolder folder, Spool spool) {
        this.folder = folder;
        this.spool = spool;
    }

    /**
     * Takes a wearer's folder for a session.
     *
     * @param state the state directory
     * @param outbox {@link #OUTBOX} or {@link #BUILT_IN_OUTBOX}
     * @throws FolderInUseException if another gateway has it
     * @throws IOException if it can't be used; the message says what to do
     */
    static SessionState open(Path state, String wearer, String outbox, Consumer<String> notes) throws IOException {
        WearerFolder folder = WearerFolder.open(state, wearer);
        try {
            return new SessionState(folder, folder.spool(outbox, notes));
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * As {@link #open}, but a session goes on without, keeping in memory what must arrive, where nobody has named the
     * state directory and it can't be used.
     */
    static @Nullable SessionState openIfPossible(Path state, String wearer, String outbox, Consumer<String> notes)
            throws FolderInUseException {
        try {
            return open(state, wearer, outbox, notes);
        } catch (FolderInUseException e) {
            throw e;
        } catch (IOException e) {
            notes.accept(e.getMessage() + " This session goes on without: what waits for the broker is kept in memory"
                    + " alone.");
            return null;
        }
    }

    /**
     * Keeps the events of a session that begins.
     *
     * @param session its id
     */
    Keeping begin(String session) throws IOException {
        spool.begin(session);
        return new Keeping(spool, session, 0);
    }

    /**
     * Keeps the events of a session that goes on.
     *
     * @param session its id
     */
    Keeping goOn(String session) {
        return new Keeping(spool, session, spool.accepted(session));
    }

    /** The wearer's folder. */
    Path folder() {
        return folder.path();
    }

    @Override
    public void close() throws IOException {
        spool.close();
        folder.close();
    }
}

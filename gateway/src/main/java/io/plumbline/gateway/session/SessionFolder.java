package io.plumbline.gateway.session;

import io.plumbline.gateway.recording.BrokenOffRecording;
import io.plumbline.gateway.recording.EarlierRecording;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where one wearer's sessions are recorded so that one that is broken off can be taken up: the recording of a session
 * is called {@code unfinished.csv} until the session has ended, and only then gets its place among the {@code
 * recordings}.
 */
public final class SessionFolder {

    private final Path folder;
    private final Path unfinished;

    /**
     * A folder; made where it is not there.
     *
     * @throws RecordingException if it can't be made
     */
    public SessionFolder(Path folder) throws RecordingException {
        this.folder = folder;
        this.unfinished = folder.resolve("unfinished.csv");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RecordingException(folder + " can't be made. Name another folder by --state.", e);
        }
    }

    /** The recording of the session that runs, or was broken off. */
    public Path unfinished() {
        return unfinished;
    }

    /** The session that was broken off; empty where none was, or none that had a sample. */
    public Optional<BrokenOffRecording> brokenOff(Vocabulary vocabulary) throws RecordingException {
        return BrokenOffRecording.read(unfinished, vocabulary);
    }

    /**
     * How many events of the session were told.
     *
     * @throws RecordingException if it can't be read or written
     */
    public ToldEvents told() throws RecordingException {
        return ToldEvents.open(folder.resolve("told"));
    }

    /**
     * Gives what is called unfinished its place among the recordings.
     *
     * @param header what stands at its head; null where that is not known
     * @return its place; empty where there is nothing
     * @throws RecordingException if it can't be moved
     */
    public Optional<Path> putAway(@Nullable RecordingHeader header) throws RecordingException {
        try {
            if (!Files.exists(unfinished)) {
                return Optional.empty();
            }
            Path place = Files.createDirectories(folder.resolve("recordings")).resolve(name(header) + ".csv");
            EarlierRecording.moveAside(place);
            return Optional.of(Files.move(unfinished, place));
        } catch (RecordingException e) {
            throw e;
        } catch (IOException e) {
            throw new RecordingException(unfinished + " can't be moved. Move it by hand, or delete it.", e);
        }
    }

    /**
     * Gives what is called unfinished the place that the person named for it.
     *
     * @param place a file; compressed where its name ends in {@code .gz}
     * @throws RecordingException if it can't be moved; it is then where it was
     */
    public void putAt(Path place) throws RecordingException {
        try {
            if (place.toString().endsWith(".gz")) {
                try (InputStream in = Files.newInputStream(unfinished);
                        OutputStream out = new GZIPOutputStream(Files.newOutputStream(place))) {
                    in.transferTo(out);
                }
                Files.delete(unfinished);
            } else {
                Files.move(unfinished, place);
            }
        } catch (IOException e) {
            throw new RecordingException(
                    place + " can't be written, so the recording stays in " + unfinished + ". Copy it from there.", e);
        }
    }

    private static String name(@Nullable RecordingHeader header) {
        if (header == null) {
            return "broken";
        }
        String started = header.values().getOrDefault("started", "").replace(":", "");
        return (started.isEmpty() ? "" : started + "-") + header.sessionId().replaceAll("[^A-Za-z0-9_.-]", "_");
    }
}

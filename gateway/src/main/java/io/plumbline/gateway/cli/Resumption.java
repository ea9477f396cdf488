package io.plumbline.gateway.cli;

import io.plumbline.gateway.recording.BrokenOffRecording;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.session.SessionFolder;
import io.plumbline.gateway.source.TakenSamples;
import io.plumbline.gateway.words.Vocabulary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a session that was broken off goes on. */
final class Resumption {

    /** A wearer who waits longer has begun something else. */
    static final Duration LONGEST_BREAK = Duration.ofMinutes(10);

    /** The header line that says which stored samples a session is made of. */
    static final String SOURCE = "source";

    private final Console console;
    private final SessionFolder folder;
    private final @Nullable Boolean wanted;
    private final InstantSource calendar;

    /**
     * A decision to be taken.
     *
     * @param wanted whether it goes on however long ago it was broken off; null: if that is not long ago
     */
    Resumption(Console console, SessionFolder folder, @Nullable Boolean wanted, InstantSource calendar) {
        this.console = console;
        this.folder = folder;
        this.wanted = wanted;
        this.calendar = calendar;
    }

    /**
     * The session that goes on; empty where one begins, and then what was broken off is put away.
     *
     * @param begun the head of a session that would begin now
     * @throws RecordingException if it can't be put away
     */
    Optional<BrokenOffRecording> find(RecordingHeader begun, Vocabulary vocabulary) throws RecordingException {
        BrokenOffRecording found;
        try {
            found = folder.brokenOff(vocabulary).orElse(null);
        } catch (RecordingException e) {
            console.tell("The session that was broken off can't be taken up. " + e.getMessage());
            keep(folder.putAway(null));
            return Optional.empty();
        }
        if (found == null) {
            return Optional.empty();
        }
        Optional<String> reason = reasonAgainst(found, begun);
        if (reason.isPresent()) {
            console.tell("Session " + found.header().sessionId() + " was broken off and ends there, " + reason.get());
            keep(folder.putAway(found.header()));
            return Optional.empty();
        }
        console.tell(String.format(
                Locale.ROOT,
                "Session %s goes on, with what was set for it; it was broken off %d s ago.",
                found.header().sessionId(),
                age(found).toSeconds()));
        return Optional.of(found);
    }

    /** What the sensors need to know of the session that goes on. */
    static TakenSamples taken(BrokenOffRecording found) {
        return new TakenSamples(
                found.newestSeconds(),
                found.newestArrivalSeconds(),
                found.lastWritten().toInstant());
    }

    private Optional<String> reasonAgainst(BrokenOffRecording found, RecordingHeader begun) {
        RecordingHeader before = found.header();
        if (Boolean.FALSE.equals(wanted)) {
            return Optional.of("since --no-resume says so.");
        }
        boolean sameSensors =
                before.ownClock() == begun.ownClock() && placements(before).equals(placements(begun));
        if (!sameSensors) {
            return Optional.of("since it was of other sensors (" + placements(before) + ").");
        }
        if (!Objects.equals(before.values().get(SOURCE), begun.values().get(SOURCE))) {
            return Optional.of("since it was of " + before.values().getOrDefault(SOURCE, "sensors that measure") + ".");
        }
        if (wanted == null && age(found).compareTo(LONGEST_BREAK) > 0) {
            return Optional.of("since that is " + age(found).toMinutes() + " minutes ago. --resume would have it go on"
                    + " after more than " + LONGEST_BREAK.toMinutes() + " minutes, too.");
        }
        return Optional.empty();
    }

    private Duration age(BrokenOffRecording found) {
        return Duration.between(found.lastWritten().toInstant(), calendar.instant());
    }

    private static String placements(RecordingHeader header) {
        return header.sensors().stream()
                .map(sensor -> sensor.placement().word())
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
    }

    private void keep(Optional<Path> place) {
        place.ifPresent(kept -> console.tell("Its recording is " + kept + "."));
    }
}

package io.plumbline.gateway.fleet;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.truth.TruthJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A simulated session as files: the recording, and the truth beside it.
 *
 * @param scenario its scenario's name
 * @param seed its seed
 * @param wearer the alias of a wearer who was drawn; null for the scenario's own
 * @param session what was done
 */
public record SimulatedRecording(
        String scenario, long seed, @Nullable String wearer, SimulatedSession session) {

    /**
     * Writes both, replacing what was there.
     *
     * @return how many samples there are
     * @throws RecordingException if a file can't be written; the message says why
     */
    public long write(Path file) throws RecordingException {
        long samples = writeSamples(file);
        try {
            TruthJson.writeBeside(file, session.truth());
        } catch (IOException e) {
            throw new RecordingException(FileFault.writing(TruthJson.beside(file), e), e);
        }
        return samples;
    }

    private long writeSamples(Path file) throws RecordingException {
        long rows = 0;
        RecordingHeader header = header(scenario, seed, session);
        RecordingHeader whose = wearer == null ? header : header.with("wearer", wearer);
        try (RecordingWriter writer = new RecordingWriter(file, whose)) {
            for (Mark mark : session.marks()) {
                writer.mark(mark);
            }
            for (Iterator<ImuSample> samples = session.samples(); samples.hasNext(); rows++) {
                writer.write(samples.next());
            }
        }
        return rows;
    }

    static RecordingHeader header(String scenario, long seed, SimulatedSession session) {
        String id = String.format(Locale.ROOT, "%06x", (scenario + " " + seed).hashCode() & 0xffffff);
        return new RecordingHeader(id, session.sensors(), Map.of(), Map.of(), session.ownClocks())
                .with("sensor", "simulated")
                .with("note", "scenario " + scenario + ", seed " + seed);
    }
}

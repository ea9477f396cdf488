package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.truth.TruthJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline simulate}: a recording of a simulated wearer, with the truth beside it. */
@Command(
        name = "simulate",
        sortOptions = false,
        description = "Writes a recording of a simulated wearer, and beside it what truly happened, as .truth.json.",
        footer = {"", "For example: plumbline simulate squats-tucked --output tucked.csv --seed 7"})
final class SimulateCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "SCENARIO",
            converter = LiveConverters.ScenarioName.class,
            description = "What is done; 'plumbline scenarios' lists them.")
    private String scenario = "";

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The recording; compressed where its name ends in .gz. An existing one is replaced.")
    private Path output = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "All that is random comes from it: the same seed writes the same bytes. Default: 1.")
    private long seed = 1;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Scenario done = ScenarioLibrary.find(scenario).orElseThrow();
        SimulatedSession session = SimulatedSession.of(done, seed);
        long rows = write(session);
        Path truth = writeTruth(session);
        console.out()
                .println(rows + " samples of '" + scenario + "' are in " + output + ", the truth is in " + truth + ".");
        return Failures.DONE;
    }

    private long write(SimulatedSession session) throws IOException {
        String id = String.format(Locale.ROOT, "%06x", (scenario + " " + seed).hashCode() & 0xffffff);
        RecordingHeader header = RecordingHeader.of(id, session.sensors())
                .with("sensor", "simulated")
                .with("note", "scenario " + scenario + ", seed " + seed);
        long rows = 0;
        try (RecordingWriter writer = new RecordingWriter(output, header)) {
            for (Mark mark : session.marks()) {
                writer.mark(mark);
            }
            for (Iterator<ImuSample> samples = session.samples(); samples.hasNext(); rows++) {
                writer.write(samples.next());
            }
        }
        return rows;
    }

    private Path writeTruth(SimulatedSession session) throws RecordingException {
        try {
            return TruthJson.writeBeside(output, session.truth());
        } catch (IOException e) {
            throw new RecordingException(FileFault.writing(TruthJson.beside(output), e), e);
        }
    }
}

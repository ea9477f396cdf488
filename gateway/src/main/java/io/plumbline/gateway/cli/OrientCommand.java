package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline orient}: every sample's orientation. */
@Command(
        name = "orient",
        sortOptions = false,
        description = {
            "Writes the orientation at every sample of a recording, in the order of its rows: a unit quaternion that turns"
                    + " sensor axes into earth axes, Z up, heading arbitrary.",
            "Columns: t_s[,placement],qw,qx,qy,qz"
        })
final class OrientCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A recording, .csv or .csv.gz.")
    private Path file = Path.of("");

    @Option(
            names = "--output",
            required = true,
            paramLabel = "OUT.csv",
            description = "The table of orientations. An existing one is replaced.")
    private Path output = Path.of("");

    @Option(
            names = "--acausal",
            description = {
                "Look back: each orientation from the samples before and after it, which is more exact. For recordings"
                        + " only; live analysis never does this. The whole recording is held in memory: an hour of one"
                        + " sensor at 100 Hz takes 120 MB."
            })
    private boolean acausal;

    @Option(
            names = "--accelerometer",
            paramLabel = "[PLACEMENT=]FILE",
            converter = AccelerometerChoice.Text.class,
            description =
                    "What a sensor's accelerometer reads wrongly, from 'plumbline calibrate sensor'. Once for each"
                            + " sensor.")
    private List<AccelerometerChoice> accelerometers = new ArrayList<>();

    @Option(names = "--skip-bad-lines", description = "Leave malformed lines out and count them.")
    private boolean skipBadLines;

    OrientCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (RecordingReader reader = RecordingReader.open(file, skipBadLines)) {
            if (Files.exists(output) && Files.isSameFile(file, output)) {
                throw new RecordingException(output + " is the recording itself. Name another file by --output.");
            }
            long rows = write(reader);
            reader.notices().forEach(console::tell);
            console.out()
                    .println(rows + " orientations are in " + output + "."
                            + (reader.skippedLines() == 0
                                    ? ""
                                    : " Malformed lines left out: " + reader.skippedLines() + "."));
        }
        return Failures.DONE;
    }

    private List<SensorSettings> sensors(RecordingReader reader) throws RecordingException {
        try {
            return AccelerometerChoice.applied(accelerometers, reader.header().sensors());
        } catch (IllegalArgumentException e) {
            throw new RecordingException(file + ": " + e.getMessage(), e);
        }
    }

    private long write(RecordingReader reader) throws IOException {
        List<SensorSettings> sensors = sensors(reader);
        try (BufferedWriter out = Files.newBufferedWriter(output, UTF_8)) {
            return acausal
                    ? new AcausalOrientationTable(sensors).write(reader, out)
                    : new OrientationTable(sensors).write(reader, out);
        } catch (OutOfMemoryError e) {
            throw new RecordingException(
                    file + " is too long to be held in memory. Leave --acausal out, or give Java more memory, as in"
                            + " JAVA_TOOL_OPTIONS=-Xmx4g.",
                    e);
        } catch (RecordingException e) {
            throw e;
        } catch (IOException e) {
            throw new RecordingException(FileFault.writing(output, e), e);
        }
    }
}

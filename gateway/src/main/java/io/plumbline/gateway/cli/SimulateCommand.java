package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.Mark;
import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.PacketWriter;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.link.InOrder;
import io.plumbline.simulator.payload.Notification;
import io.plumbline.simulator.payload.Profile;
import io.plumbline.simulator.payload.VirtualPeripheral;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.truth.TruthJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline simulate}: a recording of a simulated wearer, with the truth beside it. */
@Command(
        name = "simulate",
        sortOptions = false,
        description = "Writes a recording of a simulated wearer, and beside it what truly happened, as .truth.json.",
        footer = {
            "",
            "For example: plumbline simulate squats-tucked --output tucked.csv --seed 7",
            "             plumbline simulate radio-bad --packets bad.packets --profile witmotion"
        })
final class SimulateCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            paramLabel = "SCENARIO",
            converter = LiveConverters.ScenarioName.class,
            description = "What is done; 'plumbline scenarios' lists them.")
    private String scenario = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The recording; compressed where its name ends in .gz. An existing one is replaced.")
    private @Nullable Path output;

    @Option(
            names = "--packets",
            paramLabel = "FILE",
            description = "What a Bluetooth host would see: each notification with its time of arrival, as bytes."
                    + " A recording written beside it holds what arrives of these packets.")
    private @Nullable Path packets;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            converter = LiveConverters.ProfileWord.class,
            description = "Whose notifications: movesense, witmotion or thingy52. Default: movesense.")
    private @Nullable Profile profile;

    @Spec
    private CommandSpec spec = CommandSpec.create();

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
        checkFiles();
        Scenario done = ScenarioLibrary.find(scenario).orElseThrow();
        SimulatedSession session = SimulatedSession.of(done, seed);
        Profile speaking = profile == null ? Profile.MOVESENSE : profile;
        if (packets != null) {
            session = session.sentAs(speaking);
            writePackets(session, speaking, packets);
        }
        if (output != null) {
            writeRecording(session, output);
        }
        return Failures.DONE;
    }

    private void checkFiles() {
        if (output == null && packets == null) {
            throw new ParameterException(
                    spec.commandLine(), "there is nothing to write: give --output FILE, --packets FILE or both.");
        }
        if (packets == null && profile != null) {
            throw new ParameterException(
                    spec.commandLine(), "--profile says how packets are written: give --packets FILE too.");
        }
        if (packets != null && packets.equals(output)) {
            throw new ParameterException(
                    spec.commandLine(), "--output and --packets are two files; both are " + packets + ".");
        }
    }

    private void writeRecording(SimulatedSession session, Path file) throws IOException {
        long rows = 0;
        try (RecordingWriter writer = new RecordingWriter(file, header(session))) {
            for (Mark mark : session.marks()) {
                writer.mark(mark);
            }
            for (Iterator<ImuSample> samples = session.samples(); samples.hasNext(); rows++) {
                writer.write(samples.next());
            }
        }
        Path truth = writeTruth(session, file);
        console.out()
                .println(rows + " samples of '" + scenario + "' are in " + file + ", the truth is in " + truth + ".");
    }

    private void writePackets(SimulatedSession session, Profile speaking, Path file) throws RecordingException {
        List<VirtualPeripheral> sensors = session.peripherals(speaking);
        RecordingHeader header = header(session).with("wearer", "wearer");
        for (VirtualPeripheral sensor : sensors) {
            String own = "." + sensor.placement().word();
            header = header.with("profile" + own, speaking.word());
            if (speaking == Profile.MOVESENSE) {
                header = header.with("setting" + own, "rate=" + trimmed(sensor.rateHz()));
            }
        }
        // that a sensor started anew is for the host to find out
        List<Mark> commanded = session.marks().stream()
                .filter(mark -> !(mark instanceof Mark.SensorRestarted))
                .toList();
        long written = 0;
        try (PacketWriter writer = new PacketWriter(file, header, commanded)) {
            Iterator<Notification> arriving = new InOrder<>(sensors, Notification::arrivalSeconds);
            for (; arriving.hasNext(); written++) {
                Notification notification = arriving.next();
                writer.write(notification.arrivalSeconds(), notification.placement(), notification.hex());
            }
        }
        console.out()
                .println(written + " notifications of '" + scenario + "' as " + speaking.word() + " sends them are in "
                        + file + ".");
    }

    /** Without a needless ".0". */
    private static String trimmed(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private RecordingHeader header(SimulatedSession session) {
        String id = String.format(Locale.ROOT, "%06x", (scenario + " " + seed).hashCode() & 0xffffff);
        return RecordingHeader.of(id, session.sensors())
                .with("sensor", "simulated")
                .with("note", "scenario " + scenario + ", seed " + seed);
    }

    private static Path writeTruth(SimulatedSession session, Path recording) throws RecordingException {
        try {
            return TruthJson.writeBeside(recording, session.truth());
        } catch (IOException e) {
            throw new RecordingException(FileFault.writing(TruthJson.beside(recording), e), e);
        }
    }
}

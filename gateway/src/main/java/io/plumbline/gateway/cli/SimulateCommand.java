package io.plumbline.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.gateway.fleet.Fleet;
import io.plumbline.gateway.fleet.FleetFiles;
import io.plumbline.gateway.fleet.FleetReport;
import io.plumbline.gateway.fleet.FleetStream;
import io.plumbline.gateway.fleet.SimulatedPackets;
import io.plumbline.gateway.fleet.SimulatedRecording;
import io.plumbline.gateway.recording.FileFault;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.payload.Profile;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.truth.TruthJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline simulate}: a simulated wearer, or many, as recordings with the truth, as a picture, as a stream. */
@Command(
        name = "simulate",
        sortOptions = false,
        description =
                "Writes a recording of a simulated wearer, and beside it what truly happened, as .truth.json; a picture"
                        + " of it; or many wearers.",
        footer = {
            "",
            "For example: plumbline simulate squats-tucked --output tucked.csv --plot tucked.svg --seed 7",
            "             plumbline simulate ./mine.yaml --plot mine.svg",
            "             plumbline simulate radio-bad --packets bad.packets --profile witmotion",
            "             plumbline simulate squats --wearers 100 --duration 10m --output fleet/",
            "             plumbline simulate squats --wearers 100 --duration 10m --stream --speed 1"
        })
final class SimulateCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "SCENARIO",
            converter = LiveConverters.ScenarioName.class,
            description = "What is done: a name that 'plumbline scenarios' lists, or the path of a YAML file.")
    private String scenario = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "The recording; compressed where its name ends in .gz. An existing one is replaced. With --wearers"
                            + " the folder for wearer-0001.csv.gz and so on.")
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

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            description = "A picture: stick figures at telling moments above the signals and the true angles.")
    private @Nullable Path plot;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "All that is random comes from it: the same seed writes the same bytes. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            converter = LiveConverters.DurationText.class,
            description = "How long, e.g. 90s, 10m or 1h30m: what follows the calibration is done again and again.")
    private @Nullable Duration duration;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            converter = Converters.RateText.class,
            description = "Every sensor's sampling rate, in place of the scenario's.")
    private @Nullable Double rateHz;

    @Option(
            names = "--wearers",
            paramLabel = "N",
            converter = Converters.WearerCount.class,
            description =
                    "So many wearers, each with a body of their own; the second's seed is --seed plus 1, and so on.")
    private @Nullable Integer wearers;

    @Option(
            names = "--stream",
            description = "With --wearers: all of their samples as JSON lines on standard output, in order of time.")
    private boolean stream;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = Converters.SpeedText.class,
            description = "With --stream: 1 is real time, 20 twenty times as fast; max (the default) does not wait.")
    private @Nullable Double speed;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        Scenario named = Scenarios.open(scenario);
        Scenario done = rateHz == null ? named : named.withRate(rateHz);
        double seconds = duration == null ? 0 : duration.toSeconds();
        try {
            if (wearers != null) {
                console.tell(simulate(new Fleet(done, wearers, seconds, seed)).sentence());
            } else {
                SimulatedSession session =
                        seconds > 0 ? SimulatedSession.lasting(done, seed, seconds) : SimulatedSession.of(done, seed);
                simulate(done.name(), session);
            }
        } catch (IllegalArgumentException e) {
            throw new RecordingException(String.valueOf(e.getMessage()), e);
        }
        return Failures.DONE;
    }

    private FleetReport simulate(Fleet fleet) throws IOException, InterruptedException {
        return output == null
                ? new FleetStream(fleet, speed == null ? Double.POSITIVE_INFINITY : speed, console.out()).write()
                : new FleetFiles(fleet, output).write(Runtime.getRuntime().availableProcessors());
    }

    private void simulate(String name, SimulatedSession once) throws RecordingException {
        Profile speaking = profile == null ? Profile.MOVESENSE : profile;
        SimulatedSession session = packets == null ? once : once.sentAs(speaking);
        if (packets != null) {
            long written = new SimulatedPackets(name, seed, session, speaking).write(packets);
            console.out()
                    .println(written + " notifications of '" + name + "' as " + speaking.word() + " sends them are in "
                            + packets + ".");
        }
        if (output != null) {
            long rows = new SimulatedRecording(name, seed, null, session).write(output);
            console.out()
                    .println(rows + " samples of '" + name + "' are in " + output + ", the truth is in "
                            + TruthJson.beside(output) + ".");
        }
        if (plot != null) {
            try {
                Files.writeString(plot, session.picture(), UTF_8);
            } catch (IOException e) {
                throw new RecordingException(FileFault.writing(plot, e), e);
            }
            console.out().println("The picture of '" + name + "' is in " + plot + ".");
        }
    }

    private void checkOptions() {
        if (wearers == null) {
            require(!stream, "--stream is for fleets; say how many: --wearers N.");
            require(
                    output != null || plot != null || packets != null,
                    "nothing is asked for. Say --output FILE for a recording, --plot FILE.svg for a picture,"
                            + " --packets FILE for a sensor's notifications, or several of them.");
        } else {
            require(packets == null, "--packets writes one wearer's; leave --wearers out, or --packets.");
            require(plot == null, "--plot draws one wearer; leave --wearers out, or --plot.");
            require(
                    (output != null) != stream,
                    "a fleet goes to files or to standard output: say either --output FOLDER/ or --stream.");
        }
        require(packets != null || profile == null, "--profile says how packets are written: give --packets FILE too.");
        require(
                packets == null || !packets.equals(output),
                "--output and --packets are two files; both are " + packets + ".");
        require(speed == null || stream, "--speed paces --stream; files are written as fast as they can be.");
    }

    private void require(boolean holds, String message) {
        if (!holds && spec != null) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}

package io.plumbline.gateway.cli;

import io.plumbline.analytics.correction.AccelerometerCorrection;
import io.plumbline.analytics.correction.AccelerometerFit;
import io.plumbline.analytics.correction.CorrectionOutcome;
import io.plumbline.analytics.correction.Rest;
import io.plumbline.analytics.correction.RestFinder;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.correction.CorrectionFile;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.source.FileSamples;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SourceFacts;
import io.plumbline.gateway.source.StoredSamples;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline calibrate sensor}: what a sensor's accelerometer reads wrongly, from its rests. */
@Command(
        name = "calibrate",
        sortOptions = false,
        description = {
            "Finds what a sensor's accelerometer reads wrongly: laid on its six sides one after the other (--sensor), or from"
                    + " the still moments of earlier recordings of the same sensor (--from)."
        },
        footer = {
            "",
            "For example:",
            "  plumbline calibrate sensor --sensor ble:Movesense --output mine.json",
            "  plumbline calibrate sensor --sensor sim:six-poses --output mine.json",
            "  plumbline calibrate sensor --from monday.csv tuesday.csv --output mine.json",
            "  plumbline live --sensor file:today.csv --accelerometer mine.json"
        })
final class CalibrateCommand implements Callable<Integer> {

    private static final String SENSOR = "sensor";

    /** Beyond this the check at a slant says that something went wrong; two axes that are 1 % askew give 10, mg. */
    private static final double BAD_CHECK_MG = 15;

    /** How long samples over MQTT are waited for. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "sensor", description = "What is calibrated; there is nothing but 'sensor' here.")
    private String what = "";

    @Option(
            names = "--sensor",
            paramLabel = "SPEC",
            converter = LiveConverters.SensorText.class,
            description = "As of 'plumbline live': guided through six poses on a table and a seventh to check.")
    private @Nullable SensorSpec sensor;

    @Option(
            names = "--from",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings of the same sensor: still standing, lying on the back, the front and the sides.")
    private List<Path> recordings = new ArrayList<>();

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "Where to write what was found, JSON. An existing file is replaced.")
    private Path output = Path.of("");

    @Option(
            names = "--placement",
            paramLabel = "PLACEMENT",
            converter = Converters.PlacementWord.class,
            description = "Which one, where there are several sensors: where it is worn.")
    private @Nullable Placement placement;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = Converters.SpeedText.class,
            defaultValue = "1",
            description = "How fast time goes by with --sensor; 1 (the default) is as it is, max does not wait.")
    private double speed = 1;

    @Mixin
    private BluetoothOptions bluetooth = new BluetoothOptions();

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(names = "--skip-bad-lines", description = "Leave malformed lines of recordings out.")
    private boolean skipBadLines;

    CalibrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!what.equals(SENSOR)) {
            throw wrong("what can be calibrated is 'sensor'; was '" + what + "'");
        }
        if ((sensor == null) == recordings.isEmpty()) {
            throw wrong("say either --sensor, to lay it on its six sides now, or --from, with recordings of it");
        }
        return sensor == null ? fromRecordings() : guided(sensor);
    }

    private int guided(SensorSpec chosen) throws IOException, InterruptedException {
        GuidedPoses guided;
        try (SampleSource source = open(chosen)) {
            guided = new GuidedPoses(console, only(source.facts(), chosen.target()));
            guided.run(source);
            source.notices().forEach(console::tell);
        }
        if (guided.problem().isPresent()) {
            throw new RecordingException(guided.problem().get());
        }
        return conclude(chosen.target(), guided.poses(), guided.slanted());
    }

    private int fromRecordings() throws IOException {
        List<Rest> rests = new ArrayList<>();
        for (Path file : recordings) {
            int before = rests.size();
            try (StoredSamples samples = FileSamples.open(file, vocabulary(), null, null, skipBadLines)) {
                Placement only = only(samples.facts(), file.toString());
                RestFinder finder = new RestFinder();
                while (samples.next()) {
                    if (samples.sample().placement() == only) {
                        finder.accept(samples.sample(), rests::add);
                    }
                }
                finder.finish(rests::add);
                samples.notices().forEach(console::tell);
            }
            console.tell(file + ": " + (rests.size() - before) + " rests.");
        }
        String names = recordings.stream().map(Path::toString).collect(Collectors.joining(", "));
        return conclude(names, rests, null);
    }

    private int conclude(String from, List<Rest> rests, @Nullable Rest check) throws RecordingException {
        CorrectionOutcome outcome = AccelerometerFit.of(rests);
        if (outcome instanceof CorrectionOutcome.Refused refused) {
            throw new RecordingException(
                    from + " does not show the accelerometer's errors: " + refused.reason() + ". " + refused.advice());
        }
        CorrectionOutcome.Found found = (CorrectionOutcome.Found) outcome;
        double checkMg = check == null ? Double.NaN : AccelerometerFit.residualMg(List.of(check), found.correction());
        CorrectionFile.write(output, from, found, checkMg);
        tell(found);
        if (check != null) {
            tellCheck(AccelerometerFit.residualMg(List.of(check), AccelerometerCorrection.NONE), checkMg);
        }
        console.out().println("It is in " + output + ": use it by --accelerometer " + output + ".");
        return Failures.DONE;
    }

    private void tell(CorrectionOutcome.Found found) {
        AccelerometerCorrection c = found.correction();
        double milliG = AccelerometerFit.GRAVITY / 1000;
        print(
                "Offsets of x, y, z: %.0f, %.0f, %.0f mg. Scales: %s. From %d rests in %d directions.",
                c.offsetX() / milliG,
                c.offsetY() / milliG,
                c.offsetZ() / milliG,
                found.scalesFound()
                        ? String.format(Locale.ROOT, "%.4f, %.4f, %.4f", c.scaleX(), c.scaleY(), c.scaleZ())
                        : "not found, taken as 1; no rest was " + String.join(", ", found.missing()),
                found.rests(),
                found.directions());
        if (found.leftOut() > 0) {
            print("Left out, since their force was not gravity's: %d.", found.leftOut());
        }
        print("At rest it was off by %.1f mg and is by %.1f mg (root mean square).", found.beforeMg(), found.afterMg());
        if (!found.checked()) {
            print("That says little: there are no more rests than unknowns.");
        }
    }

    private void tellCheck(double beforeMg, double afterMg) {
        print("The check at a slant was off by %.1f mg and is by %.1f mg.", beforeMg, afterMg);
        if (afterMg > BAD_CHECK_MG) {
            console.tell("That is much. Do it again, and keep your hands off while it rests.");
        }
    }

    private void print(String sentence, Object... values) {
        console.out().println(String.format(Locale.ROOT, sentence, values));
    }

    private static Vocabulary vocabulary() {
        return ExerciseLibrary.builtIn().vocabulary();
    }

    private SampleSource open(SensorSpec chosen) throws IOException {
        try {
            return new SensorSources(
                            vocabulary(),
                            skipBadLines,
                            speed,
                            new BluetoothSensors(bluetooth, null, console::tell),
                            broker.sensors(LONGEST_WAIT, console::tell))
                    .open(List.of(chosen));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The sensor that is meant. */
    private Placement only(SourceFacts facts, String name) {
        List<Placement> there =
                facts.sensors().stream().map(settings -> settings.placement()).toList();
        String words = there.stream().map(Placement::word).collect(Collectors.joining(", "));
        if (placement == null && there.size() > 1) {
            throw wrong(
                    name + " is of " + there.size() + " sensors (" + words + "), and one is calibrated at a time; say"
                            + " which by --placement " + there.get(0).word());
        }
        if (placement != null && !there.contains(placement)) {
            throw wrong(name + " has no sensor at " + placement.word() + "; there is " + words);
        }
        return placement == null ? there.get(0) : placement;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

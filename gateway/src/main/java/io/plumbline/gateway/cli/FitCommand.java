package io.plumbline.gateway.cli;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.session.Listeners;
import io.plumbline.gateway.session.LiveSession;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SourceFacts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline fit}: whether the sensors sit right. */
@Command(
        name = "fit",
        sortOptions = false,
        description = {
            "Sees, before an exercise, that the sensors sit right: leads you through standing still and one bow, and says"
                    + " what to do where that tells nothing.",
            "Ends when all sensors are understood; the exit status is 1 where that did not come about."
        },
        footer = {
            "",
            "For example:",
            "  plumbline fit --sensor sacrum=ble:C4:64:E3:11:22:33 --sensor t12=ble:C4:64:E3:44:55:66",
            "  plumbline fit --sensor sim:squats --speed 5"
        })
final class FitCommand implements Callable<Integer> {

    private static final String ID = "fitting";

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SensorOptions sensors = new SensorOptions();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = LiveConverters.DurationText.class,
            defaultValue = "2m",
            description = "Give up after this long, e.g. 2m (the default).")
    private Duration longest = Duration.ofMinutes(2);

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SourceFacts facts;
        List<String> problems;
        FittingGuide guide;
        try (SampleSource source = open()) {
            facts = source.facts();
            List<Placement> placements =
                    facts.sensors().stream().map(SensorSettings::placement).toList();
            SessionSettings settings = new SessionSettings(
                    ID,
                    facts.sensors(),
                    ExerciseLibrary.builtIn().exercises(),
                    Map.of(),
                    false,
                    facts.ownClocks() && facts.sensors().size() > 1);
            LiveSession session = new LiveSession(settings, List.of(), source, null, console::tell);
            guide = new FittingGuide(console, placements, session::stop);
            try (Interruption interruption = new Interruption(console, session::stop);
                    Listeners listeners = new Listeners(Map.of("the terminal", guide), console::tell)) {
                problems = session.run(listeners, longest);
                interruption.setStatus(guide.isDone() ? Failures.DONE : Failures.FAILED);
            }
        }
        problems.forEach(problem -> console.tell("plumbline: " + problem));
        if (!guide.isDone()) {
            console.tell("plumbline: How the sensors sit is still not known. Are they tight, and do you bow straight"
                    + " forward? A sensor that is fixed in a known way can be told by ,mount=X,Y,Z.");
        }
        return guide.isDone() ? Failures.DONE : Failures.FAILED;
    }

    private SampleSource open() throws IOException {
        try {
            return sensors.open(
                    ExerciseLibrary.builtIn().vocabulary(),
                    null,
                    broker.sensors(longest, console::tell),
                    console::tell);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}

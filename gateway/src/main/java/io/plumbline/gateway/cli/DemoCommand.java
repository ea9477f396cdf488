package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.exercise.ExerciseLibrary;
import io.plumbline.gateway.mqtt.BrokerAddress;
import io.plumbline.gateway.mqtt.BrokerSettings;
import io.plumbline.gateway.mqtt.EmbeddedBroker;
import io.plumbline.gateway.mqtt.Topics;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.session.QueuedSink;
import io.plumbline.gateway.source.PacedSource;
import io.plumbline.gateway.source.SimulatedSamples;
import io.plumbline.gateway.source.SourceFacts;
import io.plumbline.gateway.source.StoredSamples;
import io.plumbline.gateway.terminal.TextSink;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline demo}: all of it at work, with nothing but this program. */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Shows Plumbline at work with nothing else needed: a simulated wearer does squats and a plank, some of them"
                    + " badly, a built-in broker publishes what is noticed.",
            "Takes a minute, or as long as --for says, in which case the wearer begins again. Ctrl-C ends it."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String SCENARIO = "demo";

    /** Before its first squats another run would show nothing. */
    private static final Duration TOO_SHORT_FOR_ANOTHER = Duration.ofSeconds(15);

    private final Console console;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = LiveConverters.DurationText.class,
            description = "Go on for this long, from the start again where there is time, e.g. 60s, 5m. Default: once.")
    private @Nullable Duration longest;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = LiveConverters.PortNumber.class,
            defaultValue = "0",
            description = "The broker's port. Default: 1883, or the next one that is free.")
    private int port;

    @Option(names = "--quiet", description = "Do not ring the terminal's bell.")
    private boolean quiet;

    private volatile boolean interrupted;
    private volatile @Nullable LiveRun current;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (EmbeddedBroker broker = port == 0 ? EmbeddedBroker.startOnFreePort() : EmbeddedBroker.startOn(port);
                Interruption interruption = new Interruption(console, this::interrupt)) {
            tellWhatIsShown(broker);
            int status = repeat(broker.address());
            interruption.setStatus(status);
            return status;
        }
    }

    private void tellWhatIsShown(EmbeddedBroker broker) {
        console.out()
                .println("A simulated wearer with a sensor on the sacrum and one at T12: stands, bows once so that the"
                        + " sensors find their axes,");
        console.out()
                .println("then does squats and a plank. Some are done badly; each line below says what is noticed, at"
                        + " minutes:seconds.");
        console.out().println("The same over MQTT, in another terminal:  " + broker.lineToListen());
        console.out().println("Ctrl-C ends it.");
        console.out().println();
        console.out().flush();
    }

    private int repeat(BrokerAddress broker) throws InterruptedException {
        long startNanos = System.nanoTime();
        for (int seed = 1; ; seed++) {
            Duration left = longest == null ? Duration.ofDays(1) : longest.minusNanos(System.nanoTime() - startNanos);
            int status = once(seed, broker, left);
            boolean over = longest == null
                    || longest.minusNanos(System.nanoTime() - startNanos).compareTo(TOO_SHORT_FOR_ANOTHER) < 0;
            if (over || interrupted || status != Failures.DONE) {
                console.out().println("\nThe demo is over.");
                console.out().flush();
                return status;
            }
            console.out().println("\nAgain, from the start.\n");
        }
    }

    private int once(int seed, BrokerAddress broker, Duration left) throws InterruptedException {
        Scenario scenario = ScenarioLibrary.find(SCENARIO).orElseThrow();
        StoredSamples samples = new SimulatedSamples(scenario, seed);
        SourceFacts facts = samples.facts();
        String id = "demo" + seed;
        SessionSettings settings = new SessionSettings(
                id, facts.sensors(), ExerciseLibrary.builtIn().exercises(), Map.of(), true);
        LiveRun run = new LiveRun(console, settings, facts.marks(), new PacedSource(samples, 1), null, null);
        current = run;
        if (interrupted) {
            run.stop();
        }
        EventSink terminal =
                new QueuedSink(new LiveTerminal(new TextSink(console.out(), !quiet), console, Format.TEXT, false));
        LiveRun.Broadcast broadcast = new LiveRun.Broadcast(BrokerSettings.open(broker), Topics.DEFAULT_WEARER);
        return run.run(terminal, broadcast, left, left);
    }

    private void interrupt() {
        interrupted = true;
        LiveRun running = current;
        if (running != null) {
            running.stop();
        }
    }
}

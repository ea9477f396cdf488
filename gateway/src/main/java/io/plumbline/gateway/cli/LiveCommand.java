package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.cli.LiveRun.Broadcast;
import io.plumbline.gateway.cli.SensorSpec.Kind;
import io.plumbline.gateway.exercise.Plan;
import io.plumbline.gateway.mqtt.BrokerAddress;
import io.plumbline.gateway.mqtt.EmbeddedBroker;
import io.plumbline.gateway.mqtt.HomeAssistant;
import io.plumbline.gateway.mqtt.Topics;
import io.plumbline.gateway.recording.EarlierRecording;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.session.QueuedSink;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SourceFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline live}: a session as it happens. */
@Command(
        name = "live",
        sortOptions = false,
        description = {
            "Watches a session as it happens: prints its events and publishes them over MQTT.",
            "Ends with its sensors, after --for, or with Ctrl-C."
        },
        footer = {
            "",
            "For example:",
            "  plumbline live --sensor sim:squats-tucked",
            "  plumbline live --sensor sacrum=sim:session --sensor t12=sim:session --record today.csv",
            "  plumbline live --sensor file:squats.csv --mqtt tcp://localhost:1883 --wearer anna",
            "  plumbline live --sensor mqtt:plumbline/v1/bath/imu/sacrum --mqtt tcp://localhost:1883 --wearer anna"
        })
final class LiveCommand implements Callable<Integer> {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--sensor",
            required = true,
            paramLabel = "[PLACEMENT=]SPEC[,mount=X,Y,Z]",
            converter = LiveConverters.SensorText.class,
            description =
                    "sim:SCENARIO, file:PATH, or mqtt:TOPIC, where another gateway publishes its samples. Twice for two sensors; the first one's clock is the session's."
                            + " PLACEMENT: sacrum, l5, l3, l1, t12, t10, chest.")
    private List<SensorSpec> sensors = new ArrayList<>();

    @Mixin
    private SessionOptions options = new SessionOptions();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Write the session down; compressed where the name ends in .gz. An earlier one is kept under another name.")
    private @Nullable Path record;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = LiveConverters.DurationText.class,
            description = "End after this long, e.g. 90s, 5m, 1h30m.")
    private Duration longest = FOR_EVER;

    @Option(
            names = "--wearer",
            paramLabel = "ALIAS",
            converter = LiveConverters.WearerAlias.class,
            description = "Who wears the sensors, for topics and the recording: of a-z 0-9 _ -. Default: wearer.")
    private @Nullable String wearer;

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            converter = LiveConverters.BrokerUrl.class,
            description = "The broker, tcp://HOST[:PORT]. Without it a small one is started for this machine alone.")
    private @Nullable BrokerAddress broker;

    @Option(
            names = "--home-assistant",
            arity = "0..1",
            paramLabel = "PREFIX",
            fallbackValue = HomeAssistant.USUAL_PREFIX,
            converter = LiveConverters.DiscoveryPrefix.class,
            description =
                    "Tell Home Assistant of this wearer, so that it makes a device of them. PREFIX: where it looks"
                            + " for devices, homeassistant if not told otherwise. 'plumbline home-assistant remove' undoes it.")
    private @Nullable String homeAssistant;

    @Option(
            names = "--publish-imu",
            description = "Publish the raw samples too, for a gateway in another room (--sensor mqtt:TOPIC there).")
    private boolean publishImu;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = Converters.SpeedText.class,
            defaultValue = "1",
            description =
                    "How fast time goes by for sim: and file: sensors: 1 (the default) as it is, 20 twenty times as"
                            + " fast, max without waiting.")
    private double speed = 1;

    @Option(names = "--skip-bad-lines", description = "Leave malformed lines of file: sensors out and count them.")
    private boolean skipBadLines;

    LiveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        refuseOwnTopics();
        try (SampleSource source = open()) {
            SourceFacts facts = source.facts();
            RecordingHeader origin = worn(origin(facts));
            SessionSettings settings = settings(origin);
            RecordingWriter writer = writer(origin.withSensors(settings.sensors())); // The session closes it.
            try (EmbeddedBroker embedded = broker == null ? startBroker() : null) {
                LiveRun run = new LiveRun(console, settings, options.marks(facts.marks()), source, writer);
                return run(run, broadcast(embedded == null ? broker : embedded.address(), alias(origin)));
            }
        }
    }

    private @Nullable Broadcast broadcast(@Nullable BrokerAddress address, String alias) {
        return address == null ? null : new Broadcast(address, alias, homeAssistant, publishImu);
    }

    private int run(LiveRun run, @Nullable Broadcast broadcast) throws InterruptedException {
        EventSink printer = options.format().sink(console, options.format() == Format.TEXT);
        EventSink terminal = new QueuedSink(new LiveTerminal(printer, console, options.format(), options.angles()));
        try (Interruption interruption = new Interruption(console, run::stop)) {
            int status = run.run(terminal, broadcast, longest);
            if (record != null && status == Failures.DONE) {
                console.tell("The session is recorded in " + record + ".");
            }
            interruption.setStatus(status);
            return status;
        }
    }

    private SampleSource open() throws IOException {
        try {
            MqttSensors mqtt = new MqttSensors(broker, longest, console::tell);
            return new SensorSources(options.library().vocabulary(), skipBadLines, speed, mqtt).open(sensors);
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    /** The head of the recording that the session is, or one of a session that begins now. */
    private RecordingHeader origin(SourceFacts facts) {
        return facts.header().orElseGet(() -> {
            String id = String.format(Locale.ROOT, "%06x", new SecureRandom().nextInt(1 << 24));
            return new RecordingHeader(id, facts.sensors(), Map.of(), Map.of(), facts.ownClocks())
                    .with(
                            "started",
                            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        });
    }

    /** With the alias of {@code --wearer}, or of the plan where nobody else names one. */
    private RecordingHeader worn(RecordingHeader origin) throws IOException {
        Optional<String> planned = options.plan().map(Plan::wearer);
        if (wearer != null) {
            return origin.with("wearer", wearer);
        }
        return planned.isPresent() && !origin.values().containsKey("wearer")
                ? origin.with("wearer", planned.get())
                : origin;
    }

    private SessionSettings settings(RecordingHeader origin) throws IOException {
        try {
            return options.settingsWithAngles(origin);
        } catch (IllegalArgumentException e) {
            if (sensors.size() > 1) {
                throw wrong(e);
            }
            throw new RecordingException(sensors.get(0).target() + ": " + e.getMessage(), e);
        }
    }

    private @Nullable RecordingWriter writer(RecordingHeader origin) throws IOException {
        if (record == null) {
            return null;
        }
        for (SensorSpec sensor : sensors) {
            if (sensor.kind() == Kind.FILE
                    && Files.exists(record)
                    && Files.isSameFile(record, Path.of(sensor.target()))) {
                throw new RecordingException(record + " is the recording that is read. Name another file by --record.");
            }
        }
        EarlierRecording.moveAside(record)
                .ifPresent(kept -> console.tell("The earlier recording " + record + " is kept as " + kept + "."));
        return new RecordingWriter(record, origin.with(options.ownLimits(origin)));
    }

    private @Nullable EmbeddedBroker startBroker() {
        try {
            EmbeddedBroker started = EmbeddedBroker.startOnFreePort();
            console.tell("MQTT: listen with  " + started.lineToListen());
            return started;
        } catch (IOException e) {
            console.tell("No MQTT in this session. " + e.getMessage());
            return null;
        }
    }

    /** Two gateways that speak for one wearer would contradict each other, and one that reads what it says go round. */
    private void refuseOwnTopics() throws IOException {
        String alias =
                wearer != null ? wearer : options.plan().map(Plan::wearer).orElse(null);
        Topics own = Topics.live(Topics.aliasOf(alias));
        for (SensorSpec sensor : sensors) {
            if (sensor.kind() == Kind.MQTT && own.hold(sensor.target())) {
                throw wrong(
                        new IllegalArgumentException(sensor.target() + " is a topic of this session's own wearer, for"
                                + " whom the other gateway speaks; name another one here, e.g. --wearer anna-here"));
            }
        }
    }

    private String alias(RecordingHeader origin) {
        return Topics.aliasOf(origin.values().get("wearer"));
    }

    private ParameterException wrong(IllegalArgumentException cause) {
        return new ParameterException(spec.commandLine(), String.valueOf(cause.getMessage()), cause);
    }
}

package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.ble.ProtocolChoice;
import io.plumbline.gateway.cli.LiveRun.Broadcast;
import io.plumbline.gateway.exercise.Plan;
import io.plumbline.gateway.mqtt.BrokerSettings;
import io.plumbline.gateway.mqtt.EmbeddedBroker;
import io.plumbline.gateway.mqtt.MqttSink.Keeping;
import io.plumbline.gateway.mqtt.Topics;
import io.plumbline.gateway.recording.BrokenOffRecording;
import io.plumbline.gateway.recording.EarlierRecording;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.recording.RecordingWriter;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.session.QueuedSink;
import io.plumbline.gateway.session.ResumedSink;
import io.plumbline.gateway.session.SessionFolder;
import io.plumbline.gateway.session.ToldEvents;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SourceFacts;
import io.plumbline.gateway.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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
            "Watches a session as it happens: prints its events and publishes them over MQTT, without --mqtt at a small"
                    + " broker that it starts for this machine alone.",
            "Ends with its sensors, after --for, or with Ctrl-C."
        },
        footer = {
            "",
            "For example:",
            "  plumbline live --sensor ble:Movesense --exercise squat",
            "  plumbline live --sensor sim:squats-tucked",
            "  plumbline live --sensor sacrum=sim:session --sensor t12=sim:session --record today.csv",
            "  plumbline live --sensor file:squats.csv --mqtt tcp://localhost:1883 --wearer anna",
            "  plumbline live --sensor mqtt:plumbline/v1/bath/imu/sacrum --mqtt tcp://localhost:1883 --wearer anna"
        })
final class LiveCommand implements Callable<Integer> {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Console console;
    private final @Nullable ProtocolChoice protocols;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private SensorOptions sensors = new SensorOptions();

    @Mixin
    private SessionOptions options = new SessionOptions();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write the session down; compressed where the name ends in .gz. An earlier one is kept under"
                    + " another name.")
    private @Nullable Path record;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = LiveConverters.DurationText.class,
            description = "End after this long, e.g. 90s, 5m, 1h30m.")
    private Duration longest = FOR_EVER;

    @Option(
            names = "--end-after-silence",
            paramLabel = "DURATION",
            converter = LiveConverters.DurationText.class,
            description = "End when the sensors have sent nothing for this long, having begun: as a service then waits"
                    + " for the next session.")
    private Duration longestSilence = FOR_EVER;

    @Option(
            names = "--wearer",
            paramLabel = "ALIAS",
            converter = LiveConverters.WearerAlias.class,
            description = "Who wears the sensors, for topics and the recording: of a-z 0-9 _ -. Default: wearer.")
    private @Nullable String wearer;

    @Mixin
    private BroadcastOptions broadcast = new BroadcastOptions();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where to keep what must still arrive at the broker when the program ends, a folder for each"
                    + " wearer. Default: $STATE_DIRECTORY, $XDG_STATE_HOME/plumbline, or ~/.local/state/plumbline."
                    + " Where it is named, the session is recorded there too, and goes on if the program is killed.")
    private @Nullable Path state;

    @Option(
            names = "--resume",
            negatable = true,
            description = "Take up the session that was broken off in --state, however long ago, or never. Without"
                    + " either if that is at most ten minutes ago.")
    private @Nullable Boolean resume;

    LiveCommand(Console console) {
        this(console, null);
    }

    /** With the protocols of other sensors than those that are known; null: of those. */
    LiveCommand(Console console, @Nullable ProtocolChoice protocols) {
        this.console = console;
        this.protocols = protocols;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        refuseOwnTopics();
        Optional<BrokerSettings> named = broadcast.broker().settings(System.getenv());
        named.flatMap(BrokerOptions::warning).ifPresent(console::tell);
        try (SampleSource source = open(named.orElse(null))) {
            RecordingHeader origin = worn(origin(source.facts()));
            if (record != null) {
                sensors.refuse(record);
            }
            try (SessionState kept = state(alias(origin));
                    EmbeddedBroker embedded = named.isPresent() ? null : startBroker()) {
                BrokerSettings at = embedded == null ? named.orElse(null) : BrokerSettings.open(embedded.address());
                return state == null || kept == null
                        ? begin(source, origin, kept, at)
                        : beginOrGoOn(source, described(origin), kept, at);
            }
        }
    }

    private int begin(
            SampleSource source, RecordingHeader origin, @Nullable SessionState kept, @Nullable BrokerSettings at)
            throws IOException, InterruptedException {
        SessionSettings settings = settings(origin);
        RecordingWriter writer = writer(origin.withSensors(settings.sensors())); // The session closes it.
        List<Mark> marks = options.marks(source.facts().marks());
        LiveRun run = new LiveRun(console, settings, marks, source, writer, null);
        Keeping keeping = kept == null ? null : kept.begin(settings.sessionId());
        int status = run(run, QueuedSink::new, broadcast.at(at, alias(origin), keeping));
        tellPlace(status, record);
        return status;
    }

    /** As a session that can be taken up: recorded in the state folder, or gone on with there. */
    private int beginOrGoOn(SampleSource source, RecordingHeader origin, SessionState kept, @Nullable BrokerSettings at)
            throws IOException, InterruptedException {
        SessionFolder folder = new SessionFolder(kept.folder());
        BrokenOffRecording before = new Resumption(console, folder, resume, InstantSource.system())
                .find(origin, options.library().vocabulary())
                .orElse(null);
        ToldEvents told = folder.told();
        LiveRun run;
        RecordingHeader header;
        if (before == null) {
            SessionSettings settings = settings(origin);
            header = origin.withSensors(settings.sensors());
            told.begin();
            RecordingWriter writer = new RecordingWriter(folder.unfinished(), header.with(options.ownLimits(header)));
            List<Mark> marks = options.marks(source.facts().marks());
            run = new LiveRun(console, settings, marks, source, writer, null);
        } else {
            header = before.header();
            SessionSettings settings = options.settingsAsRecorded(header);
            SampleSource left = source.after(Resumption.taken(before));
            run = new LiveRun(console, settings, before.marks(), left, before.writer(), before);
        }
        Keeping keeping = before == null ? kept.begin(header.sessionId()) : kept.goOn(header.sessionId());
        int status = run(run, slow -> ResumedSink.of(slow, told), broadcast.at(at, alias(header), keeping));
        if (record == null) {
            tellPlace(status, folder.putAway(header).orElse(null));
        } else {
            EarlierRecording.moveAside(record);
            folder.putAt(record);
            tellPlace(status, record);
        }
        return status;
    }

    private void tellPlace(int status, @Nullable Path place) {
        if (place != null && status == Failures.DONE) {
            console.tell("The session is recorded in " + place + ".");
        }
    }

    /** With the sources as they are named, where they are stored ones. */
    private RecordingHeader described(RecordingHeader origin) {
        return sensors.stored()
                .map(names -> origin.with(Resumption.SOURCE, names))
                .orElse(origin);
    }

    private @Nullable SessionState state(String alias) throws IOException {
        String outbox = broadcast.broker().named() ? SessionState.OUTBOX : SessionState.BUILT_IN_OUTBOX;
        if (state != null) {
            return SessionState.open(state, alias, outbox, console::tell);
        }
        Path usual = StateDirectory.usual(System.getenv(), Path.of(System.getProperty("user.home", "")));
        return SessionState.openIfPossible(usual, alias, outbox, console::tell);
    }

    private int run(LiveRun run, UnaryOperator<EventSink> queued, @Nullable Broadcast published)
            throws InterruptedException {
        EventSink printer = options.format().sink(console, options.format() == Format.TEXT);
        EventSink terminal = queued.apply(new LiveTerminal(printer, console, options.format(), options.angles()));
        try (Interruption interruption = new Interruption(console, run::stop)) {
            int status = run.run(terminal, published, longest, longestSilence);
            interruption.setStatus(status);
            return status;
        }
    }

    /**
     * Looks whether the names are known that the options use.
     *
     * @throws WrongOption if one is not
     * @throws IOException if a file of exercises or the plan can't be used
     */
    void checkNames() throws IOException {
        options.library();
        options.plan();
    }

    private SampleSource open(@Nullable BrokerSettings named) throws IOException {
        try {
            MqttSensors overMqtt = new MqttSensors(named, longest, console::tell);
            return sensors.open(options.library().vocabulary(), protocols, overMqtt, console::tell);
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
            if (sensors.count() > 1) {
                throw wrong(e);
            }
            throw new RecordingException(sensors.first() + ": " + e.getMessage(), e);
        }
    }

    private @Nullable RecordingWriter writer(RecordingHeader origin) throws IOException {
        if (record == null) {
            return null;
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

    private void refuseOwnTopics() throws IOException {
        String alias =
                wearer != null ? wearer : options.plan().map(Plan::wearer).orElse(null);
        try {
            sensors.refuse(Topics.live(Topics.aliasOf(alias)));
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private String alias(RecordingHeader origin) {
        return Topics.aliasOf(origin.values().get("wearer"));
    }

    private ParameterException wrong(IllegalArgumentException cause) {
        return new ParameterException(spec.commandLine(), String.valueOf(cause.getMessage()), cause);
    }
}

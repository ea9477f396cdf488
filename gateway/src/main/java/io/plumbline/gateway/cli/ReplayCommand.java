package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.SessionSettings;
import io.plumbline.gateway.mqtt.BrokerSettings;
import io.plumbline.gateway.mqtt.MqttSink;
import io.plumbline.gateway.mqtt.Topics;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingReader;
import io.plumbline.gateway.session.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline replay}: a recording's events, as they were when it was made. */
@Command(
        name = "replay",
        sortOptions = false,
        description = "Analyses a recording and prints its events.",
        footer = {"", "For example: plumbline replay squats.csv --exercise squat"})
final class ReplayCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A recording, .csv or .csv.gz.")
    private Path file = Path.of("");

    @Mixin
    private SessionOptions options = new SessionOptions();

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = Converters.SpeedText.class,
            defaultValue = "max",
            description = "1 is as fast as it was, 20 twenty times as fast; max (the default) does not wait.")
    private double speed = Double.POSITIVE_INFINITY;

    @Mixin
    private BrokerOptions broker = new BrokerOptions();

    @Option(names = "--skip-bad-lines", description = "Leave malformed lines out and count them.")
    private boolean skipBadLines;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        MqttSink mqtt;
        Optional<BrokerSettings> named = broker.settings(System.getenv());
        named.flatMap(BrokerOptions::warning).ifPresent(console::tell);
        try (RecordingReader reader =
                RecordingReader.open(file, options.library().vocabulary(), skipBadLines)) {
            SessionSettings settings = settings(reader);
            String wearer = Topics.aliasOf(reader.header().values().get("wearer"));
            mqtt = named.map(at -> MqttSink.replay(at, wearer)).orElse(null);
            List<EventSink> sinks = sinks(mqtt);
            try {
                new Replay(settings, options.marks(reader.marks()), speed, sinks).run(reader);
            } finally {
                sinks.forEach(EventSink::close);
                reader.notices().forEach(console::tell);
                tellSkipped(reader.skippedLines());
            }
        }
        Optional<String> undelivered = mqtt == null ? Optional.empty() : mqtt.problem();
        if (undelivered.isPresent()) {
            throw new IOException(undelivered.get());
        }
        return Failures.DONE;
    }

    private List<EventSink> sinks(@Nullable MqttSink mqtt) {
        EventSink printer = options.format().sink(console, false);
        return mqtt == null
                ? List.of(printer)
                : List.of(new LiveTerminal(printer, console, options.format(), options.angles()), mqtt);
    }

    private SessionSettings settings(RecordingReader reader) throws IOException {
        try {
            return broker.named() ? options.settingsWithAngles(reader.header()) : options.settings(reader.header());
        } catch (IllegalArgumentException e) {
            throw new RecordingException(file + ": " + e.getMessage(), e);
        }
    }

    private void tellSkipped(long count) {
        if (count > 0) {
            console.tell(count + (count == 1 ? " malformed line was" : " malformed lines were") + " left out.");
        }
    }
}

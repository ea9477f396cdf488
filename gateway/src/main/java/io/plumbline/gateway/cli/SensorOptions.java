package io.plumbline.gateway.cli;

import io.plumbline.gateway.ble.ProtocolChoice;
import io.plumbline.gateway.cli.SensorSpec.Kind;
import io.plumbline.gateway.mqtt.Topics;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.words.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where a live session's samples come from. */
final class SensorOptions {

    @Option(
            names = "--sensor",
            required = true,
            paramLabel = "[PLACEMENT=]SPEC[,mount=X,Y,Z]",
            converter = LiveConverters.SensorText.class,
            description =
                    "ble:ADDRESS or ble:NAME, phone:[HOST:]PORT,signs=android|ios (docs/sensors.md), mqtt:TOPIC, where"
                            + " another gateway publishes its samples (or a phone, with ,signs=), sim:SCENARIO or"
                            + " file:PATH. Twice for two sensors; the first one's clock is the session's. PLACEMENT:"
                            + " sacrum, l5, l3, l1, t12, t10, chest.")
    private List<SensorSpec> sensors = new ArrayList<>();

    @Mixin
    private BluetoothOptions bluetooth = new BluetoothOptions();

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

    /** How many sensors are named. */
    int count() {
        return sensors.size();
    }

    /** What the first one is called. */
    String first() {
        return sensors.get(0).target();
    }

    /**
     * Opens them.
     *
     * @param protocols those of other sensors than are known; null: of those
     * @throws IOException if one can't be opened; the message says why
     * @throws IllegalArgumentException if they make no session
     */
    SampleSource open(
            Vocabulary vocabulary, @Nullable ProtocolChoice protocols, MqttSensors overMqtt, Consumer<String> notes)
            throws IOException {
        BluetoothSensors onBluetooth = new BluetoothSensors(bluetooth, protocols, notes);
        return new SensorSources(vocabulary, skipBadLines, speed, onBluetooth, overMqtt).open(sensors);
    }

    /**
     * What they are called, where their samples are there already, so that a session that was broken off can be told from
     * another; files without the folders that they are in.
     */
    Optional<String> stored() {
        if (!sensors.stream().allMatch(sensor -> sensor.kind().isStored())) {
            return Optional.empty();
        }
        return Optional.of(sensors.stream()
                .map(sensor -> sensor.kind().name().toLowerCase(Locale.ROOT) + ":"
                        + sensor.target().replaceFirst(".*/", ""))
                .collect(Collectors.joining(" ")));
    }

    /**
     * Two gateways that speak for one wearer would contradict each other, and one that reads what it says go round.
     *
     * @throws IllegalArgumentException if one is read from a topic of this session's own
     */
    void refuse(Topics own) {
        for (SensorSpec sensor : sensors) {
            if (sensor.kind() == Kind.MQTT && own.hold(sensor.target())) {
                throw new IllegalArgumentException(sensor.target() + " is a topic of this session's own wearer, for"
                        + " whom the other gateway speaks; name another one here, e.g. --wearer anna-here");
            }
        }
    }

    /**
     * No recording is written over while it is read.
     *
     * @throws RecordingException if one of them is that file
     */
    void refuse(Path record) throws IOException {
        for (SensorSpec sensor : sensors) {
            if (sensor.kind() == Kind.FILE
                    && Files.exists(record)
                    && Files.isSameFile(record, Path.of(sensor.target()))) {
                throw new RecordingException(record + " is the recording that is read. Name another file by --record.");
            }
        }
    }
}

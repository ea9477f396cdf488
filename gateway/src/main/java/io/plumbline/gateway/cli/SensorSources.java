package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.cli.SensorSpec.Kind;
import io.plumbline.gateway.phone.PhoneAddress;
import io.plumbline.gateway.phone.PhoneSource;
import io.plumbline.gateway.recording.RecordingException;
import io.plumbline.gateway.recording.RecordingHeader;
import io.plumbline.gateway.source.FileSamples;
import io.plumbline.gateway.source.JoinedSources;
import io.plumbline.gateway.source.MergedSamples;
import io.plumbline.gateway.source.PacedSource;
import io.plumbline.gateway.source.SampleSource;
import io.plumbline.gateway.source.SimulatedSamples;
import io.plumbline.gateway.source.StoredSamples;
import io.plumbline.gateway.words.Vocabulary;
import io.plumbline.simulator.scenario.Scenario;
import io.plumbline.simulator.sensor.WornSensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens the sensors that the command line names. */
final class SensorSources {

    /** A live simulation is the same each time: what is seen once can be shown again. */
    private static final long SEED = 1;

    private final Vocabulary vocabulary;
    private final boolean skipBadLines;

    private final double speed;
    private final BluetoothSensors bluetooth;
    private final MqttSensors mqtt;

    /**
     * Opens files and simulations, and sensors that measure now.
     *
     * @param speed how many seconds of sample time go by in a second, where samples are there already
     * @param bluetooth opens those on Bluetooth
     * @param mqtt opens those whose samples another gateway publishes
     */
    SensorSources(
            Vocabulary vocabulary, boolean skipBadLines, double speed, BluetoothSensors bluetooth, MqttSensors mqtt) {
        this.vocabulary = vocabulary;
        this.skipBadLines = skipBadLines;
        this.speed = speed;
        this.bluetooth = bluetooth;
        this.mqtt = mqtt;
    }

    /**
     * Opens one sensor, or several as one session.
     *
     * @throws IOException if one can't be opened; the message says why
     * @throws IllegalArgumentException if they make no session
     */
    SampleSource open(List<SensorSpec> specs) throws IOException {
        List<SensorSpec> measuring =
                specs.stream().filter(spec -> !spec.kind().isStored()).toList();
        if (measuring.isEmpty()) {
            return new PacedSource(stored(specs), speed);
        }
        if (measuring.size() < specs.size()) {
            throw new IllegalArgumentException("a sensor that measures now can't be joined with a file or a simulation:"
                    + " name only such sensors, or record them first");
        }
        List<SensorSpec> overMqtt =
                specs.stream().filter(spec -> spec.kind() == Kind.MQTT).toList();
        if (overMqtt.size() == specs.size()) {
            return mqtt.open(specs); // As one source, for they may be on one clock.
        }
        if (specs.size() == 1) {
            return measuring(specs.get(0));
        }
        List<SampleSource> parts = new ArrayList<>();
        try {
            for (SensorSpec spec : specs) {
                parts.add(measuring(spec));
            }
            return new JoinedSources(parts);
        } catch (IOException | IllegalArgumentException e) {
            parts.forEach(SampleSource::close);
            throw e;
        }
    }

    /** A sensor that measures now; nothing is asked of it before it is started. */
    private SampleSource measuring(SensorSpec spec) throws IOException {
        return switch (spec.kind()) {
            case BLE -> bluetooth.open(spec);
            case MQTT -> mqtt.open(List.of(spec));
            case PHONE -> {
                WornPhone phone = WornPhone.of(spec);
                yield PhoneSource.listen(PhoneAddress.parse(spec.target()), phone.sensor(), phone.signs());
            }
            case SIM, FILE -> throw new IllegalArgumentException(spec.target() + " is there already");
        };
    }

    /** As {@link #open}, of sensors whose samples are there already. */
    private StoredSamples stored(List<SensorSpec> specs) throws IOException {
        if (specs.size() == 1) {
            return openOne(specs.get(0));
        }
        for (SensorSpec spec : specs) {
            if (spec.kind() == Kind.SIM && spec.placement() == null) {
                throw new IllegalArgumentException(
                        "with several sensors say where each is worn, e.g. --sensor sacrum=sim:" + spec.target());
            }
        }
        SensorSpec first = specs.get(0);
        boolean oneBody = specs.stream()
                .allMatch(spec -> spec.kind() == Kind.SIM && spec.target().equals(first.target()));
        if (oneBody) {
            Scenario scenario = scenario(first.target());
            return simulated(scenario.withSensors(
                    specs.stream().map(spec -> sensor(scenario, spec)).toList()));
        }
        return merged(specs);
    }

    private StoredSamples openOne(SensorSpec spec) throws IOException {
        return switch (spec.kind()) {
            case FILE ->
                FileSamples.open(Path.of(spec.target()), vocabulary, spec.placement(), spec.mount(), skipBadLines);
            case SIM -> simulated(worn(scenario(spec.target()), spec));
            case BLE, MQTT, PHONE -> throw new RecordingException("This build reads sim: and file: sensors here.");
        };
    }

    private StoredSamples merged(List<SensorSpec> specs) throws IOException {
        List<StoredSamples> parts = new ArrayList<>();
        try {
            for (SensorSpec spec : specs) {
                StoredSamples part = openOne(spec);
                parts.add(part);
                checkCommonClock(part, spec);
            }
        } catch (IOException | IllegalArgumentException e) {
            for (StoredSamples part : parts) {
                part.close();
            }
            throw e;
        }
        return new MergedSamples(parts);
    }

    private static void checkCommonClock(StoredSamples part, SensorSpec spec) throws RecordingException {
        if (part.facts().header().filter(RecordingHeader::ownClock).isPresent()) {
            throw new RecordingException(
                    spec.target() + " is on a clock of its own ('# clock: own'), and several files make one session"
                            + " only on a common clock. Put the rows of all sensors into one file in order of"
                            + " arrival_s, or say '# clock: common' in it if its times are those of the other"
                            + " sensor's clock.");
        }
    }

    private static Scenario worn(Scenario scenario, SensorSpec spec) {
        if (spec.placement() != null) {
            return scenario.withSensors(List.of(sensor(scenario, spec)));
        }
        if (spec.mount() == null) {
            return scenario;
        }
        return scenario.withSensors(scenario.sensors().stream()
                .map(WornSensor::settings)
                .map(worn -> new SensorSettings(worn.placement(), spec.mount(), worn.rateHz()))
                .toList());
    }

    /** The sensor that {@code spec} places on the body, sampling as the scenario's do. */
    private static SensorSettings sensor(Scenario scenario, SensorSpec spec) {
        SensorSettings like = scenario.sensors().stream()
                .map(WornSensor::settings)
                .filter(worn -> worn.placement() == spec.placement())
                .findFirst()
                .orElse(scenario.sensors().get(0).settings());
        return new SensorSettings(
                spec.placement() == null ? like.placement() : spec.placement(), spec.mount(), like.rateHz());
    }

    private static StoredSamples simulated(Scenario scenario) {
        return new SimulatedSamples(scenario, SEED);
    }

    private static Scenario scenario(String text) throws IOException {
        return Scenarios.open(text);
    }
}

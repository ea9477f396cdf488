package io.plumbline.gateway.sensor;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sensor as its description says: subscribed to, then the commands that start it. */
final class GenericProtocol implements SensorProtocol {

    private static final Duration BETWEEN_COMMANDS = Duration.ofMillis(50);

    private final GenericSensor sensor;
    private final PayloadDecoder decoder;

    GenericProtocol(GenericSensor sensor) {
        this.sensor = sensor;
        this.decoder = sensor.decoder();
    }

    @Override
    public void start(Gatt gatt) throws IOException, InterruptedException {
        check(gatt, "notify", sensor.data());
        check(gatt, "write", sensor.write());
        gatt.subscribe(sensor.data());
        write(gatt, sensor.start());
    }

    private void check(Gatt gatt, String key, @Nullable UUID characteristic) throws IOException {
        if (characteristic != null && !gatt.has(characteristic)) {
            throw new IOException("the device has no characteristic " + characteristic + ", which the description of "
                    + sensor.name() + " has as '" + key + "'. It has "
                    + gatt.characteristics().stream()
                            .map(known -> known.uuid().toString())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void write(Gatt gatt, List<byte[]> commands) throws IOException, InterruptedException {
        UUID write = sensor.write();
        if (write != null) {
            for (byte[] command : commands) {
                gatt.write(write, command.clone());
                gatt.pause(BETWEEN_COMMANDS);
            }
        }
    }

    @Override
    public void stop(Gatt gatt) throws IOException, InterruptedException {
        write(gatt, sensor.stop());
        gatt.unsubscribe(sensor.data());
    }

    @Override
    public void notified(UUID characteristic, byte[] payload, Consumer<? super Decoded> decoded) {
        if (characteristic.equals(sensor.data())) {
            decoder.decode(payload, decoded);
        }
    }

    @Override
    public double rateHz() {
        return sensor.layout().rateHz();
    }

    @Override
    public Set<Limitation> limitations() {
        EnumSet<Limitation> limitations = EnumSet.noneOf(Limitation.class);
        if (!sensor.layout().hasRates()) {
            limitations.add(Limitation.NO_GYROSCOPE);
        }
        if (rateHz() < Limitation.FEWEST_SAMPLES_HZ) {
            limitations.add(Limitation.FEW_SAMPLES);
        }
        return limitations;
    }
}

package io.plumbline.gateway.cli;

import io.plumbline.gateway.mqtt.BrokerSettings;
import io.plumbline.gateway.mqtt.MqttSamples;
import io.plumbline.gateway.mqtt.MqttSamples.Wanted;
import io.plumbline.gateway.source.SampleSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens sensors whose samples come from a broker.
 *
 * @param broker which; null where none was named
 * @param longest how long to wait for the first samples at most
 * @param notes takes sentences for the person at the machine
 */
record MqttSensors(@Nullable BrokerSettings broker, Duration longest, Consumer<String> notes) {

    /**
     * Opens sensors of the kind {@code mqtt:} as one source, when all have been heard.
     *
     * @throws IOException if one was not heard in time; the message says what to do
     * @throws IllegalArgumentException if no broker was named, or if they make no session
     */
    SampleSource open(List<SensorSpec> specs) throws IOException {
        if (broker == null) {
            throw new IllegalArgumentException(
                    "mqtt: sensors are read at the broker that --mqtt names; add --mqtt tcp://HOST[:PORT]");
        }
        List<Wanted> wanted = specs.stream().map(MqttSensors::wanted).toList();
        try {
            return MqttSamples.open(broker, wanted, longest, notes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The waiting for samples over MQTT was interrupted.");
        }
    }

    /** Whose signs are told is a phone; other gateways say everything of their sensors themselves. */
    private static Wanted wanted(SensorSpec spec) {
        if (spec.options().containsKey("signs")) {
            return new Wanted(spec.target(), new PhoneMessages(WornPhone.of(spec)));
        }
        if (spec.options().containsKey("rate")) {
            throw new IllegalArgumentException("a rate is told of a phone, along with ,signs=android or ,signs=ios;"
                    + " another gateway's messages say their own");
        }
        return new Wanted(spec.target(), spec.placement(), spec.mount());
    }
}

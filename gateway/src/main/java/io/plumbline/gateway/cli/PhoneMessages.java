package io.plumbline.gateway.cli;

import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.gateway.mqtt.AppMessages;
import io.plumbline.gateway.phone.PhoneSamples;
import io.plumbline.gateway.source.SampleSource.Receiver;
import java.util.List;
import java.util.Optional;

/** A phone whose messages a broker brings. */
final class PhoneMessages implements AppMessages {

    private final SensorSettings sensor;
    private final PhoneSamples samples;

    PhoneMessages(WornPhone phone) {
        sensor = phone.sensor();
        samples = new PhoneSamples(sensor.placement(), phone.signs());
    }

    @Override
    public SensorSettings sensor() {
        return sensor;
    }

    @Override
    public Optional<String> take(byte[] message, double arrivalSeconds, Receiver receiver) throws InterruptedException {
        return samples.take(message, arrivalSeconds, receiver);
    }

    @Override
    public List<String> notices() {
        return samples.notices();
    }
}

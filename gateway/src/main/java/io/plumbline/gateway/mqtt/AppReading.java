package io.plumbline.gateway.mqtt;

import io.plumbline.gateway.source.SampleSource.Receiver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sensor whose messages have a form of their own. */
final class AppReading extends TopicReading {

    private final AppMessages app;
    private int refused;
    private @Nullable String whyRefused;

    AppReading(String topic, AppMessages app) {
        super(topic, app.sensor().placement());
        this.app = app;
    }

    @Override
    void accept(String payload, long nanos, Receiver receiver) throws InterruptedException {
        heard(nanos, receiver);
        Optional<String> refusal = app.take(payload.getBytes(StandardCharsets.UTF_8), nanos / NANOS, receiver);
        if (refusal.isPresent()) {
            refused++;
            whyRefused = refusal.get();
        }
    }

    @Override
    List<String> notices() {
        List<String> notices = new ArrayList<>(app.notices());
        if (refused > 0) {
            notices.add(refused + " messages on " + topic() + " could not be used: " + whyRefused + ".");
        }
        return notices;
    }
}

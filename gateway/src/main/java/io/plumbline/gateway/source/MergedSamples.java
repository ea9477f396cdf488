package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.session.SensorSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several sensors' samples as one session: by their own time, those of one time in the order in which the sensors were
 * named. All are taken to be on one clock. The marks are those of the first-named.
 */
public final class MergedSamples implements StoredSamples {

    private static final class Part {
        private final StoredSamples samples;
        private boolean begun;
        private @Nullable ImuSample head;

        Part(StoredSamples samples) {
            this.samples = samples;
        }

        void advance() throws IOException {
            begun = true;
            head = samples.next() ? samples.sample() : null;
        }
    }

    private final List<Part> parts;
    private final SourceFacts facts;
    private @Nullable Part current;

    /** Merges {@code parts}, in order of naming; takes them over. */
    public MergedSamples(List<? extends StoredSamples> parts) {
        this.parts = parts.stream().<Part>map(Part::new).toList();
        List<SensorSettings> sensors = new ArrayList<>();
        parts.forEach(part -> sensors.addAll(part.facts().sensors()));
        this.facts = new SourceFacts(sensors, parts.get(0).facts().marks(), Optional.empty());
    }

    @Override
    public SourceFacts facts() {
        return facts;
    }

    @Override
    public boolean next() throws IOException {
        if (current != null) {
            current.advance();
        }
        Part earliest = null;
        double earliestSeconds = Double.NaN;
        for (Part part : parts) {
            if (!part.begun) {
                part.advance();
            }
            if (part.head != null && !(part.head.timeSeconds() >= earliestSeconds)) {
                earliest = part;
                earliestSeconds = part.head.timeSeconds();
            }
        }
        current = earliest;
        return earliest != null;
    }

    @Override
    public ImuSample sample() {
        return Objects.requireNonNull(Objects.requireNonNull(current).head);
    }

    @Override
    public List<String> notices() {
        return parts.stream().flatMap(part -> part.samples.notices().stream()).toList();
    }

    @Override
    public void close() {
        parts.forEach(part -> part.samples.close());
    }
}

package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Several sensors that measure now, each on a clock of its own, as one source. Samples go on as they come; the whole
 * ends when the last of them does.
 */
public final class JoinedSources implements SampleSource {

    private final List<SampleSource> parts;

    /**
     * Takes {@code parts} over.
     *
     * @throws IllegalArgumentException if two are worn at the same place
     */
    public JoinedSources(List<SampleSource> parts) {
        this.parts = List.copyOf(parts);
        Set<Placement> taken = new HashSet<>();
        for (SensorSettings sensor : facts().sensors()) {
            if (!taken.add(sensor.placement())) {
                throw new IllegalArgumentException("two sensors are said to be worn at "
                        + sensor.placement().word() + "; say where each is, e.g. --sensor sacrum=… --sensor t12=…");
            }
        }
    }

    @Override
    public SourceFacts facts() {
        return new SourceFacts(
                parts.stream().flatMap(part -> part.facts().sensors().stream()).toList(),
                List.of(),
                Optional.empty(),
                true);
    }

    @Override
    public void start(Receiver receiver) {
        Together together = new Together(receiver, parts.size());
        parts.forEach(part -> part.start(together));
    }

    @Override
    public List<String> notices() {
        return parts.stream().flatMap(part -> part.notices().stream()).collect(Collectors.toList());
    }

    @Override
    public void close() {
        parts.forEach(SampleSource::close);
    }

    /** Says the end once, with the first problem that there was. */
    private static final class Together implements Receiver {

        private final Receiver receiver;
        private final AtomicInteger running;
        private volatile Optional<String> firstProblem = Optional.empty();

        Together(Receiver receiver, int parts) {
            this.receiver = receiver;
            this.running = new AtomicInteger(parts);
        }

        @Override
        public void sample(ImuSample sample) throws InterruptedException {
            receiver.sample(sample);
        }

        @Override
        public void link(LinkEvent event) throws InterruptedException {
            receiver.link(event);
        }

        @Override
        public void restarted(Placement placement) throws InterruptedException {
            receiver.restarted(placement);
        }

        @Override
        public void ended(Optional<String> problem) throws InterruptedException {
            if (firstProblem.isEmpty()) {
                firstProblem = problem;
            }
            if (running.decrementAndGet() == 0) {
                receiver.ended(firstProblem);
            }
        }
    }
}

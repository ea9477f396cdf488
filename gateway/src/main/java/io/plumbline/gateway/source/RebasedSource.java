package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sensors that measure now, in a session that was broken off: their clocks go on from the last sample that was taken,
 * by as much as the host's calendar has gone on. Each sensor is said to have started anew, since that is no exact
 * measure.
 */
final class RebasedSource implements SampleSource {

    /** The host's calendar may have been set back. */
    private static final double SHORTEST_GAP_SECONDS = 0.01;

    private final SampleSource source;
    private final TakenSamples taken;
    private final InstantSource calendar;

    /** Takes {@code source} over. */
    RebasedSource(SampleSource source, TakenSamples taken, InstantSource calendar) {
        this.source = source;
        this.taken = taken;
        this.calendar = calendar;
    }

    @Override
    public SourceFacts facts() {
        return source.facts();
    }

    @Override
    public void start(Receiver receiver) {
        source.start(new Rebased(receiver));
    }

    @Override
    public List<String> notices() {
        return source.notices();
    }

    @Override
    public void close() {
        source.close();
    }

    /** Thread-safe, since several sensors may each have a thread of their own. */
    private final class Rebased implements Receiver {

        private final Receiver receiver;
        private final Map<Placement, Double> offsetSeconds = new EnumMap<>(Placement.class);
        private double arrivalOffsetSeconds = Double.NaN;
        private boolean begun;

        Rebased(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void sample(ImuSample sample) throws InterruptedException {
            announce();
            receiver.sample(rebased(sample));
        }

        private void announce() throws InterruptedException {
            synchronized (this) {
                if (begun) {
                    return;
                }
                begun = true;
            }
            for (SensorSettings sensor : facts().sensors()) {
                receiver.restarted(sensor.placement());
            }
        }

        private synchronized ImuSample rebased(ImuSample sample) {
            if (Double.isNaN(arrivalOffsetSeconds)) {
                double last = taken.newestArrivalSeconds();
                arrivalOffsetSeconds = Double.isFinite(last) && Double.isFinite(sample.arrivalSeconds())
                        ? last + gapSeconds() - sample.arrivalSeconds()
                        : 0;
            }
            double offset = offsetSeconds.computeIfAbsent(sample.placement(), placement -> offset(sample));
            return new ImuSample(
                    sample.placement(),
                    sample.timeSeconds() + offset,
                    sample.ax(),
                    sample.ay(),
                    sample.az(),
                    sample.gx(),
                    sample.gy(),
                    sample.gz(),
                    sample.arrivalSeconds() + arrivalOffsetSeconds);
        }

        /** What brings a sensor's new clock to its old one; sensors on one clock share it. */
        private double offset(ImuSample first) {
            Map<Placement, Double> newest = taken.newestSeconds();
            if (!facts().ownClocks()) {
                return offsetSeconds.isEmpty()
                        ? Collections.max(newest.values()) + gapSeconds() - first.timeSeconds()
                        : offsetSeconds.values().iterator().next();
            }
            Double before = newest.get(first.placement());
            return before == null ? 0 : before + gapSeconds() - first.timeSeconds();
        }

        private double gapSeconds() {
            double gap = Duration.between(taken.until(), calendar.instant()).toMillis() / 1e3;
            return Math.max(gap, SHORTEST_GAP_SECONDS);
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
            receiver.ended(problem);
        }
    }
}

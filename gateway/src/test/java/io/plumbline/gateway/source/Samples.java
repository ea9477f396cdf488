package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Samples by hand. */
public final class Samples implements StoredSamples {

    private final SourceFacts facts;
    private final List<ImuSample> samples;
    private final boolean breaks;
    private int next;
    private boolean closed;

    private Samples(SourceFacts facts, List<ImuSample> samples, boolean breaks) {
        this.facts = facts;
        this.samples = samples;
        this.breaks = breaks;
    }

    /** Samples of one sensor at these times, s. */
    public static Samples at(Placement placement, double... timesSeconds) {
        return of(placement, false, timesSeconds);
    }

    /** Samples of one sensor after which the file turns out to be damaged. */
    public static Samples thenBreaking(Placement placement, double... timesSeconds) {
        return of(placement, true, timesSeconds);
    }

    private static Samples of(Placement placement, boolean breaks, double... timesSeconds) {
        SensorSettings sensor = new SensorSettings(placement, null, 100);
        List<Mark> marks = List.of(new Mark.Calibrate(placement.word().length()));
        return new Samples(
                new SourceFacts(List.of(sensor), marks, Optional.empty()),
                java.util.Arrays.stream(timesSeconds)
                        .mapToObj(seconds -> sample(placement, seconds))
                        .toList(),
                breaks);
    }

    /** A sample at rest. */
    public static ImuSample sample(Placement placement, double timeSeconds) {
        return new ImuSample(placement, timeSeconds, 9.81, 0, 0, 0, 0, 0);
    }

    @Override
    public SourceFacts facts() {
        return facts;
    }

    @Override
    public boolean next() throws IOException {
        if (next == samples.size() && breaks) {
            throw new IOException("line 7 of it is damaged");
        }
        return next++ < samples.size();
    }

    @Override
    public ImuSample sample() {
        return samples.get(next - 1);
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}

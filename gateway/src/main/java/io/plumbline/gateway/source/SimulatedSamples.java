package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.Scenario;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The samples of a simulated wearer. */
public final class SimulatedSamples implements StoredSamples {

    private final SourceFacts facts;
    private final Iterator<ImuSample> samples;
    private @Nullable ImuSample sample;

    /** A run of {@code scenario}; the same seed gives the same samples. */
    public SimulatedSamples(Scenario scenario, long seed) {
        SimulatedSession session = SimulatedSession.of(scenario, seed);
        this.facts = new SourceFacts(session.sensors(), session.marks(), Optional.empty(), session.ownClocks());
        this.samples = session.samples();
    }

    @Override
    public SourceFacts facts() {
        return facts;
    }

    @Override
    public boolean next() {
        boolean more = samples.hasNext();
        sample = more ? samples.next() : null;
        return more;
    }

    @Override
    public ImuSample sample() {
        return Objects.requireNonNull(sample);
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public void close() {}
}

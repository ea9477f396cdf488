package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import java.io.IOException;
import java.util.List;

/** Those of stored samples that were not yet taken. */
final class SamplesLeft implements StoredSamples {

    /** Half of what times are rounded to, s: a sample taken may differ by that from what is recorded of it. */
    private static final double ROUNDING_SECONDS = 0.5e-6;

    private final StoredSamples samples;
    private final TakenSamples taken;

    SamplesLeft(StoredSamples samples, TakenSamples taken) {
        this.samples = samples;
        this.taken = taken;
    }

    @Override
    public SourceFacts facts() {
        return samples.facts();
    }

    @Override
    public boolean next() throws IOException {
        boolean more = samples.next();
        while (more && isTaken(samples.sample())) {
            more = samples.next();
        }
        return more;
    }

    private boolean isTaken(ImuSample sample) {
        Double newest = taken.newestSeconds().get(sample.placement());
        return newest != null && sample.timeSeconds() <= newest + ROUNDING_SECONDS;
    }

    @Override
    public ImuSample sample() {
        return samples.sample();
    }

    @Override
    public List<String> notices() {
        return samples.notices();
    }

    @Override
    public void close() {
        samples.close();
    }
}

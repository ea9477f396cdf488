package io.plumbline.gateway.phone;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.SampleSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a source hands over. */
final class Receiving implements SampleSource.Receiver {

    private final List<ImuSample> samples = new CopyOnWriteArrayList<>();
    private final List<LinkEvent> links = new CopyOnWriteArrayList<>();
    private final List<Placement> restarts = new CopyOnWriteArrayList<>();

    List<ImuSample> samples() {
        return samples;
    }

    List<LinkEvent> links() {
        return links;
    }

    List<Placement> restarts() {
        return restarts;
    }

    @Override
    public void sample(ImuSample sample) {
        samples.add(sample);
    }

    @Override
    public void link(LinkEvent event) {
        links.add(event);
    }

    @Override
    public void restarted(Placement placement) {
        restarts.add(placement);
    }

    @Override
    public void ended(Optional<String> problem) {
        throw new AssertionError("a phone has no end: " + problem);
    }
}

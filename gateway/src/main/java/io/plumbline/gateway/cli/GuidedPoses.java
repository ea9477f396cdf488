package io.plumbline.gateway.cli;

import io.plumbline.analytics.correction.Rest;
import io.plumbline.analytics.correction.RestFinder;
import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.source.LinkEvent;
import io.plumbline.gateway.source.SampleSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Leads a person through the poses of a sensor while its samples come. */
final class GuidedPoses implements SampleSource.Receiver {

    private final Console console;
    private final Placement only;
    private final PoseGuide guide = new PoseGuide();
    private final RestFinder finder = new RestFinder();
    private final CountDownLatch over = new CountDownLatch(1);
    private Optional<String> problem = Optional.empty();

    /**
     * Has asked for nothing yet.
     *
     * @param only which of the source's sensors is meant
     */
    GuidedPoses(Console console, Placement only) {
        this.console = console;
        this.only = only;
    }

    /** Starts a source, and waits until it has ended or nothing is left to do. */
    void run(SampleSource source) throws InterruptedException {
        console.tell(PoseGuide.BEGIN);
        source.start(this);
        over.await();
    }

    /** Why the source ended before its time; empty where it did not. */
    Optional<String> problem() {
        return problem;
    }

    /** The rests on the sides that were seen. */
    List<Rest> poses() {
        return guide.poses();
    }

    /** The rest at a slant; null where there was none. */
    @Nullable
    Rest slanted() {
        return guide.slanted();
    }

    private void take(Rest rest) {
        guide.take(rest).ifPresent(console::tell);
    }

    @Override
    public void sample(ImuSample sample) {
        if (sample.placement() != only || over.getCount() == 0) {
            return;
        }
        finder.accept(sample, this::take);
        if (guide.complete()) {
            over.countDown();
        }
    }

    @Override
    public void link(LinkEvent event) {
        if (!event.message().isEmpty()) {
            console.tell(event.message());
        }
    }

    @Override
    public void restarted(Placement placement) {
        // A rest is one whatever the sensor's clock shows.
    }

    @Override
    public void ended(Optional<String> why) {
        finder.finish(this::take);
        problem = why;
        over.countDown();
    }
}

package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands over stored samples at the pace at which they were measured, or a multiple of it, by their own time, or
 * by that of arrival where each sensor has a clock of its own. The order
 * and the values are those of the store, whatever the pace.
 */
public final class PacedSource implements SampleSource {

    /** The speed that does not wait at all. */
    public static final double AS_FAST_AS_CAN_BE = Double.POSITIVE_INFINITY;

    private static final long CLOSED_WITHIN_MILLIS = 2000;

    private final StoredSamples samples;
    private final double speed;
    private volatile @Nullable Thread thread;
    private volatile boolean closing;

    /**
     * Takes {@code samples} over.
     *
     * @param speed 1 for real time, 2 for twice as fast, …, {@link #AS_FAST_AS_CAN_BE}
     * @throws IllegalArgumentException if {@code speed} is not above 0
     */
    public PacedSource(StoredSamples samples, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, was " + speed);
        }
        this.samples = samples;
        this.speed = speed;
    }

    @Override
    public SourceFacts facts() {
        return samples.facts();
    }

    /** What was taken is passed over, since it is all there still. */
    @Override
    public SampleSource after(TakenSamples taken) {
        return new PacedSource(new SamplesLeft(samples, taken), speed);
    }

    @Override
    public void start(Receiver receiver) {
        Thread started = new Thread(() -> run(receiver), "samples");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public List<String> notices() {
        return samples.notices();
    }

    @Override
    public void close() {
        closing = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(CLOSED_WITHIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        samples.close();
    }

    private void run(Receiver receiver) {
        try {
            receiver.ended(handOver(receiver));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed: nobody asks for more.
        }
    }

    /** What the sample is paced by: times of different clocks can't be compared, those of arrival can. */
    private double seconds(ImuSample sample) {
        return samples.facts().ownClocks() ? sample.arrivalSeconds() : sample.timeSeconds();
    }

    private Optional<String> handOver(Receiver receiver) throws InterruptedException {
        try {
            Pace pace = null;
            while (!closing && samples.next()) {
                double seconds = seconds(samples.sample());
                if (pace == null) {
                    pace = new Pace(seconds, System.nanoTime(), speed);
                }
                TimeUnit.NANOSECONDS.sleep(pace.dueNanos(seconds) - System.nanoTime());
                receiver.sample(samples.sample());
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}

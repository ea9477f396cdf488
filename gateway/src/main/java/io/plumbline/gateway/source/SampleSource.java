package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One or two sensors whose samples come as they are measured. Starts once, then hands over samples from a thread of its
 * own until it ends or is closed.
 */
public interface SampleSource extends AutoCloseable {

    /** What is known before the first sample. */
    SourceFacts facts();

    /**
     * This source for a session that was broken off and now goes on: what it hands over comes after what was taken, by
     * the sensors' clocks too. Instead of this one, which is then not to be started.
     */
    default SampleSource after(TakenSamples taken) {
        return new RebasedSource(this, taken, InstantSource.system());
    }

    /** Begins to hand over samples; returns at once. */
    void start(Receiver receiver);

    /** What a person should be told about the samples, a sentence each, so far. */
    List<String> notices();

    /** Ends handing over samples, within a bounded time, and lets go of everything. */
    @Override
    void close();

    /** Takes what a source has. */
    interface Receiver {

        /**
         * Takes the next sample in order of arrival; waits where the receiver has more than it can hold.
         *
         * @throws InterruptedException if the waiting was interrupted, as closing the source does
         */
        void sample(ImuSample sample) throws InterruptedException;

        /**
         * Takes news of the link to a sensor.
         *
         * @throws InterruptedException as {@link #sample}
         */
        void link(LinkEvent event) throws InterruptedException;

        /**
         * The sensor has started anew: its later samples go on in time, but neither its orientation nor what its clock
         * has done since the last one is known.
         *
         * @throws InterruptedException as {@link #sample}
         */
        void restarted(Placement placement) throws InterruptedException;

        /**
         * No more samples will come.
         *
         * @param problem why the source ended before its time, in a sentence; empty where it is simply at its end
         * @throws InterruptedException as {@link #sample}
         */
        void ended(Optional<String> problem) throws InterruptedException;
    }
}

package io.plumbline.gateway.source;

import io.plumbline.analytics.imu.ImuSample;
import java.io.IOException;
import java.util.List;

/** Samples that are all there already, in a file or by calculation, to be gone through one by one. */
public interface StoredSamples extends AutoCloseable {

    /** What is known before the first sample. */
    SourceFacts facts();

    /**
     * Goes to the next sample.
     *
     * @return false at the end
     * @throws IOException if there is no going on; the message says why
     */
    boolean next() throws IOException;

    /** The sample that {@link #next()} went to. */
    ImuSample sample();

    /** What a person should be told about the samples, a sentence each, so far. */
    List<String> notices();

    @Override
    void close();
}

package io.plumbline.gateway.sensor;

import java.util.function.Consumer;

/**
 * Reads the notifications of one sensor in the order in which they came. Whatever the bytes, it throws nothing, ends, and
 * says at most {@link #MOST_READINGS} things of one payload. Not thread-safe: one for each connection.
 */
public interface PayloadDecoder {

    /** No sensor puts more samples into one notification. */
    int MOST_READINGS = 512;

    /** Standard gravity, m/s² (exact by definition). */
    double STANDARD_GRAVITY = 9.80665;

    /** Says what a payload is. It may be nothing yet, where the rest comes with the next. */
    void decode(byte[] payload, Consumer<? super Decoded> decoded);
}

package io.plumbline.gateway.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Measures independent recordings at the same time, in the order in which they were named. */
final class InParallel {

    /** What is measured of one. */
    interface Measurement<T, R> {
        R of(T one) throws IOException;
    }

    private InParallel() {}

    static <T, R> List<R> each(List<T> all, Measurement<T, R> measurement) {
        return all.parallelStream()
                .map(one -> {
                    try {
                        return measurement.of(one);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}

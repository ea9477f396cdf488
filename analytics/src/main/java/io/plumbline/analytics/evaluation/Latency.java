package io.plumbline.analytics.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * How long after the true crossing of the limit each right alert came; the dwell is part of it.
 *
 * @param milliseconds of each alert; below 0 where the sensors were past the limit before the bones
 */
public record Latency(List<Double> milliseconds) {

    /** No alert. */
    public static final Latency NONE = new Latency(List.of());

    public Latency {
        milliseconds = List.copyOf(milliseconds);
    }

    static Latency of(List<Matching.Hit> hits) {
        return new Latency(hits.stream()
                .map(hit -> 1000 * hit.latencySeconds())
                .filter(latency -> !latency.isNaN())
                .toList());
    }

    /** Both together. */
    public Latency plus(Latency other) {
        List<Double> both = new ArrayList<>(milliseconds);
        both.addAll(other.milliseconds);
        return new Latency(both);
    }

    /** The latency that this many per cent do not exceed, ms; NaN where there is none. */
    public double percentileMs(double percent) {
        return new Percentile(percent)
                .evaluate(milliseconds.stream().mapToDouble(one -> one).toArray());
    }
}

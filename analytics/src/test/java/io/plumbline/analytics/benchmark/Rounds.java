package io.plumbline.analytics.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured of each thing in each round: medians, and ratios of two things within a round. */
final class Rounds {

    private final Map<String, List<Double>> values = new TreeMap<>();

    void add(String name, double value) {
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    private List<Double> of(String name) {
        return values.getOrDefault(name, List.of());
    }

    double median(String name) {
        return quantile(of(name), 0.5);
    }

    double least(String name) {
        return quantile(of(name), 0);
    }

    /** Median and quartiles of the ratio of two things, taken round by round, times a factor. */
    String ratio(String name, String peer, double factor) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(of(name).size(), of(peer).size()); round++) {
            ratios.add(factor * of(name).get(round) / of(peer).get(round));
        }
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f)", quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75));
    }

    private static double quantile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        double position = share * (sorted.size() - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }
}

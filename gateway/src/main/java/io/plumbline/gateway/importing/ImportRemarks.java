package io.plumbline.gateway.importing;

import io.plumbline.analytics.imu.ImuSample;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches an import for what the person should know: what was left out, and what looks wrong. */
final class ImportRemarks {

    /** A hole longer than this can't be bridged by the analysis, s. */
    private static final double GAP_SECONDS = 0.1;

    /** Between these the median size of specific force lies in every true recording of a person, m/s². */
    private static final double LEAST_GRAVITY = 7;

    private static final double LARGEST_GRAVITY = 13;

    /** Share of rows of one time above which times are not repeated but rounded. */
    private static final double MANY_DUPLICATES = 0.01;

    private final List<String> sentences = new ArrayList<>();
    private long samples;
    private long rows;
    private double lastSeconds = Double.NaN;
    private long gaps;
    private double longestGap;

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** Looks at the first rows. */
    void look(List<List<ImuSample>> first) {
        Map<Placement, List<Double>> sizes = new EnumMap<>(Placement.class);
        for (List<ImuSample> row : first) {
            for (ImuSample sample : row) {
                sizes.computeIfAbsent(sample.placement(), placement -> new ArrayList<>())
                        .add(Math.sqrt(
                                sample.ax() * sample.ax() + sample.ay() * sample.ay() + sample.az() * sample.az()));
            }
        }
        sizes.forEach((placement, list) -> {
            double[] sorted =
                    list.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double median = sorted[sorted.length / 2];
            if (!(median > LEAST_GRAVITY && median < LARGEST_GRAVITY)) {
                add(String.format(
                        Locale.ROOT,
                        "The acceleration of %s is mostly %.1f m/s², where a body at rest has 9.8. Is its unit right"
                                + " (ax=NAME:g, ax=NAME:mg), or is gravity taken off? Then use the raw acceleration.",
                        placement.word(),
                        median));
            }
        });
    }

    /** Notes a row that was written. */
    void written(List<ImuSample> row) {
        double seconds = row.get(0).timeSeconds();
        double step = seconds - lastSeconds;
        if (step > GAP_SECONDS) {
            gaps++;
            longestGap = Math.max(longestGap, step);
        }
        lastSeconds = seconds;
        samples += row.size();
        rows++;
    }

    /** All that there is to say. */
    ImportReport report(List<SensorSettings> sensors, SampleRows table, @Nullable String damage) {
        if (table.duplicates() > 0) {
            duplicates(table.duplicates());
        }
        if (table.missing() > 0) {
            add(count(table.missing(), "sample") + " left out because numbers are missing.");
        }
        if (table.malformed() > 0) {
            add(count(table.malformed(), "malformed row") + " left out, the first being " + table.firstMalformed());
        }
        if (gaps > 0) {
            add(String.format(
                    Locale.ROOT,
                    "%s longer than %.1f s, the longest %.3f s; nothing is judged there.",
                    count(gaps, "gap"),
                    GAP_SECONDS,
                    longestGap));
        }
        if (damage != null) {
            add(damage);
        }
        return new ImportReport(sensors, samples, lastSeconds, sentences, damage != null);
    }

    private void duplicates(long duplicates) {
        String advice = duplicates > MANY_DUPLICATES * rows
                ? " That is so many that the times seem to be rounded: without a column for t, and with --rate HZ, all"
                        + " rows are kept."
                : "";
        add(count(duplicates, "row") + " dropped because the time is that of the row before." + advice);
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}

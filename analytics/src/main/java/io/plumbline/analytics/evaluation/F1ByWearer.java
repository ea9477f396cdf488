package io.plumbline.analytics.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * F1 of several wearers' sessions with a 95 % interval by the percentile bootstrap (Efron 1979). Whole wearers are drawn
 * anew, never single alerts: those of one wearer resemble each other, so that drawing alerts would make the interval too
 * narrow. The same scores give the same interval, in whatever order they came.
 *
 * @param wearers how many
 * @param f1 of all sessions together; NaN where nothing was due and nothing came
 * @param lower the interval's lower end; NaN with fewer than two wearers
 * @param upper the interval's upper end; NaN with fewer than two wearers
 */
public record F1ByWearer(int wearers, double f1, double lower, double upper) {

    /** How often the wearers are drawn anew; chosen, not measured: the ends then move by less than 0.01. */
    public static final int DRAWS = 2000;

    private static final int SEED = 1;

    /**
     * Draws.
     *
     * @param byWearer the score of each wearer's sessions together
     */
    public static F1ByWearer of(Map<String, DetectionScore> byWearer) {
        List<DetectionScore> scores = List.copyOf(new TreeMap<>(byWearer).values());
        double f1 = scores.stream()
                .reduce(DetectionScore.NOTHING, DetectionScore::plus)
                .f1();
        if (scores.size() < 2) {
            return new F1ByWearer(scores.size(), f1, Double.NaN, Double.NaN);
        }
        double[] drawn = drawn(scores);
        if (drawn.length == 0) {
            return new F1ByWearer(scores.size(), f1, Double.NaN, Double.NaN);
        }
        Percentile percentile = new Percentile();
        percentile.setData(drawn);
        return new F1ByWearer(scores.size(), f1, percentile.evaluate(2.5), percentile.evaluate(97.5));
    }

    /** Draws in which nothing was due and nothing came have no F1 and are left out. */
    private static double[] drawn(List<DetectionScore> scores) {
        Well19937c random = new Well19937c(SEED);
        List<Double> drawn = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            DetectionScore sum = DetectionScore.NOTHING;
            for (int i = 0; i < scores.size(); i++) {
                sum = sum.plus(scores.get(random.nextInt(scores.size())));
            }
            if (!Double.isNaN(sum.f1())) {
                drawn.add(sum.f1());
            }
        }
        return drawn.stream().mapToDouble(one -> one).toArray();
    }
}

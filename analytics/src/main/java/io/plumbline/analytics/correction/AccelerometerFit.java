package io.plumbline.analytics.correction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * Finds an accelerometer's offsets and, where the rests' directions suffice, its scales: those with which gravity has the
 * same size in every rest. Minimises Σ wᵢ (|(aᵢ − b)/s| − g)² by Levenberg and Marquardt (research: biomechanics §3.2), a
 * rest weighing the more the surer it is; one that fits badly weighs less at first, and is then left out.
 *
 * <p>g is 9.81 m/s². At the equator it is 0.3 % less: the scales take that up, and no angle depends on it.
 */
public final class AccelerometerFit {

    /** What an accelerometer without errors reads at rest, m/s². */
    public static final double GRAVITY = 9.81;

    private static final double MILLI_G = GRAVITY / 1000;

    /** No mean of a rest is surer than this, since axes are not quite perpendicular and warm up; chosen, m/s². */
    private static final double LEAST_ERROR = 3 * MILLI_G;

    /** What is known of a part before it has rested: 60 mg and 3 %, wide beside any data sheet's. */
    private static final double USUAL_OFFSET = 60 * MILLI_G;

    private static final double USUAL_SCALE = 0.03;

    /** Where a rest that fits badly begins to lose weight (Cauchy's), m/s²; without scales these are in the residuals. */
    private static final double BAD_FIT = 10 * MILLI_G;

    private static final double BAD_FIT_WITHOUT_SCALES = 20 * MILLI_G;
    private static final int REWEIGHTINGS = 30;

    /** A rest is none where it is off by this many times the width above, and by so many times the usual size. */
    private static final double NO_REST = 3;

    /** Readings outside of this are not of a sensor at rest: half to one and a half g. */
    private static final double LARGEST_SIZE_ERROR = 0.5 * GRAVITY;

    private static final double LARGEST_OFFSET = 250 * MILLI_G;
    private static final double LARGEST_SCALE_ERROR = 0.1;
    private static final int STEPS = 200;

    private AccelerometerFit() {}

    /** What these rests of one sensor tell; their order does not matter. */
    public static CorrectionOutcome of(List<Rest> all) {
        List<Rest> rests = all.stream()
                .filter(rest -> Math.abs(rest.size() - GRAVITY) < LARGEST_SIZE_ERROR)
                .toList();
        if (rests.isEmpty()) {
            return all.isEmpty()
                    ? new CorrectionOutcome.Refused(
                            "the sensor never rested", "Leave it alone for 5 s in each of six poses.")
                    : new CorrectionOutcome.Refused(
                            String.format(
                                    Locale.ROOT,
                                    "at rest it reads %.1f m/s² and not 9.8",
                                    all.get(0).size()),
                            "Check the unit of its accelerometer.");
        }
        Coverage coverage = new Coverage(rests);
        if (!coverage.tellsOffset()) {
            return refused(coverage);
        }
        boolean scales = coverage.tellsScales();
        List<Rest> good = withoutBad(rests, scales);
        Coverage left = new Coverage(good);
        if (!left.tellsOffset()) {
            return refused(left);
        }
        if (scales && !left.tellsScales()) {
            scales = false;
            good = withoutBad(rests, false);
            left = new Coverage(good);
        }
        return checked(fit(good, weights(good), scales), scales, good, all.size() - good.size(), left);
    }

    private static CorrectionOutcome refused(Coverage coverage) {
        int directions = coverage.directions();
        String axis = coverage.weakestAxis();
        return new CorrectionOutcome.Refused(
                String.format(
                        Locale.ROOT,
                        "it rested in %d direction%s only, and least is known of its %s axis; no rest was %s",
                        directions,
                        directions == 1 ? "" : "s",
                        axis,
                        String.join(", ", coverage.missingFaces())),
                "Let it rest 5 s with " + axis
                        + " up or down too: loose, laid on that face; worn, lying on the side, on the back or on the front.");
    }

    private static CorrectionOutcome checked(
            double[] found, boolean scales, List<Rest> rests, int leftOut, Coverage coverage) {
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(found[axis]) > LARGEST_OFFSET || Math.abs(found[axis + 3] - 1) > LARGEST_SCALE_ERROR) {
                return new CorrectionOutcome.Refused(
                        String.format(
                                Locale.ROOT,
                                "the %s axis would have an offset of %.0f mg and a scale of %.3f, which no working part has",
                                List.of("x", "y", "z").get(axis),
                                found[axis] / MILLI_G,
                                found[axis + 3]),
                        "Do it again, and keep hands off while it rests.");
            }
        }
        AccelerometerCorrection correction = new AccelerometerCorrection(
                rounded(found[0], 1e5),
                rounded(found[1], 1e5),
                rounded(found[2], 1e5),
                rounded(found[3], 1e6),
                rounded(found[4], 1e6),
                rounded(found[5], 1e6));
        return new CorrectionOutcome.Found(
                correction,
                scales,
                rests.size(),
                leftOut,
                coverage.directions(),
                scales ? List.of() : coverage.missingFaces(),
                residualMg(rests, AccelerometerCorrection.NONE),
                residualMg(rests, correction));
    }

    /** How far the corrected size of the rests is from 1 g, root mean square, mg; NaN without a rest. */
    public static double residualMg(List<Rest> rests, AccelerometerCorrection correction) {
        double squares = 0;
        for (Rest rest : rests) {
            double error = correction.size(rest.ax(), rest.ay(), rest.az()) - GRAVITY;
            squares += error * error;
        }
        return Math.sqrt(squares / rests.size()) / MILLI_G;
    }

    private static List<Rest> withoutBad(List<Rest> rests, boolean scales) {
        double width = scales ? BAD_FIT : BAD_FIT_WITHOUT_SCALES;
        double[] usual = weights(rests);
        double[] weights = usual.clone();
        double[] errors = new double[weights.length];
        for (int i = 0; i < REWEIGHTINGS; i++) {
            double[] found = fit(rests, weights, scales);
            for (int k = 0; k < errors.length; k++) {
                errors[k] = Math.abs(size(rests.get(k), found) - GRAVITY);
                weights[k] = usual[k] / Math.sqrt(1 + (errors[k] / width) * (errors[k] / width));
            }
        }
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        double limit = NO_REST * Math.max(width, sorted[sorted.length / 2]);
        List<Rest> good = new ArrayList<>();
        for (int k = 0; k < errors.length; k++) {
            if (errors[k] <= limit) {
                good.add(rests.get(k));
            }
        }
        return good;
    }

    /** One over each rest's standard error. */
    private static double[] weights(List<Rest> rests) {
        return rests.stream()
                .mapToDouble(rest -> 1 / Math.hypot(LEAST_ERROR, rest.standardErrorMps2()))
                .toArray();
    }

    /** Offsets and scales; without scales these are 1. */
    private static double[] fit(List<Rest> rests, double[] weights, boolean scales) {
        int unknowns = scales ? 6 : 3;
        double[] start = new double[unknowns];
        Arrays.fill(start, Math.min(3, unknowns), unknowns, 1);
        double[] target = new double[rests.size() + unknowns];
        for (int i = 0; i < weights.length; i++) {
            target[i] = weights[i] * GRAVITY;
        }
        Arrays.fill(target, weights.length + 3, target.length, 1 / USUAL_SCALE);
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(start)
                .target(target)
                .model(point -> model(rests, weights, point))
                .maxEvaluations(STEPS)
                .maxIterations(STEPS)
                .lazyEvaluation(false)
                .build();
        double[] found =
                new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
        return whole(found);
    }

    /** Weighted sizes of the corrected rests, then what is known beforehand; and how they change with the unknowns. */
    private static Pair<RealVector, RealMatrix> model(List<Rest> rests, double[] weights, RealVector point) {
        int unknowns = point.getDimension();
        double[] p = whole(point.toArray());
        double[] values = new double[weights.length + unknowns];
        double[][] slopes = new double[values.length][unknowns];
        for (int i = 0; i < weights.length; i++) {
            Rest rest = rests.get(i);
            double[] truth = {(rest.ax() - p[0]) / p[3], (rest.ay() - p[1]) / p[4], (rest.az() - p[2]) / p[5]};
            double size = Math.sqrt(truth[0] * truth[0] + truth[1] * truth[1] + truth[2] * truth[2]);
            values[i] = weights[i] * size;
            for (int k = 0; k < unknowns; k++) {
                double part = truth[k % 3] / (size * p[3 + k % 3]);
                slopes[i][k] = -weights[i] * (k < 3 ? part : part * truth[k - 3]);
            }
        }
        for (int k = 0; k < unknowns; k++) {
            double width = k < 3 ? USUAL_OFFSET : USUAL_SCALE;
            values[weights.length + k] = p[k] / width;
            slopes[weights.length + k][k] = 1 / width;
        }
        return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
    }

    private static double size(Rest rest, double[] p) {
        return Math.sqrt(square((rest.ax() - p[0]) / p[3])
                + square((rest.ay() - p[1]) / p[4])
                + square((rest.az() - p[2]) / p[5]));
    }

    private static double[] whole(double[] found) {
        return found.length == 6 ? found : new double[] {found[0], found[1], found[2], 1, 1, 1};
    }

    private static double square(double value) {
        return value * value;
    }

    private static double rounded(double value, double perUnit) {
        return Math.rint(value * perUnit) / perUnit + 0.0;
    }
}

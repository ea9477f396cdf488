package io.plumbline.analytics.evaluation;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** How far a measured angle was from the true one, degrees. Immutable. */
public final class AngleError {

    /** No value compared. */
    public static final AngleError NONE = new AngleError(new double[0]);

    private final double[] errorsDeg;

    /** Of these differences, measured − true. */
    public AngleError(double[] errorsDeg) {
        this.errorsDeg = errorsDeg.clone();
    }

    /** Both together. */
    public AngleError plus(AngleError other) {
        double[] both = Arrays.copyOf(errorsDeg, errorsDeg.length + other.errorsDeg.length);
        System.arraycopy(other.errorsDeg, 0, both, errorsDeg.length, other.errorsDeg.length);
        return new AngleError(both);
    }

    /** How many values were compared; where none, every figure is NaN. */
    public int count() {
        return errorsDeg.length;
    }

    /** Root mean square. */
    public double rmseDeg() {
        return Math.sqrt(
                Arrays.stream(errorsDeg).map(error -> error * error).average().orElse(Double.NaN));
    }

    /** Mean; above 0 where the measured angle is too large. */
    public double biasDeg() {
        return Arrays.stream(errorsDeg).average().orElse(Double.NaN);
    }

    /** The size that 95 % of the errors do not exceed. */
    public double p95Deg() {
        return new Percentile(95)
                .evaluate(Arrays.stream(errorsDeg).map(Math::abs).toArray());
    }

    /** The largest size. */
    public double maxDeg() {
        return Arrays.stream(errorsDeg).map(Math::abs).max().orElse(Double.NaN);
    }
}

package io.plumbline.analytics.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/**
 * A true angle given ten times a second from time 0 on. Between the values it is a natural cubic spline, which for the
 * movements of a trunk (under 3 Hz) is true to a tenth of a degree. Immutable.
 */
public final class TrueAngle {

    /** Values a second. */
    public static final double RATE_HZ = 10;

    private static final double SEARCH_STEP_SECONDS = 0.01;

    private final PolynomialSplineFunction spline;
    private final double endSeconds;

    /**
     * The angle with these values at 0, 0.1, 0.2 … s.
     *
     * @throws IllegalArgumentException if there are fewer than three
     */
    public TrueAngle(double[] valuesDeg) {
        if (valuesDeg.length < 3) {
            throw new IllegalArgumentException("a list of angles has at least 3 values, was " + valuesDeg.length);
        }
        double[] seconds = new double[valuesDeg.length];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = i / RATE_HZ;
        }
        spline = new SplineInterpolator().interpolate(seconds, valuesDeg);
        endSeconds = seconds[seconds.length - 1];
    }

    /** The time of the last value, s. */
    public double endSeconds() {
        return endSeconds;
    }

    /** The angle at a time, degrees; before the first and after the last value it stays. */
    public double atDeg(double seconds) {
        return spline.value(Math.max(0, Math.min(endSeconds, seconds)));
    }

    /**
     * The stretches of a signal above a level, by time. One that is above at an end of {@code within} begins or ends there.
     */
    static List<TimeSpan> above(DoubleUnaryOperator signal, double level, TimeSpan within) {
        List<TimeSpan> found = new ArrayList<>();
        double start = Double.NaN;
        double lastSeconds = within.startSeconds();
        double last = signal.applyAsDouble(lastSeconds);
        if (last > level) {
            start = lastSeconds;
        }
        int steps = (int) Math.ceil(within.durationSeconds() / SEARCH_STEP_SECONDS - 1e-9);
        for (int i = 1; i <= steps; i++) {
            double seconds = Math.min(within.endSeconds(), within.startSeconds() + i * SEARCH_STEP_SECONDS);
            double value = signal.applyAsDouble(seconds);
            boolean above = value > level;
            if (above != last > level) {
                double crossing = lastSeconds + (seconds - lastSeconds) * (level - last) / (value - last);
                if (above) {
                    start = crossing;
                } else {
                    found.add(new TimeSpan(start, Math.max(start, crossing)));
                    start = Double.NaN;
                }
            }
            last = value;
            lastSeconds = seconds;
        }
        if (!Double.isNaN(start)) {
            found.add(new TimeSpan(start, within.endSeconds()));
        }
        return found;
    }

    /** The largest value of a signal in a stretch, found in steps of 10 ms. */
    static double largest(DoubleUnaryOperator signal, TimeSpan within) {
        double largest =
                Math.max(signal.applyAsDouble(within.startSeconds()), signal.applyAsDouble(within.endSeconds()));
        for (double seconds = within.startSeconds(); seconds < within.endSeconds(); seconds += SEARCH_STEP_SECONDS) {
            largest = Math.max(largest, signal.applyAsDouble(seconds));
        }
        return largest;
    }
}

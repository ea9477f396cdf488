package io.plumbline.simulator.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie on the page.
 *
 * @param low value at {@code lowPixel}
 * @param high value at {@code highPixel}, above {@code low}
 */
record Scale(double low, double high, double lowPixel, double highPixel) {

    Scale {
        if (!(high > low)) {
            throw new IllegalArgumentException("a scale goes up, was from " + low + " to " + high);
        }
    }

    /** A scale over a trace's values with room above and beneath, never narrower than {@code leastSpan}. */
    static Scale around(double lowest, double highest, double leastSpan, double lowPixel, double highPixel) {
        double span = Math.max(leastSpan, highest - lowest);
        double middle = 0.5 * (lowest + highest);
        return new Scale(middle - 0.56 * span, middle + 0.56 * span, lowPixel, highPixel);
    }

    double pixel(double value) {
        return lowPixel + (value - low) / (high - low) * (highPixel - lowPixel);
    }

    /** The round step, 1, 2 or 5 times a power of ten, whose ticks are at least so far apart. */
    double step(double leastPixels) {
        double least = leastPixels / Math.abs(highPixel - lowPixel) * (high - low);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int digit : new int[] {1, 2, 5}) {
            if (digit * power >= least) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    /** The multiples of a step within the scale. */
    List<Double> ticks(double step) {
        List<Double> ticks = new ArrayList<>();
        for (double i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(i * step + 0.0);
        }
        return ticks;
    }

    /** A tick's text: no more decimals than its step needs, and a true minus. */
    static String text(double tick, double step) {
        int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
        String digits = new java.math.BigDecimal(Math.abs(tick))
                .setScale(decimals, java.math.RoundingMode.HALF_UP)
                .toPlainString();
        return (tick < -0.5 * step ? "−" : "") + digits;
    }
}

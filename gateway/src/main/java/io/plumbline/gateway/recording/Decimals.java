package io.plumbline.gateway.recording;

import java.math.BigDecimal;

/** Numbers as files hold them: plain decimals, a point and no exponent, in every locale. */
public final class Decimals {

    /** Times beyond this many seconds (some 126 years) are taken for a mistaken unit. */
    static final double LARGEST_SECONDS = 4e9;

    /** Accelerations in m/s² and rates in rad/s are below this; the best sensors end at 2000 and 150. */
    static final double LARGEST_AXIS = 1e5;

    private static final double MICROSECONDS = 1e6;
    private static final int TIME_DECIMALS = 6;
    private static final int MOST_QUICK_DECIMALS = 9;
    private static final double LARGEST_EXACT = 0x1p53;

    private Decimals() {}

    /**
     * The nearest whole number of microseconds, as seconds: what is written with 6 decimals and read again is the same
     * double.
     */
    static double roundToMicroseconds(double seconds) {
        return Math.rint(seconds * MICROSECONDS) / MICROSECONDS;
    }

    /** Appends seconds with 6 decimals. */
    public static void appendMicroseconds(StringBuilder out, double seconds) {
        appendScaled(out, (long) Math.rint(seconds * MICROSECONDS), TIME_DECIMALS);
    }

    /** Appends the decimals that read back as the same double: as few as possible up to 9, else those of Java. */
    public static void appendShortest(StringBuilder out, double value) {
        double power = 1;
        for (int decimals = 0; decimals <= MOST_QUICK_DECIMALS; decimals++, power *= 10) {
            double scaled = Math.rint(value * power);
            if (Math.abs(scaled) > LARGEST_EXACT) {
                break;
            }
            if (Double.doubleToRawLongBits(scaled / power) == Double.doubleToRawLongBits(value)) {
                if (scaled == 0) {
                    out.append(1 / value < 0 ? "-0" : "0");
                } else {
                    appendScaled(out, (long) scaled, decimals);
                }
                return;
            }
        }
        String text = Double.toString(value);
        out.append(text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString());
    }

    /** As {@link #appendShortest}, by itself. */
    static String shortest(double value) {
        StringBuilder text = new StringBuilder();
        appendShortest(text, value);
        return text.toString();
    }

    /**
     * Appends {@code value} with 12 decimals.
     *
     * @param value in [−1000, 1000]
     */
    public static void appendTwelveDecimals(StringBuilder out, double value) {
        appendScaled(out, (long) Math.rint(value * 1e12), 12);
    }

    /** Appends {@code scaled / 10^decimals}. */
    private static void appendScaled(StringBuilder out, long scaled, int decimals) {
        if (scaled < 0) {
            out.append('-');
        }
        String digits = Long.toString(Math.abs(scaled));
        int whole = digits.length() - decimals;
        if (whole > 0) {
            out.append(digits, 0, whole);
        } else {
            out.append('0');
        }
        if (decimals > 0) {
            out.append('.');
            for (int i = whole; i < 0; i++) {
                out.append('0');
            }
            out.append(digits, Math.max(whole, 0), digits.length());
        }
    }
}

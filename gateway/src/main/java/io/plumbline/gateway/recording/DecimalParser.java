package io.plumbline.gateway.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Reads decimal numbers out of bytes, exactly: the result is that of {@link Double#parseDouble}, which it leaves the
 * long ones to. One of up to 18 digits that make an integer of at most 2⁵³ is that integer divided by a power of ten;
 * both are exact in a double, so IEEE 754 rounds the quotient rightly (Clinger 1990, "How to read floating point
 * numbers accurately", doi:10.1145/93542.93557).
 *
 * <p>Not thread-safe: it remembers where the last number ended.
 */
final class DecimalParser {

    private static final long LARGEST_EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    private int end;

    /** Index of the first byte after the last number; meaningless where there was none. */
    int end() {
        return end;
    }

    /**
     * Reads the number that begins at {@code from}: an optional sign, digits with or without a decimal point, an
     * optional exponent. Some byte after it must be none of these.
     *
     * @return the number; NaN where none begins here or it is too large for a double
     */
    double parse(byte[] bytes, int from) {
        int i = from;
        boolean negative = bytes[i] == '-';
        if (negative || bytes[i] == '+') {
            i++;
        }
        long mantissa = 0;
        int firstDigit = i;
        int digit = bytes[i] - '0';
        while (digit >= 0 && digit <= 9) {
            mantissa = mantissa * 10 + digit;
            digit = bytes[++i] - '0';
        }
        int digits = i - firstDigit;
        int decimals = 0;
        if (bytes[i] == '.') {
            int firstDecimal = ++i;
            digit = bytes[i] - '0';
            while (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                digit = bytes[++i] - '0';
            }
            decimals = i - firstDecimal;
            digits += decimals;
        }
        if (digits == 0) {
            return Double.NaN;
        }
        boolean exponent = bytes[i] == 'e' || bytes[i] == 'E';
        if (exponent || digits > MOST_DIGITS || mantissa > LARGEST_EXACT) {
            return parseLong(bytes, from, exponent ? afterExponent(bytes, i) : i);
        }
        end = i;
        double size = mantissa / POWERS_OF_TEN[decimals];
        return negative ? -size : size;
    }

    private double parseLong(byte[] bytes, int from, int to) {
        if (to < 0) {
            return Double.NaN;
        }
        end = to;
        double value = Double.parseDouble(new String(bytes, from, to - from, ISO_8859_1));
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static int afterExponent(byte[] bytes, int letter) {
        int i = letter + 1;
        if (bytes[i] == '-' || bytes[i] == '+') {
            i++;
        }
        int firstDigit = i;
        while (bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i == firstDigit ? -1 : i;
    }
}

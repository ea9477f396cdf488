package io.plumbline.simulator.sensor;

/** Makes numbers of 2^bits steps of a value and stops at the ends of its range, as an analogue-digital converter does. */
final class Converter {

    private final double step;
    private final double lowest;
    private final double highest;

    /**
     * Steps are of 2·range/2^bits: codes −2^(bits−1) to 2^(bits−1) − 1.
     *
     * @param range in the unit of the values; positive
     */
    Converter(double range, int bits) {
        double codes = Math.scalb(1.0, bits - 1);
        step = range / codes;
        lowest = -codes;
        highest = codes - 1;
    }

    double convert(double value) {
        return Math.max(lowest, Math.min(highest, Math.rint(value / step))) * step;
    }
}

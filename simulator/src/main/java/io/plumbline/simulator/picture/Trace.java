package io.plumbline.simulator.picture;

import java.util.Arrays;

/**
 * A signal over time, kept as the lowest and highest value of each column of pixels, so that its size does not grow with
 * the session and no peak is lost.
 */
final class Trace {

    private final String name;
    private final String colour;
    private final Scale time;
    private final int columns;
    private final double[] lowest;
    private final double[] highest;
    /** Whether the line is broken before a column. */
    private final boolean[] broken;

    private final double gapSeconds;
    private double lastSeconds = Double.NaN;

    /**
     * An empty trace.
     *
     * @param gapSeconds values further apart are not joined by the line
     */
    Trace(String name, String colour, Scale time, double gapSeconds) {
        this.name = name;
        this.colour = colour;
        this.time = time;
        this.gapSeconds = gapSeconds;
        columns = (int) Math.ceil(time.highPixel() - time.lowPixel());
        lowest = new double[columns];
        highest = new double[columns];
        broken = new boolean[columns];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    }

    String name() {
        return name;
    }

    String colour() {
        return colour;
    }

    /** Takes a value; times only grow. */
    void add(double seconds, double value) {
        int column = Math.max(0, Math.min(columns - 1, (int) (time.pixel(seconds) - time.lowPixel())));
        broken[column] |= seconds - lastSeconds > gapSeconds && lowest[column] > highest[column];
        lowest[column] = Math.min(lowest[column], value);
        highest[column] = Math.max(highest[column], value);
        lastSeconds = seconds;
    }

    double lowest() {
        return Arrays.stream(lowest).min().orElse(0);
    }

    double highest() {
        return Arrays.stream(highest).max().orElse(0);
    }

    /** The line as a path's data. */
    StringBuilder path(Scale values) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int column = 0; column < columns; column++) {
            if (lowest[column] > highest[column]) {
                continue;
            }
            drawing &= !broken[column];
            double x = time.lowPixel() + column + 0.5;
            double low = values.pixel(lowest[column]);
            double high = values.pixel(highest[column]);
            if (Math.abs(low - high) < 0.6) {
                point(path, drawing, x, 0.5 * (low + high));
            } else {
                point(path, drawing, x, low);
                point(path, true, x, high);
            }
            drawing = true;
        }
        return path;
    }

    private static void point(StringBuilder path, boolean drawing, double x, double y) {
        path.append(drawing ? 'L' : 'M');
        Svg.append(path, x).append(' ');
        Svg.append(path, y);
    }
}

package io.plumbline.analytics.repetition;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The median of the last five values; 0 before the first. */
final class RecentMedian {

    private static final int SIZE = 5;

    private final double[] values = new double[SIZE];
    private final double[] sorted = new double[SIZE];
    private int count;
    private double median;

    RecentMedian() {}

    RecentMedian(DataInput saved) throws IOException {
        for (int i = 0; i < SIZE; i++) {
            values[i] = saved.readDouble();
        }
        count = saved.readInt();
        median = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
        out.writeInt(count);
        out.writeDouble(median);
    }

    void add(double value) {
        values[count % SIZE] = value;
        count++;
        int filled = Math.min(count, SIZE);
        System.arraycopy(values, 0, sorted, 0, filled);
        Arrays.sort(sorted, 0, filled);
        median = (sorted[filled / 2] + sorted[(filled - 1) / 2]) / 2;
    }

    double value() {
        return median;
    }
}

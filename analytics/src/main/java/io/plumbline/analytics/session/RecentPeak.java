package io.plumbline.analytics.session;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The largest size of a fault in the last three seconds in which it was judged; to a tenth of a second. */
final class RecentPeak {

    /** A person needs some time to notice that it hurts and to say so; 3 s are chosen, not measured. */
    static final double SECONDS = 3;

    private static final double STEP_SECONDS = 0.1;
    private static final int STEPS = (int) Math.round(SECONDS / STEP_SECONDS);

    private final long[] step = new long[STEPS];
    private final double[] largestDeg = new double[STEPS];

    /** The step under way, which is not among the others yet. */
    private long stepNow = Long.MIN_VALUE / 2;

    private double largestNowDeg;

    RecentPeak() {
        Arrays.fill(step, Long.MIN_VALUE / 2);
    }

    RecentPeak(DataInput saved) throws IOException {
        for (int i = 0; i < STEPS; i++) {
            step[i] = saved.readLong();
            largestDeg[i] = saved.readDouble();
        }
        stepNow = saved.readLong();
        largestNowDeg = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        for (int i = 0; i < STEPS; i++) {
            out.writeLong(step[i]);
            out.writeDouble(largestDeg[i]);
        }
        out.writeLong(stepNow);
        out.writeDouble(largestNowDeg);
    }

    /** Takes a size that was judged, degrees; NaN: it was not. */
    void add(double timeSeconds, double sizeDeg) {
        if (Double.isNaN(sizeDeg)) {
            return;
        }
        long now = stepOf(timeSeconds);
        if (now == stepNow) {
            largestNowDeg = Math.max(largestNowDeg, sizeDeg);
            return;
        }
        keepStep();
        stepNow = now;
        largestNowDeg = sizeDeg;
    }

    private void keepStep() {
        int place = (int) Math.floorMod(stepNow, (long) STEPS);
        step[place] = stepNow;
        largestDeg[place] = largestNowDeg;
    }

    /** The largest of the three seconds before a time, degrees; NaN where nothing was judged in them. */
    double before(double timeSeconds) {
        keepStep();
        long now = stepOf(timeSeconds);
        double largest = Double.NaN;
        for (int i = 0; i < STEPS; i++) {
            if (now - step[i] < STEPS && !(largestDeg[i] <= largest)) {
                largest = largestDeg[i];
            }
        }
        return largest;
    }

    private static long stepOf(double timeSeconds) {
        return (long) Math.floor(timeSeconds / STEP_SECONDS);
    }
}

package io.plumbline.analytics.imu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Notices that a sensor's value stands at the end of its range: an axis that reads the same, to the bit, for 20 ms (gyro)
 * or 40 ms (accelerometer) and three samples, at a size that the smallest ranges of the parts in use (±250 °/s, ±2 g)
 * begin to cut off. Within the range, a body that swings once a second or faster to such a size changes by more than a
 * count (0.06 °/s, 4 mg) in that time, even at the peak. Rows that a logger repeats whole do not count.
 *
 * <p>What it can't see: a range that cuts off for less, as at an impact, and values that were filtered or resampled
 * afterwards.
 */
public final class RangeWatch {

    private static final double LEAST_FORCE = 1.9 * 9.80665;
    private static final double LEAST_RATE_RAD_PER_S = Math.toRadians(240);
    private static final int SAME_SAMPLES = 3;
    private static final double SAME_FORCE_SECONDS = 0.0395;
    private static final double SAME_RATE_SECONDS = 0.0195;
    private static final int AXES = 6;

    private final double[] last = new double[AXES];
    private final double[] sinceSeconds = new double[AXES];
    private final int[] same = new int[AXES];

    /** No value of the last sample was large, so that what is kept of the axes says nothing. */
    private boolean quiet = true;

    /** Begins with nothing seen. */
    public RangeWatch() {}

    /** Restores what {@link #save} wrote. */
    public RangeWatch(DataInput saved) throws IOException {
        quiet = saved.readBoolean();
        for (int axis = 0; axis < AXES; axis++) {
            last[axis] = saved.readDouble();
            sinceSeconds[axis] = saved.readDouble();
            same[axis] = saved.readInt();
        }
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(quiet);
        for (int axis = 0; axis < AXES; axis++) {
            out.writeDouble(last[axis]);
            out.writeDouble(sinceSeconds[axis]);
            out.writeInt(same[axis]);
        }
    }

    /** Takes the next sample; whether a value of it stands at the end of the range. */
    public boolean atEnd(ImuSample s) {
        boolean largeForce =
                Math.abs(s.ax()) >= LEAST_FORCE || Math.abs(s.ay()) >= LEAST_FORCE || Math.abs(s.az()) >= LEAST_FORCE;
        boolean largeRate = Math.abs(s.gx()) >= LEAST_RATE_RAD_PER_S
                || Math.abs(s.gy()) >= LEAST_RATE_RAD_PER_S
                || Math.abs(s.gz()) >= LEAST_RATE_RAD_PER_S;
        if (!largeForce && !largeRate) {
            quiet = true;
            return false;
        }
        boolean atEnd = !isRepeated(s) && stands(s);
        quiet = false;
        return atEnd;
    }

    /** Whether a row that has a large value is the one before it over again. */
    private boolean isRepeated(ImuSample s) {
        return !quiet
                && s.ax() == last[0]
                && s.ay() == last[1]
                && s.az() == last[2]
                && s.gx() == last[3]
                && s.gy() == last[4]
                && s.gz() == last[5];
    }

    private boolean stands(ImuSample s) {
        boolean stands = stands(0, s.ax(), s.timeSeconds());
        stands |= stands(1, s.ay(), s.timeSeconds());
        stands |= stands(2, s.az(), s.timeSeconds());
        stands |= stands(3, s.gx(), s.timeSeconds());
        stands |= stands(4, s.gy(), s.timeSeconds());
        stands |= stands(5, s.gz(), s.timeSeconds());
        return stands;
    }

    private boolean stands(int axis, double now, double timeSeconds) {
        boolean force = axis < 3;
        boolean large = Math.abs(now) >= (force ? LEAST_FORCE : LEAST_RATE_RAD_PER_S);
        if (quiet || !large || now != last[axis]) {
            same[axis] = 0;
            sinceSeconds[axis] = timeSeconds;
        }
        same[axis]++;
        last[axis] = now;
        double seconds = timeSeconds - sinceSeconds[axis];
        return large && same[axis] >= SAME_SAMPLES && seconds >= (force ? SAME_FORCE_SECONDS : SAME_RATE_SECONDS);
    }
}

package io.plumbline.analytics.clock;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one sensor's clock shows against the host's, from the times of arrival of its samples. Nothing arrives before it
 * was measured, and now and then a sample arrives almost at once: the line that lies beneath all points (sensor time,
 * arrival − sensor time) is the clock's offset and rate, whatever else delays samples. The line taken is an edge of the
 * lower convex hull of the last 30 s, that at two thirds of them (after Moon, Skelly, Towsley 1999, "Estimation and removal of
 * clock skew from network delay measurements", INFOCOM, doi:10.1109/INFCOM.1999.749287; the window: research,
 * biomechanics §5.6). Over 30 s a drift of 0.02 ppm/s bends the line by 2 µs.
 *
 * <p><b>What it can't tell</b>: the smallest delay of a link from the offset of its clock. What is called host time here
 * is later than the true one by the smallest delay of the window. Where packets go off at changing places between two
 * connection events that is well below a sampling interval; a sensor whose clock keeps step with the host's to some 100
 * ppm has its packets always at the same places, and its smallest delay is a constant below the greatest common divisor
 * of the packets' interval and the connection's: 10 ms for single samples at 100 Hz, but up to a whole connection interval
 * where packets come at multiples of it.
 *
 * <p>Bounded memory; the fit is found anew every 0.1 s of sensor time. Deterministic: a function of the times given.
 */
public final class ClockFit {

    /** This much of a sensor's time must have been seen before its clock is taken as known, s; measured, see the tests. */
    public static final double KNOWN_AFTER_SECONDS = 3;

    private static final double WINDOW_SECONDS = 30;

    /** Of the samples in so much sensor time the one that lies lowest is kept, s. */
    private static final double SLOT_SECONDS = 0.1;

    /** Whose edge is taken: a later one notices sooner that packets have changed places, an earlier one is calmer; chosen. */
    private static final double EDGE_AT = 2 / 3.0;

    private static final int POINTS = 300;
    private static final int FEWEST_POINTS = 10;

    /** An oscillator is off by 3 % at most (research: biomechanics §5.6); a steeper line comes of a jump. */
    private static final double STEEPEST = 0.05;

    /** A sample that arrives so much before it can have been measured shows a clock that has jumped, s; chosen. */
    private static final double JUMP_SECONDS = 0.1;

    private final double[] seconds = new double[POINTS];
    private final double[] delays = new double[POINTS];
    private final int[] hull = new int[POINTS];
    private int oldest;
    private int count;
    private double originSeconds = Double.NaN;
    private double originArrival;
    private long slot = Long.MIN_VALUE;
    private double slotSeconds;
    private double slotDelay;
    private boolean known;
    private double pivotSeconds;
    private double pivotDelay;
    private double slope;

    /** A fit that has seen nothing. */
    public ClockFit() {}

    /** Restores what {@link #save} wrote. */
    public ClockFit(DataInput saved) throws IOException {
        originSeconds = saved.readDouble();
        originArrival = saved.readDouble();
        slot = saved.readLong();
        slotSeconds = saved.readDouble();
        slotDelay = saved.readDouble();
        known = saved.readBoolean();
        pivotSeconds = saved.readDouble();
        pivotDelay = saved.readDouble();
        slope = saved.readDouble();
        count = saved.readInt();
        for (int i = 0; i < count; i++) {
            seconds[i] = saved.readDouble();
            delays[i] = saved.readDouble();
        }
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        out.writeDouble(originSeconds);
        out.writeDouble(originArrival);
        out.writeLong(slot);
        out.writeDouble(slotSeconds);
        out.writeDouble(slotDelay);
        out.writeBoolean(known);
        out.writeDouble(pivotSeconds);
        out.writeDouble(pivotDelay);
        out.writeDouble(slope);
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeDouble(seconds[point(i)]);
            out.writeDouble(delays[point(i)]);
        }
    }

    /**
     * Takes the next sample's times. A clock that has jumped forward is followed from here on; after one that was set back
     * (its times here increase all the same) call {@link #restart()}.
     *
     * @param sensorSeconds on the sensor's clock, s, greater than the last
     * @param arrivalSeconds on the host's monotonic clock, s
     * @return whether what was known of the clock was given up with this sample
     */
    public boolean add(double sensorSeconds, double arrivalSeconds) {
        boolean jumped = known && arrivalSeconds < hostSeconds(sensorSeconds) - JUMP_SECONDS;
        if (jumped) {
            restart();
        }
        if (Double.isNaN(originSeconds)) {
            originSeconds = sensorSeconds;
            originArrival = arrivalSeconds;
        }
        double x = sensorSeconds - originSeconds;
        double delay = arrivalSeconds - originArrival - x;
        long now = (long) Math.floor(x / SLOT_SECONDS);
        boolean lost = false;
        if (now != slot) {
            if (slot != Long.MIN_VALUE) {
                keep(slotSeconds, slotDelay);
                lost = !fit();
                if (Double.isNaN(originSeconds)) {
                    add(sensorSeconds, arrivalSeconds);
                    return lost;
                }
            }
            slot = now;
            slotSeconds = x;
            slotDelay = delay;
        } else if (delay - slope * x < slotDelay - slope * slotSeconds) {
            slotSeconds = x;
            slotDelay = delay;
        }
        return jumped || lost;
    }

    /** Forgets everything: the sensor has started anew. */
    public void restart() {
        count = 0;
        oldest = 0;
        originSeconds = Double.NaN;
        slot = Long.MIN_VALUE;
        slope = 0;
        known = false;
    }

    /** Whether enough was seen to tell its time. */
    public boolean known() {
        return known;
    }

    /** The host's time at a time of the sensor, s, later than the truth by the link's smallest delay. */
    public double hostSeconds(double sensorSeconds) {
        double x = sensorSeconds - originSeconds;
        return originArrival + x + pivotDelay + slope * (x - pivotSeconds);
    }

    /** The sensor's time at a time of the host, s. */
    public double sensorSeconds(double hostSeconds) {
        double sinceOrigin = hostSeconds - originArrival - pivotDelay + slope * pivotSeconds;
        return originSeconds + sinceOrigin / (1 + slope);
    }

    /** How many seconds of the host go by in one of the sensor. */
    public double hostRate() {
        return 1 + slope;
    }

    private int point(int index) {
        return (oldest + index) % POINTS;
    }

    private void keep(double x, double delay) {
        while (count > 0 && (count == POINTS || seconds[oldest] < x - WINDOW_SECONDS)) {
            oldest = point(1);
            count--;
        }
        seconds[point(count)] = x;
        delays[point(count)] = delay;
        count++;
    }

    /** Finds the line anew; false where what was known has been given up. */
    private boolean fit() {
        double first = seconds[oldest];
        double last = seconds[point(count - 1)];
        if (count < FEWEST_POINTS || last - first < KNOWN_AFTER_SECONDS) {
            return true;
        }
        int left = edgeBeneath(first + EDGE_AT * (last - first));
        int from = hull[left];
        int to = hull[left + 1];
        double found = (delays[to] - delays[from]) / (seconds[to] - seconds[from]);
        if (!(Math.abs(found) <= STEEPEST)) {
            boolean wasKnown = known;
            restart();
            return !wasKnown;
        }
        slope = found;
        pivotSeconds = seconds[from];
        pivotDelay = delays[from];
        known = true;
        return true;
    }

    /** The lower hull by Andrew's monotone chain; gives the index in it of the edge beneath a time. */
    private int edgeBeneath(double x) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            int next = point(i);
            while (size > 1 && !turnsUp(hull[size - 2], hull[size - 1], next)) {
                size--;
            }
            hull[size++] = next;
        }
        int edge = 0;
        while (edge < size - 2 && seconds[hull[edge + 1]] < x) {
            edge++;
        }
        return edge;
    }

    private boolean turnsUp(int a, int b, int c) {
        return (delays[b] - delays[a]) * (seconds[c] - seconds[a])
                < (delays[c] - delays[a]) * (seconds[b] - seconds[a]);
    }
}

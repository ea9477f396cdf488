package io.plumbline.analytics.imu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Notices an axis that is stuck or dead: it has read the same, to the bit, for a second and twenty samples in which the
 * other instrument says that it must have changed. While the sensor turns with rate ω, the vertical in its axes changes by
 * −ω × a: an axis of the accelerometer must follow that, whatever it reads itself. And where the accelerometer sees the
 * vertical a turn by more than 10 °/s about an axis of the gyro, that axis must read something else at each sample.
 *
 * <p>At rest nothing must change, so that a coarse sensor may repeat its values for as long as it likes; so may an axis that
 * the movement leaves alone, and a stream that is frozen as a whole. What it can't see: a gyro's axis along the vertical,
 * and one that repeats two values in turn. The limits are chosen, not measured.
 */
public final class StuckAxisWatch {

    private static final String[] WORDS = {
        "accelerometer x", "accelerometer y", "accelerometer z", "gyro x", "gyro y", "gyro z"
    };
    private static final int AXES = 6;
    private static final double GRAVITY = 9.81;
    private static final double CLEAR_RATE_RAD_PER_S = Math.toRadians(10);

    /** Over how long forces are averaged to see the vertical turn, s. */
    private static final double FORCE_SECONDS = 0.2;

    /**
     * Over how long rates are averaged, s. What is constant for longer is bias; and since the mean lags behind a movement
     * that has ended, the rates must be clear both with it and without.
     */
    private static final double BIAS_SECONDS = 2;

    private static final double STUCK_SECONDS = 1;
    private static final int STUCK_SAMPLES = 20;

    /** No more than this counts of a step, s: a loss is not a movement. */
    private static final double MAX_STEP_SECONDS = 0.2;

    private double ax;
    private double ay;
    private double az;
    private double gx;
    private double gy;
    private double gz;
    private double meanAx;
    private double meanAy;
    private double meanAz;
    private double biasX;
    private double biasY;
    private double biasZ;
    private boolean begun;

    /** Whether an axis read the same in the last two samples, so that what is kept of their repeating says something. */
    private boolean repeating;

    private final double[] stuckSeconds = new double[AXES];
    private final int[] stuckSamples = new int[AXES];

    /** Begins with nothing seen. */
    public StuckAxisWatch() {
        forgetRepeating();
    }

    /** Restores what {@link #save} wrote. */
    public StuckAxisWatch(DataInput saved) throws IOException {
        ax = saved.readDouble();
        ay = saved.readDouble();
        az = saved.readDouble();
        gx = saved.readDouble();
        gy = saved.readDouble();
        gz = saved.readDouble();
        meanAx = saved.readDouble();
        meanAy = saved.readDouble();
        meanAz = saved.readDouble();
        biasX = saved.readDouble();
        biasY = saved.readDouble();
        biasZ = saved.readDouble();
        begun = saved.readBoolean();
        repeating = saved.readBoolean();
        for (int axis = 0; axis < AXES; axis++) {
            stuckSeconds[axis] = saved.readDouble();
            stuckSamples[axis] = saved.readInt();
        }
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        for (double value : new double[] {ax, ay, az, gx, gy, gz, meanAx, meanAy, meanAz, biasX, biasY, biasZ}) {
            out.writeDouble(value);
        }
        out.writeBoolean(begun);
        out.writeBoolean(repeating);
        for (int axis = 0; axis < AXES; axis++) {
            out.writeDouble(stuckSeconds[axis]);
            out.writeInt(stuckSamples[axis]);
        }
    }

    /**
     * Takes the next sample as it was measured; whether an axis of it is stuck.
     *
     * @param stepSeconds time since the last, s
     */
    public boolean isStuck(ImuSample s, double stepSeconds) {
        double step = Math.min(stepSeconds, MAX_STEP_SECONDS);
        boolean repeats =
                begun && (s.ax() == ax || s.ay() == ay || s.az() == az || s.gx() == gx || s.gy() == gy || s.gz() == gz);
        if (repeats) {
            noteRepeating(s);
        } else if (repeating) {
            forgetRepeating();
        }
        repeating = repeats;
        follow(s, step);
        return repeats && count(step);
    }

    private void follow(ImuSample s, double step) {
        ax = s.ax();
        ay = s.ay();
        az = s.az();
        gx = s.gx();
        gy = s.gy();
        gz = s.gz();
        if (!begun) {
            begin();
        }
        double forceShare = step / FORCE_SECONDS;
        double biasShare = step / BIAS_SECONDS;
        meanAx += forceShare * (ax - meanAx);
        meanAy += forceShare * (ay - meanAy);
        meanAz += forceShare * (az - meanAz);
        biasX += biasShare * (gx - biasX);
        biasY += biasShare * (gy - biasY);
        biasZ += biasShare * (gz - biasZ);
    }

    private void begin() {
        begun = true;
        meanAx = ax;
        meanAy = ay;
        meanAz = az;
        biasX = gx;
        biasY = gy;
        biasZ = gz;
    }

    private void forgetRepeating() {
        Arrays.fill(stuckSamples, -1);
        Arrays.fill(stuckSeconds, 0);
    }

    private void noteRepeating(ImuSample s) {
        note(0, s.ax() == ax);
        note(1, s.ay() == ay);
        note(2, s.az() == az);
        note(3, s.gx() == gx);
        note(4, s.gy() == gy);
        note(5, s.gz() == gz);
    }

    private void note(int axis, boolean repeats) {
        if (repeats) {
            stuckSamples[axis] = Math.max(0, stuckSamples[axis]);
        } else {
            stuckSamples[axis] = -1;
            stuckSeconds[axis] = 0;
        }
    }

    /** Lets the axes that repeat count where they must change; whether one is stuck. */
    private boolean count(double step) {
        double size = meanAx * meanAx + meanAy * meanAy + meanAz * meanAz;
        double leadX = (ax - meanAx) / FORCE_SECONDS; // how fast the force along the axis changes, m/s³
        double leadY = (ay - meanAy) / FORCE_SECONDS;
        double leadZ = (az - meanAz) / FORCE_SECONDS;
        boolean stuck = count(0, change(ay, az, gy, gz, biasY, biasZ) / GRAVITY, step);
        stuck |= count(3, (meanAz * leadY - meanAy * leadZ) / size, step);
        stuck |= count(1, change(az, ax, gz, gx, biasZ, biasX) / GRAVITY, step);
        stuck |= count(4, (meanAx * leadZ - meanAz * leadX) / size, step);
        stuck |= count(2, change(ax, ay, gx, gy, biasX, biasY) / GRAVITY, step);
        stuck |= count(5, (meanAy * leadX - meanAx * leadY) / size, step);
        return stuck;
    }

    /** How fast the force along an axis must change, m/s³, by those of the two that follow it, with the bias and without. */
    private static double change(
            double nextA, double otherA, double nextG, double otherG, double nextBias, double otherBias) {
        return Math.min(
                Math.abs((otherG - otherBias) * nextA - (nextG - nextBias) * otherA),
                Math.abs(otherG * nextA - nextG * otherA));
    }

    /** Whether an axis is stuck, where the other instrument says that it must change at a rate, rad/s. */
    private boolean count(int axis, double rate, double step) {
        if (stuckSamples[axis] >= 0 && Math.abs(rate) > CLEAR_RATE_RAD_PER_S) {
            stuckSeconds[axis] += step;
            stuckSamples[axis]++;
        }
        return stuck(axis);
    }

    /** The axes that are stuck by the last sample, e.g. {@code gyro y}; empty where none is. */
    public String words() {
        StringBuilder words = new StringBuilder();
        for (int axis = 0; axis < AXES; axis++) {
            if (stuck(axis)) {
                words.append(words.isEmpty() ? "" : ", ").append(WORDS[axis]);
            }
        }
        return words.toString();
    }

    private boolean stuck(int axis) {
        return stuckSeconds[axis] >= STUCK_SECONDS && stuckSamples[axis] >= STUCK_SAMPLES;
    }
}

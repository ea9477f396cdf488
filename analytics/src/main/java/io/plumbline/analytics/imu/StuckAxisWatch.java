package io.plumbline.analytics.imu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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

    private final double[] last = new double[AXES];
    private final double[] slow = new double[AXES];
    private final double[] stuckSeconds = new double[AXES];
    private final int[] stuckSamples = new int[AXES];
    private boolean begun;

    /** Begins with nothing seen. */
    public StuckAxisWatch() {}

    /** Restores what {@link #save} wrote. */
    public StuckAxisWatch(DataInput saved) throws IOException {
        for (int axis = 0; axis < AXES; axis++) {
            last[axis] = saved.readDouble();
            slow[axis] = saved.readDouble();
            stuckSeconds[axis] = saved.readDouble();
            stuckSamples[axis] = saved.readInt();
        }
        begun = saved.readBoolean();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        for (int axis = 0; axis < AXES; axis++) {
            out.writeDouble(last[axis]);
            out.writeDouble(slow[axis]);
            out.writeDouble(stuckSeconds[axis]);
            out.writeInt(stuckSamples[axis]);
        }
        out.writeBoolean(begun);
    }

    /**
     * Takes the next sample as it was measured; whether an axis of it is stuck.
     *
     * @param stepSeconds time since the last, s
     */
    public boolean isStuck(ImuSample s, double stepSeconds) {
        double step = Math.min(stepSeconds, MAX_STEP_SECONDS);
        follow(0, s.ax(), step / FORCE_SECONDS);
        follow(1, s.ay(), step / FORCE_SECONDS);
        follow(2, s.az(), step / FORCE_SECONDS);
        follow(3, s.gx(), step / BIAS_SECONDS);
        follow(4, s.gy(), step / BIAS_SECONDS);
        follow(5, s.gz(), step / BIAS_SECONDS);
        begun = true;
        boolean stuck = false;
        double size = slow[0] * slow[0] + slow[1] * slow[1] + slow[2] * slow[2];
        for (int axis = 0; axis < 3; axis++) {
            int next = (axis + 1) % 3;
            int other = (axis + 2) % 3;
            double change = Math.min(
                    Math.abs(rate(other) * last[next] - rate(next) * last[other]),
                    Math.abs(last[3 + other] * last[next] - last[3 + next] * last[other]));
            double turn = (slow[other] * lead(next) - slow[next] * lead(other)) / size;
            stuck |= count(axis, change / GRAVITY, step);
            stuck |= count(3 + axis, turn, step);
        }
        return stuck;
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

    private void follow(int axis, double value, double share) {
        if (begun && value == last[axis]) {
            stuckSamples[axis] = Math.max(0, stuckSamples[axis]);
        } else {
            stuckSamples[axis] = -1;
            stuckSeconds[axis] = 0;
        }
        slow[axis] = begun ? slow[axis] + share * (value - slow[axis]) : value;
        last[axis] = value;
    }

    /** How fast the force along an axis changes, m/s³. */
    private double lead(int axis) {
        return (last[axis] - slow[axis]) / FORCE_SECONDS;
    }

    /** The gyro's reading without its bias, rad/s. */
    private double rate(int axis) {
        return last[3 + axis] - slow[3 + axis];
    }

    private boolean stuck(int axis) {
        return stuckSeconds[axis] >= STUCK_SECONDS && stuckSamples[axis] >= STUCK_SAMPLES;
    }
}

package io.plumbline.analytics.correction;

import io.plumbline.analytics.imu.ImuSample;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the rests in one sensor's samples, whether it lies on a table or on a person who stands or lies still. A rest is
 * three seconds or more in which neither force nor rate goes far from its slow mean, and the vertical stays within 3° of
 * where it was. Of these seconds the first and the last half are left out; a rest of over eleven is cut.
 *
 * <p>A mean over half a second is taken as one reading, because sway and breath are slower than the samples: how such
 * means differ tells how uncertain the mean of all is. The limits are those of a person who stands still (chosen, not
 * measured; a table is far below).
 */
public final class RestFinder {

    private static final double SLOW_SECONDS = 0.5;

    /** The means follow faster while the sensor moves, so that they have forgotten it soon afterwards, s. */
    private static final double SETTLING_SECONDS = 0.15;

    private static final double MAX_FORCE_DEVIATION = 0.6;
    private static final double MAX_RATE_RAD_PER_S = Math.toRadians(5);
    private static final double MIN_COSINE = Math.cos(Math.toRadians(3));
    private static final double BLOCK_SECONDS = 0.5;
    private static final int LEAST_BLOCKS = 4;
    private static final int MOST_BLOCKS = 20;

    /** A longer step than this ends a rest: nobody knows what was meanwhile, s. */
    private static final double MAX_STEP_SECONDS = 0.25;

    private static final int AX = 0;
    private static final int GX = 3;
    private final double[] slow = new double[6];
    private final double[] now = new double[6];
    /** Means of the block before the last one, which is not counted while it may be the beginning of a movement. */
    private final double[] pending = new double[3];

    private final double[] sum = new double[3];
    private final double[] block = new double[3];
    private double lastSeconds = Double.NaN;
    private double stillSeconds;
    private double blockSeconds;
    private int blockSamples;
    private boolean hasPending;
    private int blocks;
    private double sizeSum;
    private double sizeSquares;

    /** Begins with nothing seen. */
    public RestFinder() {}

    /** Restores what {@link #save} wrote. */
    public RestFinder(DataInput saved) throws IOException {
        for (double[] values : new double[][] {slow, pending, sum, block}) {
            for (int i = 0; i < values.length; i++) {
                values[i] = saved.readDouble();
            }
        }
        lastSeconds = saved.readDouble();
        stillSeconds = saved.readDouble();
        blockSeconds = saved.readDouble();
        blockSamples = saved.readInt();
        hasPending = saved.readBoolean();
        blocks = saved.readInt();
        sizeSum = saved.readDouble();
        sizeSquares = saved.readDouble();
    }

    /** Writes the state. */
    public void save(DataOutput out) throws IOException {
        for (double[] values : new double[][] {slow, pending, sum, block}) {
            for (double value : values) {
                out.writeDouble(value);
            }
        }
        out.writeDouble(lastSeconds);
        out.writeDouble(stillSeconds);
        out.writeDouble(blockSeconds);
        out.writeInt(blockSamples);
        out.writeBoolean(hasPending);
        out.writeInt(blocks);
        out.writeDouble(sizeSum);
        out.writeDouble(sizeSquares);
    }

    /** Takes the next sample as it was measured; a rest that has ended with it goes to {@code rests}. */
    public void accept(ImuSample sample, Consumer<? super Rest> rests) {
        now[0] = sample.ax();
        now[1] = sample.ay();
        now[2] = sample.az();
        now[3] = sample.gx();
        now[4] = sample.gy();
        now[5] = sample.gz();
        double step = sample.timeSeconds() - lastSeconds;
        lastSeconds = sample.timeSeconds();
        if (!(step <= MAX_STEP_SECONDS)) {
            end(rests);
            System.arraycopy(now, 0, slow, 0, slow.length);
            return;
        }
        double share = Math.min(1, step / (stillSeconds > 0 ? SLOW_SECONDS : SETTLING_SECONDS));
        for (int i = 0; i < slow.length; i++) {
            slow[i] += share * (now[i] - slow[i]);
        }
        if (!still()) {
            end(rests);
            return;
        }
        stillSeconds += step;
        if (stillSeconds > SLOW_SECONDS) {
            addToBlock(step, rests);
        }
    }

    /** The samples are at their end: a rest under way goes to {@code rests}. */
    public void finish(Consumer<? super Rest> rests) {
        end(rests);
    }

    private boolean still() {
        return distance(AX) < MAX_FORCE_DEVIATION && distance(GX) < MAX_RATE_RAD_PER_S && whereItWas();
    }

    private double distance(int from) {
        double x = now[from] - slow[from];
        double y = now[from + 1] - slow[from + 1];
        double z = now[from + 2] - slow[from + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    private boolean whereItWas() {
        double inner = sum[0] * slow[0] + sum[1] * slow[1] + sum[2] * slow[2];
        return blocks == 0 || inner > MIN_COSINE * size(sum) * size(slow);
    }

    private void addToBlock(double step, Consumer<? super Rest> rests) {
        for (int i = 0; i < 3; i++) {
            block[i] += now[i];
        }
        blockSamples++;
        blockSeconds += step;
        if (blockSeconds < BLOCK_SECONDS - 1e-9) {
            return;
        }
        if (hasPending) {
            countPending();
        }
        for (int i = 0; i < 3; i++) {
            pending[i] = block[i] / blockSamples;
        }
        hasPending = true;
        clearBlock();
        if (blocks == MOST_BLOCKS) {
            end(rests);
        }
    }

    private void countPending() {
        double size = size(pending);
        for (int i = 0; i < 3; i++) {
            sum[i] += pending[i];
        }
        sizeSum += size;
        sizeSquares += size * size;
        blocks++;
    }

    private void end(Consumer<? super Rest> rests) {
        if (blocks >= LEAST_BLOCKS) {
            double mean = sizeSum / blocks;
            double variance = Math.max(0, sizeSquares / blocks - mean * mean) * blocks / (blocks - 1);
            rests.accept(new Rest(sum[0] / blocks, sum[1] / blocks, sum[2] / blocks, Math.sqrt(variance / blocks)));
        }
        Arrays.fill(sum, 0);
        clearBlock();
        stillSeconds = 0;
        hasPending = false;
        blocks = 0;
        sizeSum = 0;
        sizeSquares = 0;
    }

    private void clearBlock() {
        Arrays.fill(block, 0);
        blockSamples = 0;
        blockSeconds = 0;
    }

    private static double size(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}

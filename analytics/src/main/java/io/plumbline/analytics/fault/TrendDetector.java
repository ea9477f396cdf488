package io.plumbline.analytics.fault;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Tells where an angle that should stay is drifting. A trend is certain where two things agree: a cumulative sum says that
 * the angle has left its own first seconds (Page, Biometrika 41, 1954; h = 8, k = 0.5 of the means of one second each, made
 * independent by an autoregression of first order, since a swaying body's neighbouring seconds are alike), and the slope of
 * the last 8 to 20 s, whichever is surest, is not zero by its 95 % interval. Then the angle is carried on along that slope.
 *
 * <p>A quick movement is no drift: the slope is found anew after it.
 */
public final class TrendDetector {

    /**
     * What it goes by; {@link #DEFAULTS} are design values.
     *
     * @param baselineBlocks seconds that the cumulative sum compares with, at least 4
     * @param leastBlocks fewer seconds than this have no slope, at least 4
     * @param mostBlocks seconds over which the slope is taken at most, at least {@code leastBlocks}
     * @param threshold h of the cumulative sum, in standard deviations
     * @param allowance k of the cumulative sum, in standard deviations
     * @param leastDeviationRad a standard deviation below this is taken for this, rad
     * @param jumpRad from one second to the next, more is a movement and no drift, rad
     * @param aheadSeconds how far the trend is carried on, s
     */
    public record Parameters(
            int baselineBlocks,
            int leastBlocks,
            int mostBlocks,
            double threshold,
            double allowance,
            double leastDeviationRad,
            double jumpRad,
            double aheadSeconds) {

        /** Those in use. */
        public static final Parameters DEFAULTS =
                new Parameters(8, 8, 20, 8, 0.5, Math.toRadians(0.4), Math.toRadians(2.5), 15);

        public Parameters {
            if (!(baselineBlocks >= 4 && leastBlocks >= 4 && mostBlocks >= leastBlocks)) {
                throw new IllegalArgumentException("a trend needs a baseline and a slope of at least 4 s, were "
                        + baselineBlocks + " and " + leastBlocks + " to " + mostBlocks + " s");
            }
        }
    }

    /** Student's t for 95 % is 1.96 (1 + 1.5 / n) within 1 %, n degrees of freedom from 6 on. */
    private static final double QUANTILE = 1.96;

    private static final double QUANTILE_GROWTH = 1.5;
    private static final double BLOCK_SECONDS = 1;

    /** Half of a step of 1000 Hz, so that rounding never adds a sample to a block, s. */
    private static final double BLOCK_TOLERANCE_SECONDS = 5e-4;

    /** What a swaying trunk's neighbouring seconds have in common, and what that guess weighs, in seconds (chosen). */
    private static final double USUAL_CORRELATION = 0.5;

    private static final double USUAL_WEIGHT = 8;
    private static final double MAX_CORRELATION = 0.8;

    private final Parameters parameters;
    private final double[] blocks;
    private int count;
    private double sum;
    private double seconds;
    private int baselineCount;
    private final double[] baseline;
    private double mean;
    private double deviation;
    private double correlation;
    private double lastResidual;
    private double up;
    private double down;
    private double now = Double.NaN;
    private double ahead = Double.NaN;
    private boolean drifts;

    /** One that has seen nothing. */
    public TrendDetector(Parameters parameters) {
        this.parameters = parameters;
        blocks = new double[parameters.mostBlocks()];
        baseline = new double[parameters.baselineBlocks()];
    }

    /** Restores what {@link #save} wrote. */
    public TrendDetector(Parameters parameters, DataInput saved) throws IOException {
        this(parameters);
        count = saved.readInt();
        baselineCount = saved.readInt();
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = saved.readDouble();
        }
        for (int i = 0; i < baseline.length; i++) {
            baseline[i] = saved.readDouble();
        }
        sum = saved.readDouble();
        seconds = saved.readDouble();
        mean = saved.readDouble();
        deviation = saved.readDouble();
        correlation = saved.readDouble();
        lastResidual = saved.readDouble();
        up = saved.readDouble();
        down = saved.readDouble();
        now = saved.readDouble();
        ahead = saved.readDouble();
        drifts = saved.readBoolean();
    }

    /** Writes the state; the parameters are not part of it. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeInt(baselineCount);
        for (double block : blocks) {
            out.writeDouble(block);
        }
        for (double block : baseline) {
            out.writeDouble(block);
        }
        for (double value :
                new double[] {sum, seconds, mean, deviation, correlation, lastResidual, up, down, now, ahead}) {
            out.writeDouble(value);
        }
        out.writeBoolean(drifts);
    }

    /** Forgets everything: another hold. */
    public void restart() {
        baselineCount = 0;
        restartSlope();
    }

    private void restartSlope() {
        count = 0;
        sum = 0;
        seconds = 0;
        lastResidual = 0;
        up = 0;
        down = 0;
        now = Double.NaN;
        ahead = Double.NaN;
        drifts = false;
    }

    /**
     * Takes the next angle.
     *
     * @param stepSeconds since the last one, s
     */
    public void update(double stepSeconds, double angleRad) {
        if (Double.isNaN(angleRad)) {
            return;
        }
        sum += stepSeconds * angleRad;
        seconds += stepSeconds;
        if (seconds >= BLOCK_SECONDS - BLOCK_TOLERANCE_SECONDS) {
            double block = sum / seconds;
            sum = 0;
            seconds = 0;
            add(block);
        }
    }

    private void add(double block) {
        if (count > 0 && Math.abs(block - blocks[count - 1]) > parameters.jumpRad()) {
            restartSlope();
        }
        if (count == blocks.length) {
            System.arraycopy(blocks, 1, blocks, 0, --count);
        }
        blocks[count++] = block;
        if (baselineCount < baseline.length) {
            baseline[baselineCount++] = block;
            if (baselineCount == baseline.length) {
                describeBaseline();
            }
        } else {
            accumulate(block - mean);
        }
        carryOn();
    }

    private void describeBaseline() {
        mean = 0;
        for (double block : baseline) {
            mean += block / baseline.length;
        }
        double squares = 0;
        double products = 0;
        for (int i = 0; i < baseline.length; i++) {
            squares += (baseline[i] - mean) * (baseline[i] - mean);
            products += i == 0 ? 0 : (baseline[i] - mean) * (baseline[i - 1] - mean);
        }
        deviation = Math.max(parameters.leastDeviationRad(), Math.sqrt(squares / (baseline.length - 1)));
        double seen = squares > 0 ? products / squares : 0;
        double weighed = (baseline.length * seen + USUAL_WEIGHT * USUAL_CORRELATION) / (baseline.length + USUAL_WEIGHT);
        correlation = Math.max(0, Math.min(MAX_CORRELATION, weighed));
    }

    private void accumulate(double residual) {
        double independent =
                (residual - correlation * lastResidual) / (deviation * Math.sqrt(1 - correlation * correlation));
        lastResidual = residual;
        up = Math.max(0, up + independent - parameters.allowance());
        down = Math.max(0, down - independent - parameters.allowance());
    }

    /** The straight lines through the last seconds; the one that is surest tells where the angle is led. */
    private void carryOn() {
        now = blocks[count - 1];
        ahead = Double.NaN;
        if (baselineCount < baseline.length) {
            return;
        }
        double surest = 1;
        for (int length = parameters.leastBlocks(); length <= count; length += parameters.leastBlocks() / 2) {
            surest = fit(length, surest);
        }
    }

    /**
     * The straight line through some of the last seconds.
     *
     * @param surest how often the surest slope so far is its own 95 % interval, at least 1
     * @return the same, or this slope's where it is surer
     */
    private double fit(int length, double surest) {
        int first = count - length;
        double middle = (length - 1) / 2.0;
        double level = 0;
        double moment = 0;
        for (int i = 0; i < length; i++) {
            level += blocks[first + i] / length;
            moment += (i - middle) * blocks[first + i];
        }
        double spread = length * ((double) length * length - 1) / 12;
        double slope = moment / spread;
        double squares = 0;
        double products = 0;
        double before = 0;
        for (int i = 0; i < length; i++) {
            double off = blocks[first + i] - level - slope * (i - middle);
            squares += off * off;
            products += off * before;
            before = off;
        }
        double alike = squares > 0 ? Math.max(0, Math.min(MAX_CORRELATION, products / squares)) : 0;
        double scatter = Math.max(parameters.leastDeviationRad(), Math.sqrt(squares / (length - 2)));
        double interval = QUANTILE
                * (1 + QUANTILE_GROWTH / (length - 2))
                * scatter
                * Math.sqrt((1 + alike) / (1 - alike) / spread);
        boolean left = (slope > 0 ? up : down) > parameters.threshold();
        if (!left || Math.abs(slope) / interval <= surest) {
            return surest;
        }
        ahead = level + slope * (middle + parameters.aheadSeconds());
        drifts = true;
        return Math.abs(slope) / interval;
    }

    /**
     * How far the angle will be in the direction of a sign at the end of the time ahead, or is already, rad; once a drift has
     * ended, how far it is. 0 where none has been certain since the last quick movement.
     *
     * @param sign 1 or −1
     */
    public double reachesRad(int sign) {
        if (!drifts) {
            return 0;
        }
        return Double.isNaN(ahead) ? sign * now : Math.max(sign * now, sign * ahead);
    }
}

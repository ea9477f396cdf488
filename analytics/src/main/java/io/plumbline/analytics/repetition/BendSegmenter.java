package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds bends by the sagittal inclination of a segment: forward by more than its least range and by a share of the wearer's own last
 * bends, and back to within a quarter of the range and at rest there, or still after half of it. When it left rest and came to
 * rest its rate says.
 */
public final class BendSegmenter implements RepetitionSegmenter {

    private static final double RANGE_SHARE = 0.4;
    private static final double BEGIN_RAD = Math.toRadians(4);
    private static final double TURN_RAD = Math.toRadians(3);
    private static final double BACK_SHARE = 0.25;
    private static final double HALF_BACK_SHARE = 0.5;
    private static final double STILL_RATE_RAD_PER_S = Math.toRadians(6);
    private static final double STILL_SECONDS = 0.3;

    /** Back, and slower than this share of its fastest, it is about to rest: both levels of the crossings are passed. */
    private static final double SLOW_SHARE = 0.05;

    /** Back for this share of the bend so far, it has ended, though it still creeps; chosen: a smooth rise needs a fifth. */
    private static final double MOST_WAIT_SHARE = 0.3;

    /** So long before it was noticed a bend may have begun, s. */
    private static final double MOST_BEFORE_SECONDS = 1.2;

    private final Movement.BendAndRise bend;
    private final RecentMedian ranges;
    private final SpeedCrossings startCrossings;
    private final SpeedCrossings endCrossings;
    private boolean begun;
    private double lowestRad = Double.NaN;
    private boolean bending;
    private boolean turned;
    private double startSeconds;
    private double peakRad;
    private double stillSeconds;
    private double forwardPeak;
    private double backPeak;
    private double backSeconds;

    /** No bend begins before this: the end of the last one, or the first motion. */
    private double earliestSeconds = Double.NaN;

    /** Begins upright. */
    public BendSegmenter(Movement.BendAndRise bend) {
        this.bend = bend;
        ranges = new RecentMedian();
        startCrossings = new SpeedCrossings();
        endCrossings = new SpeedCrossings();
    }

    /** Restores what {@link #save} wrote. */
    public BendSegmenter(Movement.BendAndRise bend, DataInput saved) throws IOException {
        this.bend = bend;
        ranges = new RecentMedian(saved);
        startCrossings = new SpeedCrossings(saved);
        endCrossings = new SpeedCrossings(saved);
        begun = saved.readBoolean();
        lowestRad = saved.readDouble();
        bending = saved.readBoolean();
        turned = saved.readBoolean();
        startSeconds = saved.readDouble();
        peakRad = saved.readDouble();
        stillSeconds = saved.readDouble();
        forwardPeak = saved.readDouble();
        backPeak = saved.readDouble();
        backSeconds = saved.readDouble();
        earliestSeconds = saved.readDouble();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        ranges.save(out);
        startCrossings.save(out);
        endCrossings.save(out);
        out.writeBoolean(begun);
        out.writeDouble(lowestRad);
        out.writeBoolean(bending);
        out.writeBoolean(turned);
        out.writeDouble(startSeconds);
        out.writeDouble(peakRad);
        out.writeDouble(stillSeconds);
        out.writeDouble(forwardPeak);
        out.writeDouble(backPeak);
        out.writeDouble(backSeconds);
        out.writeDouble(earliestSeconds);
    }

    @Override
    public @Nullable Excursion update(SegmentMotion motion) {
        double angle = motion.sagittalRad();
        earliestSeconds = Double.isNaN(earliestSeconds) ? motion.timeSeconds() : earliestSeconds;
        stillSeconds = motion.rateRadPerS() < STILL_RATE_RAD_PER_S ? stillSeconds + motion.stepSeconds() : 0;
        if (Double.isNaN(lowestRad) || (angle < lowestRad && !begun)) {
            lowestRad = angle;
        }
        followRate(motion.timeSeconds(), motion.sagittalRateRadPerS());
        if (!begun) {
            awaitBend(motion, angle);
            return null;
        }
        peakRad = Math.max(peakRad, angle);
        bending = bending || peakRad - lowestRad > Math.max(bend.leastRangeRad(), RANGE_SHARE * ranges.value());
        turned = turned || (bending && peakRad - angle > TURN_RAD);
        return awaitEnd(motion, angle);
    }

    private void followRate(double timeSeconds, double rate) {
        if (!begun) {
            forwardPeak = 0;
        }
        if (!begun || (!turned && rate >= forwardPeak)) {
            startCrossings.rising(timeSeconds, rate);
        }
        forwardPeak = turned ? forwardPeak : Math.max(forwardPeak, rate);
        backPeak = turned ? Math.max(backPeak, -rate) : 0;
        endCrossings.falling(timeSeconds, -rate);
    }

    private void awaitBend(SegmentMotion motion, double angle) {
        if (angle - lowestRad > BEGIN_RAD) {
            begun = true;
            bending = false;
            turned = false;
            startSeconds = motion.timeSeconds();
            peakRad = angle;
            backSeconds = 0;
        }
    }

    private @Nullable Excursion awaitEnd(SegmentMotion motion, double angle) {
        double range = peakRad - lowestRad;
        double left = angle - lowestRad;
        boolean back = left < Math.max(BACK_SHARE * range, BEGIN_RAD / 2);
        boolean still = stillSeconds >= STILL_SECONDS && left < HALF_BACK_SHARE * range;
        double sinceStart = motion.timeSeconds() - startSeconds;
        boolean tooLong = sinceStart > bend.longestSeconds();
        backSeconds = back ? backSeconds + motion.stepSeconds() : 0;
        boolean over = back && (!bending || rests(motion) || backSeconds > MOST_WAIT_SHARE * sinceStart);
        if (!over && !still && !tooLong) {
            return null;
        }
        Excursion excursion = bending && !tooLong ? soFar(endSeconds(motion.timeSeconds())) : null;
        if (excursion != null) {
            ranges.add(range);
            earliestSeconds = excursion.endSeconds();
        }
        begun = false;
        bending = false;
        lowestRad = angle;
        return excursion;
    }

    /** Whether a bend that is back has come to rest, or goes forward again. */
    private boolean rests(SegmentMotion motion) {
        double rate = motion.sagittalRateRadPerS();
        boolean slow = -rate < SLOW_SHARE * backPeak;
        return rate > 0 || (slow && motion.timeSeconds() >= endCrossings.atRestSeconds(backPeak));
    }

    /** When it came to rest; at the latest now, where that is yet to come. */
    private double endSeconds(double nowSeconds) {
        return Math.max(startSeconds, Math.min(nowSeconds, endCrossings.atRestSeconds(backPeak)));
    }

    private Excursion soFar(double endSeconds) {
        double earliest = Math.max(earliestSeconds, startSeconds - MOST_BEFORE_SECONDS);
        double start = Math.max(earliest, Math.min(startSeconds, startCrossings.atRestSeconds(forwardPeak)));
        return new Excursion(start, endSeconds, peakRad - lowestRad, Double.NaN);
    }

    @Override
    public boolean moving() {
        return begun;
    }

    @Override
    public boolean inRepetition() {
        return begun && bending;
    }

    @Override
    public boolean beforeTurn() {
        return begun && !turned;
    }

    @Override
    public @Nullable Excursion cutOff(double timeSeconds) {
        Excursion excursion = inRepetition() ? soFar(timeSeconds) : null;
        begun = false;
        bending = false;
        lowestRad = Double.NaN;
        earliestSeconds = Double.NaN;
        return excursion;
    }
}

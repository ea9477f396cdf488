package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds bends by the sagittal inclination of a segment: forward by more than its least range and by a share of the wearer's own last
 * bends, and back to within a quarter of the range, or still after half of it.
 */
public final class BendSegmenter implements RepetitionSegmenter {

    private static final double RANGE_SHARE = 0.4;
    private static final double BEGIN_RAD = Math.toRadians(4);
    private static final double TURN_RAD = Math.toRadians(3);
    private static final double BACK_SHARE = 0.25;
    private static final double HALF_BACK_SHARE = 0.5;
    private static final double STILL_RATE_RAD_PER_S = Math.toRadians(6);
    private static final double STILL_SECONDS = 0.3;

    private final Movement.BendAndRise bend;
    private final RecentMedian ranges;
    private boolean begun;
    private double lowestRad = Double.NaN;
    private boolean bending;
    private boolean turned;
    private double startSeconds;
    private double peakRad;
    private double stillSeconds;

    /** Begins upright. */
    public BendSegmenter(Movement.BendAndRise bend) {
        this.bend = bend;
        ranges = new RecentMedian();
    }

    /** Restores what {@link #save} wrote. */
    public BendSegmenter(Movement.BendAndRise bend, DataInput saved) throws IOException {
        this.bend = bend;
        ranges = new RecentMedian(saved);
        begun = saved.readBoolean();
        lowestRad = saved.readDouble();
        bending = saved.readBoolean();
        turned = saved.readBoolean();
        startSeconds = saved.readDouble();
        peakRad = saved.readDouble();
        stillSeconds = saved.readDouble();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        ranges.save(out);
        out.writeBoolean(begun);
        out.writeDouble(lowestRad);
        out.writeBoolean(bending);
        out.writeBoolean(turned);
        out.writeDouble(startSeconds);
        out.writeDouble(peakRad);
        out.writeDouble(stillSeconds);
    }

    @Override
    public @Nullable Excursion update(SegmentMotion motion) {
        double angle = motion.sagittalRad();
        stillSeconds = motion.rateRadPerS() < STILL_RATE_RAD_PER_S ? stillSeconds + motion.stepSeconds() : 0;
        if (Double.isNaN(lowestRad) || (angle < lowestRad && !begun)) {
            lowestRad = angle;
        }
        if (!begun) {
            awaitBend(motion, angle);
            return null;
        }
        peakRad = Math.max(peakRad, angle);
        bending = bending || peakRad - lowestRad > Math.max(bend.leastRangeRad(), RANGE_SHARE * ranges.value());
        turned = turned || (bending && peakRad - angle > TURN_RAD);
        return awaitEnd(motion, angle);
    }

    private void awaitBend(SegmentMotion motion, double angle) {
        if (angle - lowestRad > BEGIN_RAD) {
            begun = true;
            bending = false;
            turned = false;
            startSeconds = motion.timeSeconds();
            peakRad = angle;
        }
    }

    private @Nullable Excursion awaitEnd(SegmentMotion motion, double angle) {
        double range = peakRad - lowestRad;
        double left = angle - lowestRad;
        boolean back = left < Math.max(BACK_SHARE * range, BEGIN_RAD / 2);
        boolean still = stillSeconds >= STILL_SECONDS && left < HALF_BACK_SHARE * range;
        boolean tooLong = motion.timeSeconds() - startSeconds > bend.longestSeconds();
        if (!back && !still && !tooLong) {
            return null;
        }
        Excursion excursion = bending && !tooLong ? soFar(motion.timeSeconds()) : null;
        if (excursion != null) {
            ranges.add(range);
        }
        begun = false;
        bending = false;
        lowestRad = angle;
        return excursion;
    }

    private Excursion soFar(double timeSeconds) {
        return new Excursion(startSeconds, timeSeconds, peakRad - lowestRad, Double.NaN);
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
        return excursion;
    }
}

package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds squats by the sensor's vertical velocity: down, up, and at rest or down again. The angle of the pelvis won't do:
 * one that tucks under at the bottom goes back and forth twice a squat. What goes down and up counts if it is deep enough
 * against the wearer's own last squats. The numbers are fitted to recordings of three people squatting at their own pace
 * and to simulated squats of 0.7 to 2 s each way; docs/validation.md has what they find.
 */
public final class SquatSegmenter implements RepetitionSegmenter {

    private enum Mode {
        TOP,
        DOWN,
        UP
    }

    /** Below this the wearer goes down, m/s: a person who stands sways by less. */
    private static final double LOWERING = -0.05;

    /** So fast, m/s, or so deep, m, it is a descent. */
    private static final double DESCENT_SPEED = 0.2;

    private static final double DESCENT_METRES = 0.05;

    private static final double MIN_RISE = 0.04;

    /** Least rise from the fastest descent that makes an ascent, as a share of its speed. */
    private static final double RISE_SHARE = 0.9;

    /** Least depth as a share of the median of the last five squats. */
    private static final double DEPTH_SHARE = 0.25;

    /** The ascent must be at least this share as fast as the descent: sitting down is no squat. */
    private static final double ASCENT_SHARE = 0.25;

    /** A segment that still turns back this fast has not come up yet. */
    private static final double RETURNING_RAD_PER_S = Math.toRadians(-12);

    /** Down again at this share of the speed of the descent, it was up in between. */
    private static final double AGAIN_SHARE = 0.3;

    private static final double STILL_SECONDS = 0.3;
    private static final double BACK_SHARE = 0.25;
    private static final double MOST_DOUBT_METRES = 0.05;
    private static final double END_SHARE = 0.1;
    /** A segment that turns on is waited for, for this share of the repetition. */
    private static final double MOST_WAIT_SHARE = 0.1;

    /** So long before it was noticed a descent may have begun, s. */
    private static final double MOST_BEFORE_SECONDS = 1.2;

    /** A depth that is known less well than this, m, or is beyond what legs can do, is none. */
    private static final double MOST_DEPTH_DOUBT_METRES = 0.3;

    /** Less sure of the height than this, m, what is cut off may be the rest of a squat that was cut off before. */
    private static final double MOST_CUT_DOUBT_METRES = 0.15;

    private static final double MOST_DEPTH_METRES = 1.1;

    private final Movement.LowerAndRise squat;
    private final VerticalMotion vertical;
    private final RecentMedian depths;
    private final VerticalPath path;
    private final SpeedCrossings startCrossings;
    private final SpeedCrossings endCrossings;
    private Mode mode = Mode.TOP;
    private double trough;
    private double risePeak;
    private boolean lowering;
    private double startSeconds;
    private double lastEndSeconds = Double.NEGATIVE_INFINITY;
    private double slowSeconds;
    private double forwardPeak;
    private double backPeak;
    private double heightDoubtMetres;
    private double minRad = Double.POSITIVE_INFINITY;
    private double maxRad;

    /**
     * Begins at the top.
     *
     * @param vertical what is known of the lowest sensor so far; updated from here on by this segmenter alone, and saved
     *     by whoever gives it
     */
    public SquatSegmenter(Movement.LowerAndRise squat, VerticalMotion vertical) {
        this.squat = squat;
        this.vertical = vertical;
        vertical.beginAtTop();
        depths = new RecentMedian();
        path = new VerticalPath();
        startCrossings = new SpeedCrossings();
        endCrossings = new SpeedCrossings();
    }

    /** Restores what {@link #save} wrote. */
    public SquatSegmenter(Movement.LowerAndRise squat, VerticalMotion vertical, DataInput saved) throws IOException {
        this.squat = squat;
        this.vertical = vertical;
        depths = new RecentMedian(saved);
        path = new VerticalPath(saved);
        startCrossings = new SpeedCrossings(saved);
        endCrossings = new SpeedCrossings(saved);
        mode = Mode.valueOf(saved.readUTF());
        trough = saved.readDouble();
        risePeak = saved.readDouble();
        lowering = saved.readBoolean();
        startSeconds = saved.readDouble();
        lastEndSeconds = saved.readDouble();
        slowSeconds = saved.readDouble();
        forwardPeak = saved.readDouble();
        backPeak = saved.readDouble();
        heightDoubtMetres = saved.readDouble();
        minRad = saved.readDouble();
        maxRad = saved.readDouble();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        depths.save(out);
        path.save(out);
        startCrossings.save(out);
        endCrossings.save(out);
        out.writeUTF(mode.name());
        out.writeDouble(trough);
        out.writeDouble(risePeak);
        out.writeBoolean(lowering);
        out.writeDouble(startSeconds);
        out.writeDouble(lastEndSeconds);
        out.writeDouble(slowSeconds);
        out.writeDouble(forwardPeak);
        out.writeDouble(backPeak);
        out.writeDouble(heightDoubtMetres);
        out.writeDouble(minRad);
        out.writeDouble(maxRad);
    }

    @Override
    public @Nullable Excursion update(SegmentMotion motion) {
        vertical.update(motion, moving() ? VerticalMotion.Doing.REPEATING : VerticalMotion.Doing.STANDING);
        double v = vertical.metresPerSecond();
        if (!moving()) {
            startCrossings.rising(motion.timeSeconds(), motion.sagittalRateRadPerS());
            forwardPeak = 0;
        }
        switch (mode) {
            case TOP -> awaitDescent(motion, v);
            case DOWN -> awaitAscent(v);
            case UP -> followAscent(v);
        }
        if (moving()) {
            trough = Math.min(trough, v);
            follow(motion, v);
        }
        if (mode != Mode.TOP) {
            boolean restsAtTop = mode == Mode.DOWN && vertical.still() && turnedBack(motion) && isUp();
            if (restsAtTop || motion.timeSeconds() - startSeconds > squat.longestSeconds()) {
                vertical.beginAtTop();
                backToTop();
            }
        }
        return mode == Mode.UP ? awaitEnd(motion, v) : null;
    }

    private void awaitDescent(SegmentMotion motion, double v) {
        minRad = Math.min(minRad, motion.sagittalRad());
        if (v < LOWERING && !lowering) {
            lowering = true;
            startSeconds = motion.timeSeconds();
            maxRad = motion.sagittalRad();
            path.begin(v);
        } else if (lowering && v > 0) {
            lowering = false;
            trough = 0;
        }
        if (lowering && (v < -DESCENT_SPEED || vertical.metres() < -DESCENT_METRES)) {
            mode = Mode.DOWN;
        }
    }

    private void awaitAscent(double v) {
        if (v - trough > -RISE_SHARE * trough + MIN_RISE) {
            mode = Mode.UP;
            risePeak = v;
        }
    }

    private void followAscent(double v) {
        risePeak = Math.max(risePeak, v);
        if (risePeak < -trough * ASCENT_SHARE && v < AGAIN_SHARE * trough) {
            mode = Mode.DOWN; // that was a stop on the way down
        }
    }

    private void follow(SegmentMotion motion, double v) {
        maxRad = Math.max(maxRad, motion.sagittalRad());
        if (mode != Mode.UP) {
            heightDoubtMetres = vertical.uncertaintyMetres();
        }
        forwardPeak = mode == Mode.UP ? forwardPeak : Math.max(forwardPeak, motion.sagittalRateRadPerS());
        backPeak = mode == Mode.UP ? Math.max(backPeak, -motion.sagittalRateRadPerS()) : 0;
        endCrossings.falling(motion.timeSeconds(), -motion.sagittalRateRadPerS());
        path.update(vertical.acceleration(), motion.stepSeconds(), v <= 0);
    }

    private @Nullable Excursion awaitEnd(SegmentMotion motion, double v) {
        boolean rose = risePeak > -trough * ASCENT_SHARE;
        boolean stillReturns = motion.sagittalRateRadPerS() < RETURNING_RAD_PER_S;
        boolean turnedBack = turnedBack(motion);
        boolean low = vertical.metres() + Math.min(MOST_DOUBT_METRES, vertical.uncertaintyMetres())
                < -0.4 * path.depthSoFarMetres();
        boolean precise = risePeak > 4 * vertical.uncertaintyMetresPerSecond();
        boolean trusted = precise && vertical.metres() > -path.depthSoFarMetres() / 2;
        double now = motion.timeSeconds();
        slowSeconds = v < END_SHARE * risePeak ? slowSeconds + motion.stepSeconds() : 0;
        boolean waited = slowSeconds > MOST_WAIT_SHARE * (now - startSeconds);
        boolean stands = v < LOWERING || waited || now >= endCrossings.atRestSeconds(backPeak);
        boolean slowed = rose && v < END_SHARE * risePeak && stands && !stillReturns && (turnedBack || trusted);
        double size = risePeak - trough;
        boolean fallen = rose && !precise && risePeak - v > size / 2 && !stillReturns && turnedBack;
        boolean lowersAgain = rose && risePeak - v > (precise ? risePeak - AGAIN_SHARE * trough : 0.75 * size);
        boolean ended = !low && (slowed || fallen);
        boolean quiet = vertical.quietSeconds() >= STILL_SECONDS && rose && turnedBack && rests(v);
        boolean still = !low && (quiet || (vertical.still() && turnedBack && isUp()));
        if (!ended && !still && !lowersAgain) {
            return null;
        }
        double depth = path.depthAtRestMetres();
        boolean counts = rose
                && motion.timeSeconds() - startSeconds >= squat.shortestSeconds()
                && depth >= Math.max(squat.leastDepthMetres(), DEPTH_SHARE * depths.value());
        Excursion excursion = excursion(precise ? endSeconds(motion.timeSeconds()) : motion.timeSeconds(), depth);
        if (counts) {
            lastEndSeconds = excursion.endSeconds();
            depths.add(depth);
            vertical.endCycle(depth, lowersAgain);
        }
        double upright = minRad;
        backToTop();
        if (lowersAgain) {
            minRad = upright;
        }
        return counts ? excursion : null;
    }

    private boolean rests(double v) {
        return v < 3 * vertical.uncertaintyMetresPerSecond() + 0.02;
    }

    private boolean turnedBack(SegmentMotion motion) {
        return motion.sagittalRad() - minRad < BACK_SHARE * (maxRad - minRad);
    }

    private void backToTop() {
        slowSeconds = 0;
        mode = Mode.TOP;
        lowering = false;
        trough = 0;
        minRad = Double.POSITIVE_INFINITY;
    }

    /** Whether, resting now, more than half of the way down has been undone, or there was hardly any. */
    private boolean isUp() {
        double depth = path.depthAtRestMetres();
        return depth < squat.leastDepthMetres() / 2 || path.positionAtRestMetres() > -depth / 2;
    }

    private Excursion excursion(double endSeconds, double depthMetres) {
        double rest = startCrossings.atRestSeconds(forwardPeak);
        double earliest = Math.max(lastEndSeconds, startSeconds - MOST_BEFORE_SECONDS);
        double start = Math.max(earliest, Math.min(startSeconds, rest));
        boolean told = heightDoubtMetres < MOST_DEPTH_DOUBT_METRES && depthMetres < MOST_DEPTH_METRES;
        return new Excursion(start, endSeconds, maxRad - minRad, told ? depthMetres : Double.NaN);
    }

    /** When it came to rest; at the latest now, where that is yet to come. */
    private double endSeconds(double nowSeconds) {
        return Math.max(
                startSeconds + squat.shortestSeconds(), Math.min(nowSeconds, endCrossings.atRestSeconds(backPeak)));
    }

    @Override
    public boolean moving() {
        return lowering || mode != Mode.TOP;
    }

    @Override
    public boolean inRepetition() {
        return mode != Mode.TOP;
    }

    @Override
    public boolean beforeTurn() {
        return moving() && mode != Mode.UP;
    }

    @Override
    public @Nullable Excursion cutOff(double timeSeconds) {
        boolean deepEnough = inRepetition()
                && vertical.uncertaintyMetres() < MOST_CUT_DOUBT_METRES
                && path.depthSoFarMetres() >= squat.leastDepthMetres();
        Excursion excursion = deepEnough ? excursion(timeSeconds, path.depthSoFarMetres()) : null;
        vertical.restart();
        backToTop();
        return excursion;
    }
}

package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds squats by the sensor's vertical velocity: down, up, and at rest or down again. The angle of the pelvis won't do:
 * one that tucks under at the bottom goes back and forth twice a squat. What goes down and up counts if it is deep enough
 * against the wearer's own last squats. Where it began and ended the segment's turn says. The numbers are fitted to recordings of three people squatting at their own pace
 * and to simulated squats of 0.7 to 2 s each way; docs/validation.md has what they find.
 */
public final class SquatSegmenter implements RepetitionSegmenter {

    private enum Mode {
        TOP,
        DOWN,
        UP
    }

    /** Below this the wearer goes down, m/s: a person who stands sways by less. */
    static final double LOWERING = -0.05;

    /** So fast, m/s, or so deep, m, it is a descent; like what follows chosen on the recordings named above, not measured. */
    private static final double DESCENT_SPEED = 0.2;

    private static final double DESCENT_METRES = 0.05;

    /** Least rise from the fastest descent, m/s, beside the share of its speed. */
    private static final double MIN_RISE = 0.04;

    /** Least rise from the fastest descent that makes an ascent, as a share of its speed. */
    private static final double RISE_SHARE = 0.9;

    /** Least depth as a share of the median of the last five squats. */
    private static final double DEPTH_SHARE = 0.25;

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
    private final SegmentTurn turn;
    private final SquatEnd end;
    private Mode mode = Mode.TOP;
    private double trough;
    private double risePeak;
    private boolean lowering;
    private double startSeconds;

    /** No squat begins before this: the end of the last one, or the first motion. */
    private double earliestSeconds = Double.NaN;

    private double heightDoubtMetres;

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
        turn = new SegmentTurn();
        end = new SquatEnd(squat, vertical, path, turn);
    }

    /** Restores what {@link #save} wrote. */
    public SquatSegmenter(Movement.LowerAndRise squat, VerticalMotion vertical, DataInput saved) throws IOException {
        this.squat = squat;
        this.vertical = vertical;
        depths = new RecentMedian(saved);
        path = new VerticalPath(saved);
        turn = new SegmentTurn(saved);
        mode = Mode.valueOf(saved.readUTF());
        trough = saved.readDouble();
        risePeak = saved.readDouble();
        lowering = saved.readBoolean();
        startSeconds = saved.readDouble();
        earliestSeconds = saved.readDouble();
        end = new SquatEnd(squat, vertical, path, turn, saved);
        heightDoubtMetres = saved.readDouble();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        depths.save(out);
        path.save(out);
        turn.save(out);
        out.writeUTF(mode.name());
        out.writeDouble(trough);
        out.writeDouble(risePeak);
        out.writeBoolean(lowering);
        out.writeDouble(startSeconds);
        out.writeDouble(earliestSeconds);
        end.save(out);
        out.writeDouble(heightDoubtMetres);
    }

    @Override
    public @Nullable Excursion update(SegmentMotion motion) {
        earliestSeconds = Double.isNaN(earliestSeconds) ? motion.timeSeconds() : earliestSeconds;
        vertical.update(motion, moving() ? VerticalMotion.Doing.REPEATING : VerticalMotion.Doing.STANDING);
        double v = vertical.metresPerSecond();
        if (!moving()) {
            turn.awaitStart(motion);
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
            boolean restsAtTop = mode == Mode.DOWN && vertical.still() && turn.isBack(motion) && end.isUp();
            if (restsAtTop || motion.timeSeconds() - startSeconds > squat.longestSeconds()) {
                vertical.beginAtTop();
                backToTop(false);
            }
        }
        return mode == Mode.UP ? awaitEnd(motion, v) : null;
    }

    private void awaitDescent(SegmentMotion motion, double v) {
        turn.followTop(motion);
        if (v < LOWERING && !lowering) {
            lowering = true;
            startSeconds = motion.timeSeconds();
            turn.begin(motion);
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
        if (!SquatEnd.rose(trough, risePeak) && v < SquatEnd.AGAIN_SHARE * trough) {
            mode = Mode.DOWN; // that was a stop on the way down
        }
    }

    private void follow(SegmentMotion motion, double v) {
        turn.follow(motion, mode == Mode.UP);
        if (mode != Mode.UP) {
            heightDoubtMetres = vertical.uncertaintyMetres();
        }
        path.update(vertical.acceleration(), motion.stepSeconds(), v <= 0);
    }

    private @Nullable Excursion awaitEnd(SegmentMotion motion, double v) {
        double now = motion.timeSeconds();
        boolean precise = end.precise(risePeak);
        boolean lowersAgain = end.lowersAgain(v, trough, risePeak);
        if (!end.reached(motion, v, trough, risePeak, now - startSeconds) && !lowersAgain) {
            return null;
        }
        double depth = path.depthAtRestMetres();
        boolean counts = SquatEnd.rose(trough, risePeak)
                && now - startSeconds >= squat.shortestSeconds()
                && depth >= Math.max(squat.leastDepthMetres(), DEPTH_SHARE * depths.value());
        Excursion excursion = excursion(precise ? endSeconds(now) : now, depth);
        if (counts) {
            earliestSeconds = excursion.endSeconds();
            depths.add(depth);
            vertical.endCycle(depth, lowersAgain);
        }
        backToTop(lowersAgain);
        return counts ? excursion : null;
    }

    private void backToTop(boolean goesOn) {
        end.reset();
        mode = Mode.TOP;
        lowering = false;
        trough = 0;
        turn.end(goesOn);
    }

    private Excursion excursion(double endSeconds, double depthMetres) {
        double rest = turn.leftRestSeconds();
        double earliest = Math.max(earliestSeconds, startSeconds - MOST_BEFORE_SECONDS);
        double start = Math.max(earliest, Math.min(startSeconds, rest));
        boolean told = heightDoubtMetres < MOST_DEPTH_DOUBT_METRES && depthMetres < MOST_DEPTH_METRES;
        return new Excursion(start, endSeconds, turn.rangeRad(), told ? depthMetres : Double.NaN);
    }

    /** When it came to rest; at the latest now, where that is yet to come. */
    private double endSeconds(double nowSeconds) {
        return Math.max(startSeconds + squat.shortestSeconds(), Math.min(nowSeconds, turn.atRestSeconds()));
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
        backToTop(false);
        return excursion;
    }
}

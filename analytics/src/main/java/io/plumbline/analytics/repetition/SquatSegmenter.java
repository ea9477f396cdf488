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

    /** Least fall of the velocity that makes a descent, m/s. */
    private static final double MIN_FALL = 0.2;

    /** Least rise from the fastest descent that makes an ascent, m/s. */
    private static final double MIN_RISE = 0.12;

    /** … and its share of the speed of the descent. */
    private static final double RISE_SHARE = 0.8;

    /** Least depth as a share of the median of the last five squats. */
    private static final double DEPTH_SHARE = 0.25;

    /** The ascent must be at least this share as fast as the descent: sitting down is no squat. */
    private static final double ASCENT_SHARE = 0.25;

    /** Below this the wearer goes down, m/s: a person who stands sways by less. */
    private static final double LOWERING = -0.08;

    /** Above this the wearer rises, m/s; the error of the velocity after a fast descent is about as large. */
    private static final double TURNED = 0.15;

    private static final double TURNED_RISE = 0.15;

    /** A segment that still turns back this fast has not come up yet. */
    private static final double RETURNING_RAD_PER_S = Math.toRadians(-12);

    /** Least fall from the fastest ascent that makes an end, m/s; half of the whole swing where that is more. */
    private static final double END_FALL = 0.10;

    private static final double STILL_SECONDS = 0.3;
    private static final double BACK_SHARE = 0.25;

    private final Movement.LowerAndRise squat;
    private final VerticalVelocity velocity;
    private final RecentMedian depths;
    private final VerticalPath path;
    private Mode mode = Mode.TOP;
    private double topPeak;
    private double trough;
    private double risePeak;
    private boolean lowering;
    private boolean turned;
    private double startSeconds;
    private double minRad = Double.POSITIVE_INFINITY;
    private double maxRad;

    /** Begins at the top. */
    public SquatSegmenter(Movement.LowerAndRise squat) {
        this.squat = squat;
        velocity = new VerticalVelocity();
        depths = new RecentMedian();
        path = new VerticalPath();
    }

    /** Restores what {@link #save} wrote. */
    public SquatSegmenter(Movement.LowerAndRise squat, DataInput saved) throws IOException {
        this.squat = squat;
        velocity = new VerticalVelocity(saved);
        depths = new RecentMedian(saved);
        path = new VerticalPath(saved);
        mode = Mode.valueOf(saved.readUTF());
        topPeak = saved.readDouble();
        trough = saved.readDouble();
        risePeak = saved.readDouble();
        lowering = saved.readBoolean();
        turned = saved.readBoolean();
        startSeconds = saved.readDouble();
        minRad = saved.readDouble();
        maxRad = saved.readDouble();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        velocity.save(out);
        depths.save(out);
        path.save(out);
        out.writeUTF(mode.name());
        out.writeDouble(topPeak);
        out.writeDouble(trough);
        out.writeDouble(risePeak);
        out.writeBoolean(lowering);
        out.writeBoolean(turned);
        out.writeDouble(startSeconds);
        out.writeDouble(minRad);
        out.writeDouble(maxRad);
    }

    @Override
    public @Nullable Excursion update(SegmentMotion motion) {
        velocity.update(motion, mode == Mode.TOP);
        double swing = velocity.swing();
        switch (mode) {
            case TOP -> awaitDescent(motion, swing);
            case DOWN -> awaitAscent(swing);
            case UP -> risePeak = Math.max(risePeak, swing);
        }
        if (mode != Mode.TOP) {
            if (velocity.metresPerSecond() > TURNED && swing - trough > TURNED_RISE) {
                turned = true;
            }
            boolean restsAtTop = mode == Mode.DOWN && velocity.still() && isUp();
            if (restsAtTop || motion.timeSeconds() - startSeconds > squat.longestSeconds()) {
                backToTop(swing);
                velocity.forgetCycle();
            }
        }
        if (moving()) {
            follow(motion);
        }
        return mode == Mode.UP ? awaitEnd(motion, swing) : null;
    }

    private void awaitDescent(SegmentMotion motion, double swing) {
        topPeak = Math.max(topPeak, swing);
        minRad = Math.min(minRad, motion.sagittalRad());
        boolean goesDown = velocity.metresPerSecond() < LOWERING;
        boolean descends = swing < 0 && topPeak - swing > MIN_FALL;
        if ((goesDown || descends) && !lowering) {
            startSeconds = motion.timeSeconds();
            maxRad = motion.sagittalRad();
            path.begin(Math.min(0, swing));
            turned = false;
        }
        lowering = goesDown || descends;
        if (descends) {
            mode = Mode.DOWN;
            trough = swing;
        }
    }

    private void awaitAscent(double swing) {
        trough = Math.min(trough, swing);
        if (swing - trough > Math.max(MIN_RISE, -RISE_SHARE * trough)) {
            mode = Mode.UP;
            risePeak = swing;
        }
    }

    private void follow(SegmentMotion motion) {
        maxRad = Math.max(maxRad, motion.sagittalRad());
        boolean goesUp = mode != Mode.TOP && velocity.swing() > 0;
        path.update(velocity.acceleration(motion), motion.stepSeconds(), !goesUp);
    }

    private @Nullable Excursion awaitEnd(SegmentMotion motion, double swing) {
        double size = risePeak - trough;
        boolean stillReturns = motion.sagittalRateRadPerS() < RETURNING_RAD_PER_S;
        boolean fallen = risePeak - swing > Math.max(END_FALL, size / 2) && !stillReturns;
        boolean turnedBack = motion.sagittalRad() - minRad < BACK_SHARE * (maxRad - minRad);
        boolean quiet = velocity.quietSeconds() >= STILL_SECONDS && risePeak > -trough * ASCENT_SHARE && turnedBack;
        boolean still = quiet || (velocity.still() && isUp());
        if (!fallen && !still) {
            return null;
        }
        Excursion excursion = excursion(motion.timeSeconds(), path.depthAtRestMetres());
        boolean counts = risePeak > -trough * ASCENT_SHARE
                && motion.timeSeconds() - startSeconds >= squat.shortestSeconds()
                && excursion.depthMetres() >= Math.max(squat.leastDepthMetres(), DEPTH_SHARE * depths.value());
        if (counts) {
            depths.add(excursion.depthMetres());
            velocity.endCycle();
        } else {
            velocity.forgetCycle();
        }
        backToTop(velocity.swing());
        return counts ? excursion : null;
    }

    private void backToTop(double swing) {
        mode = Mode.TOP;
        topPeak = swing;
        lowering = false;
        minRad = Double.POSITIVE_INFINITY;
    }

    /** Whether, resting now, more than half of the way down has been undone, or there was hardly any. */
    private boolean isUp() {
        double depth = path.depthAtRestMetres();
        return depth < squat.leastDepthMetres() / 2 || path.positionAtRestMetres() > -depth / 2;
    }

    private Excursion excursion(double timeSeconds, double depthMetres) {
        return new Excursion(startSeconds, timeSeconds, maxRad - minRad, depthMetres);
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
        return moving() && !turned;
    }

    @Override
    public @Nullable Excursion cutOff(double timeSeconds) {
        boolean deepEnough = inRepetition() && path.depthSoFarMetres() >= squat.leastDepthMetres();
        Excursion excursion = deepEnough ? excursion(timeSeconds, path.depthSoFarMetres()) : null;
        velocity.restart();
        backToTop(0);
        return excursion;
    }
}

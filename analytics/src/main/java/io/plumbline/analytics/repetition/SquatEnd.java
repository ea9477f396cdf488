package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Decides when the way up of a squat is over. Where the velocity is known well it decides; where it isn't, in the first
 * squat of a sensor whose offset is not learnt yet, the segment must have come back too. Its numbers are fitted like
 * those of {@link SquatSegmenter}.
 */
final class SquatEnd {

    /** The ascent must be at least this share as fast as the descent: sitting down is no squat. */
    private static final double ASCENT_SHARE = 0.25;

    /** Down again at this share of the speed of the descent, it was up in between. */
    static final double AGAIN_SHARE = 0.3;

    /** At rest for so long, s, with the segment back, the wearer is up. */
    private static final double STILL_SECONDS = 0.3;

    /** Below this share of the way down the wearer is not up, less the height's doubt, m, of which no more counts. */
    private static final double LOW_SHARE = 0.4;

    private static final double MOST_DOUBT_METRES = 0.05;

    /** The ascent has slowed down below this share of its greatest speed. */
    private static final double END_SHARE = 0.1;

    /** Slow for this share of the repetition, it has ended, though the segment still turns. */
    private static final double MOST_WAIT_SHARE = 0.1;

    /** An ascent this many times faster than the velocity's standard deviation is known well. */
    private static final double PRECISE_TIMES = 4;

    /** Where it is not known well: this share of the whole change of velocity lost again, the ascent is over. */
    private static final double FALLEN_SHARE = 0.5;

    /** And this share: the next descent is under way. */
    private static final double LOWERS_SHARE = 0.75;

    /** At rest the velocity is no more than this, m/s, and so many of its standard deviations. */
    private static final double REST_METRES_PER_S = 0.02;

    private static final double REST_TIMES = 3;

    private final Movement.LowerAndRise squat;
    private final VerticalMotion vertical;
    private final VerticalPath path;
    private final SegmentTurn turn;
    private double slowSeconds;

    SquatEnd(Movement.LowerAndRise squat, VerticalMotion vertical, VerticalPath path, SegmentTurn turn) {
        this.squat = squat;
        this.vertical = vertical;
        this.path = path;
        this.turn = turn;
    }

    SquatEnd(Movement.LowerAndRise squat, VerticalMotion vertical, VerticalPath path, SegmentTurn turn, DataInput saved)
            throws IOException {
        this(squat, vertical, path, turn);
        slowSeconds = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        out.writeDouble(slowSeconds);
    }

    void reset() {
        slowSeconds = 0;
    }

    /** Whether it went up as fast as one who squats, given the greatest velocities down and up, m/s. */
    static boolean rose(double trough, double risePeak) {
        return risePeak > -trough * ASCENT_SHARE;
    }

    /** Whether the velocity is known well against the fastest of the ascent, m/s. */
    boolean precise(double risePeak) {
        return risePeak > PRECISE_TIMES * vertical.uncertaintyMetresPerSecond();
    }

    /** Whether it goes down again at velocity v, m/s, without having been at rest. */
    boolean lowersAgain(double v, double trough, double risePeak) {
        double enough = precise(risePeak) ? risePeak - AGAIN_SHARE * trough : LOWERS_SHARE * (risePeak - trough);
        return rose(trough, risePeak) && risePeak - v > enough;
    }

    /** Takes the next motion of the way up, at velocity v, m/s, so many seconds after the start: whether it is over. */
    boolean reached(SegmentMotion motion, double v, double trough, double risePeak, double sinceStartSeconds) {
        slowSeconds = v < END_SHARE * risePeak ? slowSeconds + motion.stepSeconds() : 0;
        boolean rose = rose(trough, risePeak);
        boolean waited = slowSeconds > MOST_WAIT_SHARE * sinceStartSeconds;
        boolean stands = v < SquatSegmenter.LOWERING || waited || motion.timeSeconds() >= turn.atRestSeconds();
        boolean slow = v < END_SHARE * risePeak && stands;
        boolean fallen = risePeak - v > FALLEN_SHARE * (risePeak - trough);
        boolean over =
                precise(risePeak) ? slow && (turn.isBack(motion) || halfUp()) : (slow || fallen) && turn.isBack(motion);
        return !isLow() && ((rose && over && !SegmentTurn.returns(motion)) || still(motion, v, rose));
    }

    private boolean halfUp() {
        return vertical.metres() > -path.depthSoFarMetres() / 2;
    }

    /** Whether the height says that the wearer is still down. */
    private boolean isLow() {
        double doubt = Math.min(MOST_DOUBT_METRES, vertical.uncertaintyMetres());
        return vertical.metres() + doubt < -LOW_SHARE * path.depthSoFarMetres();
    }

    private boolean still(SegmentMotion motion, double v, boolean rose) {
        boolean rests = v < REST_TIMES * vertical.uncertaintyMetresPerSecond() + REST_METRES_PER_S;
        boolean quiet = vertical.quietSeconds() >= STILL_SECONDS && rose && rests;
        return turn.isBack(motion) && (quiet || (vertical.still() && isUp()));
    }

    /** Whether, resting now, more than half of the way down has been undone, or there was hardly any. */
    boolean isUp() {
        double depth = path.depthAtRestMetres();
        return depth < squat.leastDepthMetres() / 2 || path.positionAtRestMetres() > -depth / 2;
    }
}

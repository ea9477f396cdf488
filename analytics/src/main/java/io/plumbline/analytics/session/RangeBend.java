package io.plumbline.analytics.session;

import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.repetition.BendSegmenter;
import io.plumbline.analytics.repetition.Excursion;
import io.plumbline.analytics.repetition.Movement;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The bend by which a wearer shows how far the lower back flexes: the next slow one of the trunk, as far as is comfortable.
 * How far that is the wearer decides; nothing here asks for more.
 */
final class RangeBend {

    /** What the wearer is told while it is awaited. */
    static final String ADVICE =
            "Bend forward slowly, only as far as is comfortable, and come up again: I take that for your"
                    + " range. Say 'pain' if it hurts, or start an exercise to leave it.";

    /** How a bend ended. */
    enum Outcome {
        /** Its flexion is the wearer's range. */
        MEASURED,
        /** It was too fast: momentum carries the back further than is comfortable. */
        TOO_FAST,
        /** The back hardly flexed. */
        TOO_SMALL,
        /** None came. */
        NONE
    }

    /** The trunk bends at least so far; people bend by 93 to 111°, of which half is the hips' (research: biomechanics §1.2). */
    private static final Movement.BendAndRise BEND = new Movement.BendAndRise(Math.toRadians(30), 30);

    /** Faster than this from the beginning to the end, s, it is not slow: people take 2.3 to 3.2 s of their own accord. */
    private static final double LEAST_SECONDS = 2.5;

    /** A smaller range is no range, rad: a third of what people with back pain have. Chosen. */
    static final double LEAST_RAD = Math.toRadians(15);

    /** Takes noise and trembling out of the peak, s. */
    private static final double TIME_CONSTANT_SECONDS = 0.2;

    /** For so long a bend is awaited, s; chosen. */
    private static final double PATIENCE_SECONDS = 60;

    private @Nullable BendSegmenter bend;
    private double waitedSeconds;
    private double flexionRad = Double.NaN;
    private double peakRad;

    RangeBend() {}

    RangeBend(DataInput saved) throws IOException {
        bend = saved.readBoolean() ? new BendSegmenter(BEND, saved) : null;
        waitedSeconds = saved.readDouble();
        flexionRad = saved.readDouble();
        peakRad = saved.readDouble();
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(bend != null);
        if (bend != null) {
            bend.save(out);
        }
        out.writeDouble(waitedSeconds);
        out.writeDouble(flexionRad);
        out.writeDouble(peakRad);
    }

    /** From now on a bend is awaited. */
    void begin() {
        bend = new BendSegmenter(BEND);
        waitedSeconds = 0;
        flexionRad = Double.NaN;
        peakRad = 0;
    }

    /** None is awaited any more. */
    void end() {
        bend = null;
    }

    /** Whether a bend is awaited or under way. */
    boolean awaited() {
        return bend != null;
    }

    /** How far the back has flexed at most in the bend under way or just ended, rad. */
    double peakRad() {
        return peakRad;
    }

    /** Takes the next pose; says how a bend ended, or that none came; null: it goes on. One that is too fast or small is awaited again. */
    @Nullable
    Outcome update(SpinePose pose, Neutral neutral) {
        SegmentMotion trunk = pose.upper();
        BendSegmenter awaited = bend;
        if (awaited == null) {
            return null;
        }
        waitedSeconds += pose.stepSeconds();
        double flexion = Inclination.wrap(pose.sagittalDifferenceRad() - neutral.differenceRad());
        if (trunk == null || pose.gapSeconds() > 0 || Double.isNaN(flexion)) {
            forgetBend(awaited, pose.timeSeconds());
            return late();
        }
        double share = Math.min(1, pose.stepSeconds() / TIME_CONSTANT_SECONDS);
        flexionRad = Double.isNaN(flexionRad) ? flexion : flexionRad + share * (flexion - flexionRad);
        Excursion ended = awaited.update(trunk);
        peakRad = awaited.moving() || ended != null ? Math.max(peakRad, flexionRad) : 0;
        if (ended == null) {
            return awaited.inRepetition() ? null : late();
        }
        if (ended.endSeconds() - ended.startSeconds() < LEAST_SECONDS) {
            return Outcome.TOO_FAST;
        }
        if (peakRad < LEAST_RAD) {
            return Outcome.TOO_SMALL;
        }
        end();
        return Outcome.MEASURED;
    }

    private void forgetBend(BendSegmenter awaited, double timeSeconds) {
        awaited.cutOff(timeSeconds);
        flexionRad = Double.NaN;
        peakRad = 0;
    }

    private @Nullable Outcome late() {
        if (waitedSeconds < PATIENCE_SECONDS) {
            return null;
        }
        end();
        return Outcome.NONE;
    }
}

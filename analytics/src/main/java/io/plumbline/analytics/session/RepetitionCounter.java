package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.orientation.Inclination;
import io.plumbline.analytics.repetition.Excursion;
import io.plumbline.analytics.repetition.Movement;
import io.plumbline.analytics.repetition.RepetitionSegmenter;
import io.plumbline.analytics.spine.LumbarShare;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts repetitions and says when each has ended. */
final class RepetitionCounter implements MovementCounter {

    private final String exercise;
    private final RepetitionSegmenter segmenter;

    /** Of bends; null of squats, in which the trunk seldom comes so far forward and a tuck would pass for a share. */
    private final @Nullable LumbarShare share;

    private Neutral standing = new Neutral(Double.NaN, Double.NaN, false, false);
    private boolean moving;
    private int completed;
    private int clean;
    private boolean judgedThroughout;
    private @Nullable SpinePose startPose;

    RepetitionCounter(Exercise exercise, RepetitionSegmenter segmenter) {
        this.exercise = exercise.name();
        this.segmenter = segmenter;
        share = exercise.movement() instanceof Movement.BendAndRise ? new LumbarShare() : null;
    }

    RepetitionCounter(Exercise exercise, RepetitionSegmenter segmenter, DataInput saved) throws IOException {
        this.exercise = exercise.name();
        this.segmenter = segmenter;
        moving = saved.readBoolean();
        completed = saved.readInt();
        clean = saved.readInt();
        judgedThroughout = saved.readBoolean();
        startPose = saved.readBoolean() ? SpinePose.restore(saved) : null;
        share = exercise.movement() instanceof Movement.BendAndRise ? new LumbarShare(saved) : null;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        segmenter.save(out);
        out.writeBoolean(moving);
        out.writeInt(completed);
        out.writeInt(clean);
        out.writeBoolean(judgedThroughout);
        out.writeBoolean(startPose != null);
        if (startPose != null) {
            startPose.save(out);
        }
        if (share != null) {
            share.save(out);
        }
    }

    @Override
    public void noteStanding(Neutral neutral) {
        standing = neutral;
    }

    @Override
    public void follow(SpinePose pose, boolean inPosture, AlertDesk desk, Consumer<? super SessionEvent> events) {
        SegmentMotion lower = Objects.requireNonNull(pose.lower());
        Excursion ended = segmenter.update(lower);
        if (share != null) {
            share.update(
                    Inclination.wrap(lower.sagittalRad() - standing.pelvisRad()),
                    Inclination.wrap(pose.sagittalDifferenceRad() - standing.differenceRad()),
                    segmenter.moving() || ended != null);
        }
        if (ended != null) {
            completed++;
            clean += judgedThroughout && desk.patternsInMovement().isEmpty() ? 1 : 0;
            say(ended, completed, true, pose.timeSeconds(), desk, events);
            forgetShare();
        }
        if (segmenter.moving() && !moving) {
            desk.beginMovement();
            startPose = pose;
            judgedThroughout = true;
        } else if (!segmenter.moving()) {
            desk.endMovement();
        }
        moving = segmenter.moving();
    }

    private void say(
            Excursion excursion,
            int number,
            boolean complete,
            double timeSeconds,
            AlertDesk desk,
            Consumer<? super SessionEvent> events) {
        events.accept(new SessionEvent.Repetition(
                timeSeconds,
                exercise,
                number,
                excursion.startSeconds(),
                excursion.endSeconds(),
                complete,
                Math.toDegrees(excursion.rangeRad()),
                excursion.depthMetres(),
                List.copyOf(desk.patternsInMovement()),
                complete && share != null ? share.share() : Double.NaN));
    }

    private void forgetShare() {
        if (share != null) {
            share.forget();
        }
    }

    @Override
    public void abandon(double timeSeconds, AlertDesk desk) {
        segmenter.cutOff(timeSeconds);
        forgetShare();
        moving = false;
        desk.endMovement();
    }

    @Override
    public void cutOff(double timeSeconds, AlertDesk desk, Consumer<? super SessionEvent> events) {
        Excursion begun = segmenter.cutOff(timeSeconds);
        if (begun != null) {
            say(begun, completed + 1, false, timeSeconds, desk, events);
        }
        forgetShare();
        moving = false;
        desk.endMovement();
    }

    @Override
    public void notJudged() {
        judgedThroughout &= !segmenter.inRepetition();
        forgetShare();
    }

    @Override
    public boolean readyToJudge() {
        return true;
    }

    @Override
    public boolean inRepetition() {
        return segmenter.inRepetition();
    }

    @Override
    public boolean beforeTurn() {
        return segmenter.beforeTurn();
    }

    @Override
    public int inProgress() {
        return segmenter.moving() ? completed + 1 : 0;
    }

    @Override
    public int completed() {
        return completed;
    }

    @Override
    public int clean() {
        return clean;
    }

    @Override
    public void addNeutral(double seconds) {}

    @Override
    public @Nullable SpinePose uprightPose() {
        return segmenter.inRepetition() ? startPose : null;
    }

    @Override
    public double heldNeutralRad() {
        return Double.NaN;
    }

    @Override
    public double heldDifferenceRad() {
        return Double.NaN;
    }
}

package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.repetition.HoldTracker;
import io.plumbline.analytics.repetition.Movement;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts holds and says when each has ended. */
final class HoldCounter implements MovementCounter {

    private final String exercise;
    private final HoldTracker tracker;
    private boolean holding;
    private int completed;
    private int clean;
    private double neutralSeconds;
    private double standingDifferenceRad = Double.NaN;
    private double lastSeconds = Double.NaN;

    HoldCounter(Exercise exercise, Movement.Hold hold, Placement lowest) {
        this.exercise = exercise.name();
        tracker = new HoldTracker(hold, lowest);
    }

    HoldCounter(Exercise exercise, Movement.Hold hold, Placement lowest, DataInput saved) throws IOException {
        this.exercise = exercise.name();
        tracker = new HoldTracker(hold, lowest, saved);
        holding = saved.readBoolean();
        completed = saved.readInt();
        clean = saved.readInt();
        neutralSeconds = saved.readDouble();
        standingDifferenceRad = saved.readDouble();
        lastSeconds = saved.readDouble();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        tracker.save(out);
        out.writeBoolean(holding);
        out.writeInt(completed);
        out.writeInt(clean);
        out.writeDouble(neutralSeconds);
        out.writeDouble(standingDifferenceRad);
        out.writeDouble(lastSeconds);
    }

    @Override
    public void noteStanding(Neutral neutral) {
        standingDifferenceRad = neutral.known() ? neutral.differenceRad() : Double.NaN;
    }

    @Override
    public void follow(SpinePose pose, boolean inPosture, AlertDesk desk, Consumer<? super SessionEvent> events) {
        boolean ended = tracker.update(pose, inPosture, standingDifferenceRad);
        if (ended) {
            end(pose.timeSeconds(), pose.timeSeconds(), true, desk, events);
        }
        if (readyToJudge() && !holding) {
            holding = true;
            neutralSeconds = 0;
            desk.beginMovement();
        }
        lastSeconds = pose.timeSeconds();
    }

    /** A hold that a gap cut off has ended with the last pose before it. */
    private void end(
            double timeSeconds,
            double endSeconds,
            boolean complete,
            AlertDesk desk,
            Consumer<? super SessionEvent> events) {
        holding = false;
        desk.endMovement();
        int number = completed + 1;
        if (complete) {
            completed++;
            clean += desk.patternsInMovement().isEmpty() ? 1 : 0;
        }
        events.accept(new SessionEvent.Hold(
                timeSeconds,
                exercise,
                number,
                tracker.startSeconds(),
                endSeconds,
                complete,
                neutralSeconds,
                desk.patternsInMovement()));
    }

    @Override
    public void abandon(double timeSeconds, AlertDesk desk) {
        // The tracker itself notices that its posture was left, and the hold has ended by then.
    }

    @Override
    public void cutOff(double timeSeconds, AlertDesk desk, Consumer<? super SessionEvent> events) {
        if (tracker.leave()) {
            end(timeSeconds, Math.min(timeSeconds, lastSeconds), false, desk, events);
        }
    }

    @Override
    public void notJudged() {}

    @Override
    public boolean readyToJudge() {
        return tracker.phase() == HoldTracker.Phase.HOLDING;
    }

    @Override
    public double startFlexionRad() {
        return tracker.phase() == HoldTracker.Phase.WRONG_START ? tracker.startFlexionRad() : Double.NaN;
    }

    @Override
    public boolean inRepetition() {
        return false;
    }

    @Override
    public boolean beforeTurn() {
        return false;
    }

    @Override
    public int inProgress() {
        return 0;
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
    public void addNeutral(double seconds) {
        neutralSeconds += seconds;
    }

    @Override
    public @Nullable SpinePose uprightPose() {
        return null;
    }

    @Override
    public double heldNeutralRad() {
        return readyToJudge() ? tracker.neutralRad() : Double.NaN;
    }

    @Override
    public double heldDifferenceRad() {
        return readyToJudge() ? tracker.neutralDifferenceRad() : Double.NaN;
    }
}

package io.plumbline.analytics.session;

import io.plumbline.analytics.spine.SpinePose;
import java.io.DataOutput;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Daily life: nothing is counted, everything may be judged. */
final class FreeMovement implements MovementCounter {

    @Override
    public void save(DataOutput out) {}

    @Override
    public void follow(SpinePose pose, boolean inPosture, AlertDesk desk, Consumer<? super SessionEvent> events) {}

    @Override
    public void abandon(double timeSeconds, AlertDesk desk) {}

    @Override
    public void cutOff(double timeSeconds, AlertDesk desk, Consumer<? super SessionEvent> events) {}

    @Override
    public void notJudged() {}

    @Override
    public boolean readyToJudge() {
        return true;
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
        return 0;
    }

    @Override
    public int clean() {
        return 0;
    }

    @Override
    public void addNeutral(double seconds) {}

    @Override
    public @Nullable SpinePose uprightPose() {
        return null;
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

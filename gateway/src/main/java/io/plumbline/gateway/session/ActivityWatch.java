package io.plumbline.gateway.session;

import io.plumbline.analytics.session.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows what the marks make of a session: which exercise is in hand, and whether it is paused. Not thread-safe. */
final class ActivityWatch {

    private final List<Mark> ahead = new ArrayList<>();
    private Activity state = Activity.AT_THE_BEGINNING;

    /** Takes a mark, which may lie ahead; of two at one time the first taken comes first. */
    void note(Mark mark) {
        int after = ahead.size();
        while (after > 0 && ahead.get(after - 1).timeSeconds() > mark.timeSeconds()) {
            after--;
        }
        ahead.add(after, mark);
    }

    /** The state from a time of the session's clock on, where it differs from the one before; times never go back. */
    Optional<Activity> at(double timeSeconds) {
        if (ahead.isEmpty() || ahead.get(0).timeSeconds() > timeSeconds) {
            return Optional.empty();
        }
        Activity before = state;
        while (!ahead.isEmpty() && ahead.get(0).timeSeconds() <= timeSeconds) {
            state = after(ahead.remove(0));
        }
        return state.equals(before) ? Optional.empty() : Optional.of(state);
    }

    private Activity after(Mark mark) {
        if (mark instanceof Mark.StartExercise start) {
            return new Activity(start.exercise(), state.paused());
        }
        if (mark instanceof Mark.Pause) {
            return new Activity(state.exercise(), true);
        }
        if (mark instanceof Mark.Resume) {
            return new Activity(state.exercise(), false);
        }
        return state;
    }
}

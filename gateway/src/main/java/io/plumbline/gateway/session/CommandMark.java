package io.plumbline.gateway.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.session.Mark;
import io.plumbline.gateway.words.DidYouMean;
import java.util.List;
import java.util.Optional;

/** What a command is in a recording: a mark, so that a replay does the same. */
final class CommandMark {

    private static final int MOST_PAIN = 10;

    private CommandMark() {}

    /** Why a command can't be carried out, in a sentence; empty where it can. */
    static Optional<String> refusal(Command command, List<Exercise> exercises) {
        if (command instanceof Command.Start start) {
            List<String> known = exercises.stream().map(Exercise::name).toList();
            return known.contains(start.exercise())
                    ? Optional.empty()
                    : Optional.of("no exercise is called '" + start.exercise() + "'. "
                            + DidYouMean.sentence(start.exercise(), known));
        }
        if (command instanceof Command.Pain pain && (pain.level() < 0 || pain.level() > MOST_PAIN)) {
            return Optional.of("pain is a whole number from 0 (none) to 10, was " + pain.level());
        }
        return Optional.empty();
    }

    /** The mark of a command that is not refused, at a time of the session, s; empty for one that leaves none. */
    static Optional<Mark> of(Command command, double timeSeconds) {
        if (command instanceof Command.Start start) {
            return Optional.of(new Mark.StartExercise(timeSeconds, start.exercise()));
        }
        if (command instanceof Command.Pain pain) {
            return Optional.of(new Mark.Pain(timeSeconds, pain.level(), pain.note()));
        }
        if (command instanceof Command.Calibrate) {
            return Optional.of(new Mark.Calibrate(timeSeconds));
        }
        if (command instanceof Command.MeasureRange) {
            return Optional.of(new Mark.MeasureRange(timeSeconds));
        }
        if (command instanceof Command.Pause) {
            return Optional.of(new Mark.Pause(timeSeconds));
        }
        return command instanceof Command.Resume ? Optional.of(new Mark.Resume(timeSeconds)) : Optional.empty();
    }
}

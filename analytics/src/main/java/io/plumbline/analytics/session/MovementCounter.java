package io.plumbline.analytics.session;

import io.plumbline.analytics.exercise.Exercise;
import io.plumbline.analytics.repetition.BendSegmenter;
import io.plumbline.analytics.repetition.Movement;
import io.plumbline.analytics.repetition.SquatSegmenter;
import io.plumbline.analytics.repetition.VerticalMotion;
import io.plumbline.analytics.spine.SpinePose;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what an exercise is made of: repetitions, holds, or nothing. */
sealed interface MovementCounter permits RepetitionCounter, HoldCounter, FreeMovement {

    static MovementCounter of(Exercise exercise, SensorSet sensors, VerticalMotion vertical) {
        Movement movement = exercise.movement();
        if (movement instanceof Movement.LowerAndRise squat) {
            return new RepetitionCounter(exercise, new SquatSegmenter(squat, vertical));
        } else if (movement instanceof Movement.BendAndRise bend) {
            return new RepetitionCounter(exercise, new BendSegmenter(bend));
        } else if (movement instanceof Movement.Hold hold) {
            return new HoldCounter(exercise, hold, sensors.lower());
        }
        return new FreeMovement();
    }

    static MovementCounter restore(Exercise exercise, SensorSet sensors, VerticalMotion vertical, DataInput saved)
            throws IOException {
        Movement movement = exercise.movement();
        if (movement instanceof Movement.LowerAndRise squat) {
            return new RepetitionCounter(exercise, new SquatSegmenter(squat, vertical, saved), saved);
        } else if (movement instanceof Movement.BendAndRise bend) {
            return new RepetitionCounter(exercise, new BendSegmenter(bend, saved), saved);
        } else if (movement instanceof Movement.Hold hold) {
            return new HoldCounter(exercise, hold, sensors.lower(), saved);
        }
        return new FreeMovement();
    }

    void save(DataOutput out) throws IOException;

    /** Notes where the neutral of the still stand is, before the pose that it holds for. */
    default void noteStanding(Neutral neutral) {}

    /** How far the back is flexed from the neutral of the stand in a start that is wrong, rad; NaN where there is none. */
    default double startFlexionRad() {
        return Double.NaN;
    }

    /** Takes a pose whose lowest segment is aligned; says what has ended with it. */
    void follow(SpinePose pose, boolean inPosture, AlertDesk desk, Consumer<? super SessionEvent> events);

    /** The wearer does something else: what was under way is none of this exercise. */
    void abandon(double timeSeconds, AlertDesk desk);

    /** What was under way is cut off, and said so. */
    void cutOff(double timeSeconds, AlertDesk desk, Consumer<? super SessionEvent> events);

    /** The pose followed last was not judged: a repetition that is surely under way is not clean. */
    void notJudged();

    /** Whether the movement lets faults be judged now. */
    boolean readyToJudge();

    /** Whether a repetition is surely under way. */
    boolean inRepetition();

    /** Whether its turning point lies ahead. */
    boolean beforeTurn();

    /** The number of the repetition in progress, 1-based; 0 where there is none. */
    int inProgress();

    /** How many have been completed. */
    int completed();

    /** How many of them were judged at every pose, from where they were sure to their end, and without an alert. */
    int clean();

    /** Notes time within all limits. */
    void addNeutral(double seconds);

    /** The pose from which the repetition under way began, once it is sure to be one; null otherwise. */
    @Nullable
    SpinePose uprightPose();

    /** The lowest segment's neutral that was taken in the hold, rad; NaN where there is none. */
    double heldNeutralRad();

    /** The difference of the segments in neutral that was taken in the hold, rad; NaN where there is none. */
    double heldDifferenceRad();
}

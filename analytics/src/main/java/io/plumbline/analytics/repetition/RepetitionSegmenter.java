package io.plumbline.analytics.repetition;

import io.plumbline.analytics.spine.SegmentMotion;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts the motion of one segment into repetitions, as it comes. */
public sealed interface RepetitionSegmenter permits SquatSegmenter, BendSegmenter {

    /**
     * Takes the next motion.
     *
     * @return the repetition whose end this sample confirmed, else null
     */
    @Nullable
    Excursion update(SegmentMotion motion);

    /** Whether a movement is under way, be it sure to be a repetition yet or not. */
    boolean moving();

    /** Whether what is under way is surely a repetition. */
    boolean inRepetition();

    /** Whether a movement is under way and its turning point lies ahead. */
    boolean beforeTurn();

    /** Gives up what is under way: what has been of a repetition, else null. */
    @Nullable
    Excursion cutOff(double timeSeconds);

    /** Writes the state. */
    void save(DataOutput out) throws IOException;
}

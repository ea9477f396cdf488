package io.plumbline.analytics.exercise;

/** What moves in an exercise, and so how it is counted. */
public enum Movement {
    /** The hips go down and up: squats. */
    LOWER_AND_RISE,
    /** The lowest sensor's segment bends forward and comes up: hip hinges. */
    BEND_AND_RISE,
    /** A position is held: planks. */
    HOLD,
    /** Whatever daily life brings; nothing is counted. */
    FREE
}

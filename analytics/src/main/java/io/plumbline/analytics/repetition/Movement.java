package io.plumbline.analytics.repetition;

/**
 * What moves in an exercise, and so how it is counted, with the numbers that differ between exercises. Their usual
 * values are fitted to squats, hip hinges and planks of healthy people, recorded and simulated (docs/validation.md).
 */
public sealed interface Movement {

    /** Whether the back is bent or lowered over and over, so that it flexes in each repetition. */
    default boolean repeats() {
        return this instanceof LowerAndRise || this instanceof BendAndRise;
    }

    /**
     * The hips go down and up: squats.
     *
     * @param leastDepthMetres how far down a repetition goes at least, m, in (0, 1]; walking moves the pelvis by 0.05 m
     * @param shortestSeconds how long one takes at least, s, 0 or more
     * @param longestSeconds how long one takes at most, s, more than the shortest
     */
    record LowerAndRise(double leastDepthMetres, double shortestSeconds, double longestSeconds) implements Movement {

        /** The numbers of a squat. */
        public static final LowerAndRise USUAL = new LowerAndRise(0.06, 0.6, 16);

        public LowerAndRise {
            if (!(leastDepthMetres > 0 && leastDepthMetres <= 1)) {
                throw new IllegalArgumentException("leastDepthMetres must be in (0, 1], was " + leastDepthMetres);
            }
            if (!(shortestSeconds >= 0)) {
                throw new IllegalArgumentException("shortestSeconds must not be negative, was " + shortestSeconds);
            }
            if (!(longestSeconds > shortestSeconds)) {
                throw new IllegalArgumentException("longestSeconds must be more than shortestSeconds " + shortestSeconds
                        + ", was " + longestSeconds);
            }
        }
    }

    /**
     * The lowest sensor's segment bends forward and comes up: hip hinges.
     *
     * @param leastRangeRad how far a repetition bends at least, rad, in (0, π)
     * @param longestSeconds how long one takes at most, s, more than 0
     */
    record BendAndRise(double leastRangeRad, double longestSeconds) implements Movement {

        /** The numbers of a hip hinge. */
        public static final BendAndRise USUAL = new BendAndRise(Math.toRadians(15), 12);

        public BendAndRise {
            if (!(leastRangeRad > 0 && leastRangeRad < Math.PI)) {
                throw new IllegalArgumentException("leastRangeRad must be in (0, π), was " + leastRangeRad);
            }
            if (!(longestSeconds > 0)) {
                throw new IllegalArgumentException("longestSeconds must be more than 0, was " + longestSeconds);
            }
        }
    }

    /**
     * A position is held: planks. Neutral is taken in it.
     *
     * @param settleSeconds how long the wearer is calm in the posture before the hold begins, s, 0 or more
     * @param neutralFromSeconds from when in the hold neutral is taken, s, 0 or more
     * @param neutralUntilSeconds until when, s, more than from when; judging begins then
     * @param largestNeutralShiftRad how far that neutral may be from the one of the still stand to be believed, rad, 0
     *     or more
     */
    record Hold(
            double settleSeconds, double neutralFromSeconds, double neutralUntilSeconds, double largestNeutralShiftRad)
            implements Movement {

        /** The numbers of a plank. */
        public static final Hold USUAL = new Hold(1, 2, 5, Math.toRadians(8));

        public Hold {
            if (!(settleSeconds >= 0)) {
                throw new IllegalArgumentException("settleSeconds must not be negative, was " + settleSeconds);
            }
            if (!(neutralFromSeconds >= 0)) {
                throw new IllegalArgumentException(
                        "neutralFromSeconds must not be negative, was " + neutralFromSeconds);
            }
            if (!(neutralUntilSeconds > neutralFromSeconds)) {
                throw new IllegalArgumentException("neutralUntilSeconds must be more than neutralFromSeconds "
                        + neutralFromSeconds + ", was " + neutralUntilSeconds);
            }
            if (!(largestNeutralShiftRad >= 0)) {
                throw new IllegalArgumentException(
                        "largestNeutralShiftRad must not be negative, was " + largestNeutralShiftRad);
            }
        }
    }

    /** Whatever daily life brings; nothing is counted. */
    record Free() implements Movement {}
}

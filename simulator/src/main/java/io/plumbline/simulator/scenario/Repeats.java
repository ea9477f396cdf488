package io.plumbline.simulator.scenario;

import org.jspecify.annotations.Nullable;

/**
 * How often and in which tempo something is repeated.
 *
 * @param repetitions how many, in [1, 200]; 1 unless said
 * @param pace tempo
 * @param variation standard deviation of each repetition's size and tempo, as a share of them, in [0, 0.2]; 0.03 unless
 *     said. Drawn from the session's seed, at most twice as large
 */
public record Repeats(int repetitions, Pace pace, double variation) {

    private static final double USUAL_VARIATION = 0.03;

    public Repeats {
        Checks.between("repetitions", repetitions, 1, 200);
        Checks.between("variation", variation, 0, 0.2);
    }

    /** With the usual variation. */
    public Repeats(int repetitions, Pace pace) {
        this(repetitions, pace, USUAL_VARIATION);
    }

    static Repeats of(
            Pace usual,
            @Nullable Integer repetitions,
            @Nullable Double down,
            @Nullable Double hold,
            @Nullable Double up,
            @Nullable Double rest,
            @Nullable Double variation) {
        return new Repeats(
                repetitions == null ? 1 : repetitions,
                Pace.of(usual, down, hold, up, rest),
                Given.or(variation, USUAL_VARIATION));
    }
}

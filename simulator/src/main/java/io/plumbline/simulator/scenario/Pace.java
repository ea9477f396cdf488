package io.plumbline.simulator.scenario;

import org.jspecify.annotations.Nullable;

/**
 * The tempo of a repetition, seconds.
 *
 * @param downSeconds way down, in [0.3, 20]
 * @param holdSeconds pause at the bottom, in [0, 20]
 * @param upSeconds way up, in [0.3, 20]
 * @param restSeconds upright afterwards, in [0, 60]
 */
public record Pace(double downSeconds, double holdSeconds, double upSeconds, double restSeconds) {

    public Pace {
        Checks.between("down_s", downSeconds, 0.3, 20);
        Checks.between("hold_s", holdSeconds, 0, 20);
        Checks.between("up_s", upSeconds, 0.3, 20);
        Checks.between("rest_s", restSeconds, 0, 60);
    }

    static Pace of(
            Pace otherwise, @Nullable Double down, @Nullable Double hold, @Nullable Double up, @Nullable Double rest) {
        return new Pace(
                down == null ? otherwise.downSeconds : down,
                hold == null ? otherwise.holdSeconds : hold,
                up == null ? otherwise.upSeconds : up,
                rest == null ? otherwise.restSeconds : rest);
    }

    /** This tempo with all of the movement slower by a factor; the rest stays. */
    public Pace times(double factor) {
        return new Pace(downSeconds * factor, holdSeconds * factor, upSeconds * factor, restSeconds);
    }
}

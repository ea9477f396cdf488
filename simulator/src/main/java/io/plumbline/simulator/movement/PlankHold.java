package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.ElbowsAndToes;
import io.plumbline.simulator.body.Pose;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/** Holds a plank on elbows and toes while hips and lumbar spine leave neutral now and then. */
public final class PlankHold implements Movement {

    /** How the body gets out of neutral. */
    public enum Rise {
        /** With minimum jerk, there at the end of the onset. */
        SMOOTH,
        /** As muscles give way: fast at first, slower and slower; 95 % of the way at the end of the onset. */
        EXPONENTIAL,
        /** Evenly, but for a tenth of the onset at either end. */
        LINEAR
    }

    /**
     * Hips or lumbar spine leave neutral, stay away and return. The return may begin before they are all the way out.
     *
     * @param atSeconds since the hold began
     * @param onsetSeconds how long the way out takes
     * @param returnSeconds when the way back begins, since {@code atSeconds}
     * @param recoverySeconds how long it takes
     * @param lumbarFlexion how far the lumbar spine goes, rad; a sag is negative
     * @param hipFlexion how far the hips go, rad; hips high is positive
     */
    public record Excursion(
            double atSeconds,
            double onsetSeconds,
            Rise rise,
            double returnSeconds,
            double recoverySeconds,
            double lumbarFlexion,
            double hipFlexion) {

        private static final double TIME_CONSTANTS = 3;
        private static final double EASED_SHARE = 0.1;
        private static final double SEARCH_SECONDS = 0.01;

        /** The same with another time at which the way back begins. */
        public Excursion returningAt(double newReturnSeconds) {
            return new Excursion(
                    atSeconds, onsetSeconds, rise, newReturnSeconds, recoverySeconds, lumbarFlexion, hipFlexion);
        }

        /**
         * When the body is a share of the way out, s after the excursion began, to a hundredth; the way back aside.
         *
         * @param share in [0, 0.95]
         */
        public double secondsTo(double share) {
            double seconds = 0;
            while (out(seconds) < share) {
                seconds += SEARCH_SECONDS;
            }
            return seconds;
        }

        /** How far out the body is at a time since the hold began, 0 to 1. */
        double at(double holdSeconds) {
            double seconds = holdSeconds - atSeconds;
            if (seconds <= 0 || seconds >= returnSeconds + recoverySeconds) {
                return 0;
            }
            return out(seconds) * (1 - MinimumJerk.at((seconds - returnSeconds) / recoverySeconds));
        }

        private double out(double seconds) {
            return switch (rise) {
                case SMOOTH -> MinimumJerk.at(seconds / onsetSeconds);
                case EXPONENTIAL -> 1 - FastMath.exp(-TIME_CONSTANTS * eased(seconds) / onsetSeconds);
                case LINEAR -> even(seconds / onsetSeconds);
            };
        }

        private static double even(double share) {
            if (share >= 1) {
                return 1;
            }
            double fastest = 1 / (1 - EASED_SHARE);
            if (share < EASED_SHARE) {
                return fastest * share * share / (2 * EASED_SHARE);
            }
            return share > 1 - EASED_SHARE
                    ? 1 - fastest * (1 - share) * (1 - share) / (2 * EASED_SHARE)
                    : fastest * (share - EASED_SHARE / 2);
        }

        /** Time that begins without velocity and acceleration and is real time after a few seconds. */
        private static double eased(double seconds) {
            return seconds * seconds * seconds / (seconds * seconds + 1);
        }
    }

    private final ElbowsAndToes elbowsAndToes;
    private final double durationSeconds;
    private final List<Excursion> excursions;

    /** A hold with excursions; where they overlap they add up. */
    public PlankHold(ElbowsAndToes elbowsAndToes, double durationSeconds, List<Excursion> excursions) {
        this.elbowsAndToes = elbowsAndToes;
        this.durationSeconds = durationSeconds;
        this.excursions = List.copyOf(excursions);
    }

    @Override
    public double durationSeconds() {
        return durationSeconds;
    }

    @Override
    public boolean tires() {
        return true;
    }

    @Override
    public void at(double seconds, Pose pose) {
        double lumbarFlexion = 0;
        double hipFlexion = 0;
        for (int i = 0; i < excursions.size(); i++) {
            Excursion excursion = excursions.get(i);
            double out = excursion.at(seconds);
            lumbarFlexion += out * excursion.lumbarFlexion;
            hipFlexion += out * excursion.hipFlexion;
        }
        elbowsAndToes.place(pose, hipFlexion, lumbarFlexion);
    }
}

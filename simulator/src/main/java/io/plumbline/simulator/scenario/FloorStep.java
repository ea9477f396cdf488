package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done on the floor beside the plank. Of every repetition {@code down_s} is the way out, {@code up_s} the way back.
 * How far the spine goes in these exercises has not been measured by anyone found; the usual values are a modelling
 * choice.
 */
public sealed interface FloorStep extends Step {

    /**
     * On all fours, lifts one arm and the opposite leg, sides in turn. The pelvis rolls a little away from the lifted leg.
     *
     * @param repeats how often, in which tempo; 1.5 s out, 2 s held, 1.5 s back, 1 s rest unless said
     * @param rollDeg how far pelvis and thorax roll; 3 to 12 are usual, degrees, in [0, 20]; 5 unless said
     * @param sideDropDeg how much further they roll because one side drops, degrees, in [0, 30]; 0 unless said
     * @param archDeg lumbar extension meanwhile, degrees, in [0, 30]; 0 unless said
     */
    record BirdDogs(Repeats repeats, double rollDeg, double sideDropDeg, double archDeg) implements FloorStep {

        private static final Pace USUAL = new Pace(1.5, 2, 1.5, 1);

        public BirdDogs {
            Checks.between("roll_deg", rollDeg, 0, 20);
            Checks.between("side_drop_deg", sideDropDeg, 0, 30);
            Checks.between("arch_deg", archDeg, 0, 30);
        }

        @JsonCreator
        static BirdDogs of(
                @JsonProperty("repetitions") @Nullable Integer repetitions,
                @JsonProperty("roll_deg") @Nullable Double rollDeg,
                @JsonProperty("side_drop_deg") @Nullable Double sideDropDeg,
                @JsonProperty("arch_deg") @Nullable Double archDeg,
                @JsonProperty("down_s") @Nullable Double down,
                @JsonProperty("hold_s") @Nullable Double hold,
                @JsonProperty("up_s") @Nullable Double up,
                @JsonProperty("rest_s") @Nullable Double rest,
                @JsonProperty("variation") @Nullable Double variation) {
            return new BirdDogs(
                    Repeats.of(USUAL, repetitions, down, hold, up, rest, variation),
                    Given.or(rollDeg, 5),
                    Given.or(sideDropDeg, 0),
                    Given.or(archDeg, 0));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.ON_ALL_FOURS);
        }
    }

    /**
     * On the back, lifts the hips until trunk and thighs are in line.
     *
     * @param repeats how often, in which tempo; 1.5 s up, 1 s held, 1.5 s down, 1 s rest unless said
     * @param liftDeg how far the trunk turns beyond level; with all that is added at most 42, degrees, in [8, 35]; 22 unless said
     * @param overArchDeg lumbar extension at the top, which takes the hips higher by half as much, degrees, in [0, 30]; 0 unless said
     */
    record Bridges(Repeats repeats, double liftDeg, double overArchDeg) implements FloorStep {

        private static final Pace USUAL = new Pace(1.5, 1, 1.5, 1);

        public Bridges {
            Checks.between("lift_deg", liftDeg, 8, 35);
            Checks.between("over_arch_deg", overArchDeg, 0, 30);
        }

        @JsonCreator
        static Bridges of(
                @JsonProperty("repetitions") @Nullable Integer repetitions,
                @JsonProperty("lift_deg") @Nullable Double liftDeg,
                @JsonProperty("over_arch_deg") @Nullable Double overArchDeg,
                @JsonProperty("down_s") @Nullable Double down,
                @JsonProperty("hold_s") @Nullable Double hold,
                @JsonProperty("up_s") @Nullable Double up,
                @JsonProperty("rest_s") @Nullable Double rest,
                @JsonProperty("variation") @Nullable Double variation) {
            return new Bridges(
                    Repeats.of(USUAL, repetitions, down, hold, up, rest, variation),
                    Given.or(liftDeg, 22),
                    Given.or(overArchDeg, 0));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.ON_THE_BACK);
        }
    }

    /**
     * On the back, curls the shoulders up; the pelvis stays.
     *
     * @param repeats how often, in which tempo; 1.2 s up, 0.5 s held, 1.2 s down, 0.8 s rest unless said
     * @param curlDeg lumbar flexion; 20 to 35 are usual, degrees, in [10, 45]; 28 unless said
     */
    record Crunches(Repeats repeats, double curlDeg) implements FloorStep {

        private static final Pace USUAL = new Pace(1.2, 0.5, 1.2, 0.8);

        public Crunches {
            Checks.between("curl_deg", curlDeg, 10, 45);
        }

        @JsonCreator
        static Crunches of(
                @JsonProperty("repetitions") @Nullable Integer repetitions,
                @JsonProperty("curl_deg") @Nullable Double curlDeg,
                @JsonProperty("down_s") @Nullable Double down,
                @JsonProperty("hold_s") @Nullable Double hold,
                @JsonProperty("up_s") @Nullable Double up,
                @JsonProperty("rest_s") @Nullable Double rest,
                @JsonProperty("variation") @Nullable Double variation) {
            return new Crunches(Repeats.of(USUAL, repetitions, down, hold, up, rest, variation), Given.or(curlDeg, 28));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.ON_THE_BACK);
        }
    }

    /**
     * Face down, presses the chest up with the arms and lets the pelvis lie (McKenzie). The extension is meant.
     *
     * @param repeats how often, in which tempo; 2 s up, 1 s held, 2 s down, 1 s rest unless said
     * @param extensionDeg lumbar extension; 20 to 45 are usual, degrees, in [10, 50]; 32 unless said
     */
    record PressUps(Repeats repeats, double extensionDeg) implements FloorStep {

        private static final Pace USUAL = new Pace(2, 1, 2, 1);

        public PressUps {
            Checks.between("extension_deg", extensionDeg, 10, 50);
        }

        @JsonCreator
        static PressUps of(
                @JsonProperty("repetitions") @Nullable Integer repetitions,
                @JsonProperty("extension_deg") @Nullable Double extensionDeg,
                @JsonProperty("down_s") @Nullable Double down,
                @JsonProperty("hold_s") @Nullable Double hold,
                @JsonProperty("up_s") @Nullable Double up,
                @JsonProperty("rest_s") @Nullable Double rest,
                @JsonProperty("variation") @Nullable Double variation) {
            return new PressUps(
                    Repeats.of(USUAL, repetitions, down, hold, up, rest, variation), Given.or(extensionDeg, 32));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.PRONE);
        }
    }

    /**
     * Face down, lifts chest, arms and legs.
     *
     * @param repeats how often, in which tempo; 1.2 s up, 1.5 s held, 1.2 s down, 1 s rest unless said
     * @param extensionDeg lumbar extension; 15 to 30 are usual, degrees, in [5, 40]; 22 unless said
     * @param legLiftDeg how far the legs are lifted, degrees, in [0, 20]; 8 unless said
     */
    record Supermans(Repeats repeats, double extensionDeg, double legLiftDeg) implements FloorStep {

        private static final Pace USUAL = new Pace(1.2, 1.5, 1.2, 1);

        public Supermans {
            Checks.between("extension_deg", extensionDeg, 5, 40);
            Checks.between("leg_lift_deg", legLiftDeg, 0, 20);
        }

        @JsonCreator
        static Supermans of(
                @JsonProperty("repetitions") @Nullable Integer repetitions,
                @JsonProperty("extension_deg") @Nullable Double extensionDeg,
                @JsonProperty("leg_lift_deg") @Nullable Double legLiftDeg,
                @JsonProperty("down_s") @Nullable Double down,
                @JsonProperty("hold_s") @Nullable Double hold,
                @JsonProperty("up_s") @Nullable Double up,
                @JsonProperty("rest_s") @Nullable Double rest,
                @JsonProperty("variation") @Nullable Double variation) {
            return new Supermans(
                    Repeats.of(USUAL, repetitions, down, hold, up, rest, variation),
                    Given.or(extensionDeg, 22),
                    Given.or(legLiftDeg, 8));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.PRONE);
        }
    }

    /**
     * From standing over sitting on the floor to the back.
     *
     * @param seconds how long it takes, in [3, 30]; 6 unless said
     */
    record LieDown(double seconds) implements FloorStep {
        public LieDown {
            Checks.between("seconds", seconds, 3, 30);
        }

        @JsonCreator
        static LieDown of(@JsonProperty("seconds") @Nullable Double seconds) {
            return new LieDown(Given.or(seconds, 6));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }

        @Override
        public Place to(Place place) {
            return Place.ON_THE_BACK;
        }
    }

    /**
     * Lies still, on the back or face down.
     *
     * @param seconds how long, in (0, 3600]
     */
    record Lie(double seconds) implements FloorStep {
        public Lie {
            Checks.between("seconds", seconds, 0.01, 3600);
        }

        @JsonCreator
        static Lie of(@JsonProperty(value = "seconds", required = true) double seconds) {
            return new Lie(seconds);
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.ON_THE_BACK, Place.PRONE);
        }
    }

    /**
     * From the back to one side in a log roll, lies there, and rolls back.
     *
     * @param seconds how long on the side, in [0, 3600]
     * @param rollDeg how far, degrees, to the right positive, in [−110, 110]; 90 unless said
     * @param rollSeconds how long each roll takes, in [0.8, 20]; 2 unless said
     */
    record LieOnTheSide(double seconds, double rollDeg, double rollSeconds) implements FloorStep {
        public LieOnTheSide {
            Checks.between("seconds", seconds, 0, 3600);
            Checks.between("roll_deg", rollDeg, -110, 110);
            Checks.between("roll_s", rollSeconds, 0.8, 20);
        }

        @JsonCreator
        static LieOnTheSide of(
                @JsonProperty(value = "seconds", required = true) double seconds,
                @JsonProperty("roll_deg") @Nullable Double roll,
                @JsonProperty("roll_s") @Nullable Double rollSeconds) {
            return new LieOnTheSide(seconds, Given.or(roll, 90), Given.or(rollSeconds, 2));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.ON_THE_BACK);
        }
    }
}

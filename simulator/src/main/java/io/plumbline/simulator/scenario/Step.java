package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the wearer does. In YAML a step is one key with its settings beneath, {@code - bow: {angle_deg: 45}};
 * what is not said has the default that the step's own page gives. Times are seconds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.Stand.class, name = "stand"),
    @JsonSubTypes.Type(value = Step.Bow.class, name = "bow"),
    @JsonSubTypes.Type(value = Step.Turn.class, name = "turn"),
    @JsonSubTypes.Type(value = Step.StartExercise.class, name = "exercise"),
    @JsonSubTypes.Type(value = Squats.class, name = "squats"),
    @JsonSubTypes.Type(value = Hinges.class, name = "hinges"),
    @JsonSubTypes.Type(value = Step.GetDown.class, name = "get-down"),
    @JsonSubTypes.Type(value = Plank.class, name = "plank"),
    @JsonSubTypes.Type(value = Step.GetUp.class, name = "get-up"),
    @JsonSubTypes.Type(value = FloorStep.BirdDogs.class, name = "bird-dogs"),
    @JsonSubTypes.Type(value = FloorStep.Bridges.class, name = "bridges"),
    @JsonSubTypes.Type(value = FloorStep.Crunches.class, name = "crunches"),
    @JsonSubTypes.Type(value = FloorStep.PressUps.class, name = "press-ups"),
    @JsonSubTypes.Type(value = FloorStep.Supermans.class, name = "supermans"),
    @JsonSubTypes.Type(value = FloorStep.LieDown.class, name = "lie-down"),
    @JsonSubTypes.Type(value = FloorStep.Lie.class, name = "lie"),
    @JsonSubTypes.Type(value = FloorStep.LieOnTheSide.class, name = "lie-on-the-side"),
    @JsonSubTypes.Type(value = DailyStep.Walk.class, name = "walk"),
    @JsonSubTypes.Type(value = DailyStep.SitDown.class, name = "sit-down"),
    @JsonSubTypes.Type(value = DailyStep.Sit.class, name = "sit"),
    @JsonSubTypes.Type(value = DailyStep.TieShoes.class, name = "tie-shoes"),
    @JsonSubTypes.Type(value = DailyStep.StandUp.class, name = "stand-up"),
    @JsonSubTypes.Type(value = DailyStep.Cough.class, name = "cough"),
    @JsonSubTypes.Type(value = DailyStep.TugBelt.class, name = "tug-belt"),
    @JsonSubTypes.Type(value = DailyStep.Lift.class, name = "lift"),
})
public sealed interface Step
        permits Step.Stand,
                Step.Bow,
                Step.Turn,
                Step.StartExercise,
                Squats,
                Hinges,
                Step.GetDown,
                Plank,
                Step.GetUp,
                FloorStep,
                DailyStep {

    /** Where the wearer may be for this step; empty: anywhere. */
    Set<Place> from();

    /** Where the wearer is after it, having begun it at {@code place}. */
    default Place to(Place place) {
        return place;
    }

    /**
     * Stands upright, swaying a little.
     *
     * @param seconds how long, in (0, 3600]
     */
    record Stand(double seconds) implements Step {
        public Stand {
            Checks.between("seconds", seconds, 0.01, 3600);
        }

        @JsonCreator
        static Stand of(@JsonProperty(value = "seconds", required = true) double seconds) {
            return new Stand(seconds);
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }
    }

    /**
     * One slow bow with a nearly straight back, by which the analysis finds a sensor's axes. No repetition.
     *
     * @param angleDeg how far the trunk leans forward, degrees, in [5, 90]; 45 unless said
     * @param seconds down and up together, in [1, 30]; 4 unless said
     */
    record Bow(double angleDeg, double seconds) implements Step {
        public Bow {
            Checks.between("angle_deg", angleDeg, 5, 90);
            Checks.between("seconds", seconds, 1, 30);
        }

        @JsonCreator
        static Bow of(
                @JsonProperty("angle_deg") @Nullable Double angleDeg,
                @JsonProperty("seconds") @Nullable Double seconds) {
            return new Bow(angleDeg == null ? 45 : angleDeg, seconds == null ? 4 : seconds);
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }
    }

    /**
     * Turns round on the spot.
     *
     * @param angleDeg how far, degrees, to the left positive, in [−720, 720]
     * @param seconds how long it takes, in [0.5, 60]; a second a quarter turn unless said
     */
    record Turn(double angleDeg, double seconds) implements Step {
        public Turn {
            Checks.between("angle_deg", angleDeg, -720, 720);
            Checks.between("seconds", seconds, 0.5, 60);
        }

        @JsonCreator
        static Turn of(
                @JsonProperty(value = "angle_deg", required = true) double angleDeg,
                @JsonProperty("seconds") @Nullable Double seconds) {
            return new Turn(angleDeg, seconds == null ? Math.max(1, Math.abs(angleDeg) / 90) : seconds);
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }
    }

    /**
     * A mark: from here on this exercise is done. Takes no time.
     *
     * @param name the exercise's name, e.g. {@code squat}
     */
    record StartExercise(String name) implements Step {
        public StartExercise {
            if (!name.matches("[a-z0-9][a-z0-9-]*")) {
                throw new IllegalArgumentException(
                        "an exercise's name is of small letters, digits and hyphens, e.g. hip-hinge, was '" + name
                                + "'");
            }
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static StartExercise of(String name) {
            return new StartExercise(name);
        }

        @Override
        public Set<Place> from() {
            return Set.of();
        }
    }

    /**
     * From standing over kneeling and all fours to the mat.
     *
     * @param seconds how long it takes, in [2, 30]; 5 unless said
     * @param target how far down; to knees and elbows, for a plank, unless said
     */
    record GetDown(double seconds, Target target) implements Step {

        /** What a get-down ends on. */
        public enum Target {
            /** Knees and elbows. */
            @JsonProperty("elbows")
            ELBOWS("elbows", Place.ON_THE_MAT),
            /** Hands and knees. */
            @JsonProperty("all-fours")
            ALL_FOURS("all-fours", Place.ON_ALL_FOURS),
            /** The front of the body. */
            @JsonProperty("front")
            FRONT("front", Place.PRONE);

            private final String word;
            private final Place place;

            Target(String word, Place place) {
                this.word = word;
                this.place = place;
            }

            @Override
            public String toString() {
                return word;
            }
        }

        public GetDown {
            Checks.between("seconds", seconds, 2, 30);
        }

        /** To knees and elbows. */
        public GetDown(double seconds) {
            this(seconds, Target.ELBOWS);
        }

        @JsonCreator
        static GetDown of(
                @JsonProperty("seconds") @Nullable Double seconds, @JsonProperty("to") @Nullable Target target) {
            return new GetDown(seconds == null ? 5 : seconds, target == null ? Target.ELBOWS : target);
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }

        @Override
        public Place to(Place place) {
            return target.place;
        }
    }

    /**
     * From anywhere on the mat to standing: from the front over all fours and kneeling, from the back over sitting.
     *
     * @param seconds how long it takes, in [2, 30]; 5 unless said
     */
    record GetUp(double seconds) implements Step {
        public GetUp {
            Checks.between("seconds", seconds, 2, 30);
        }

        @JsonCreator
        static GetUp of(@JsonProperty("seconds") @Nullable Double seconds) {
            return new GetUp(seconds == null ? 5 : seconds);
        }

        @Override
        public Set<Place> from() {
            return Place.ON_THE_FLOOR;
        }

        @Override
        public Place to(Place place) {
            return Place.STANDING;
        }
    }
}

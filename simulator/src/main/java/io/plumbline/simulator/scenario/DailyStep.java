package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people do all day beside exercising. None of it is a repetition. */
public sealed interface DailyStep extends Step {

    /**
     * Walks straight ahead.
     *
     * @param seconds how long, s, in [2, 3600]
     * @param speed how fast, m/s, in [0.5, 2.0]; 1.3 unless said
     */
    record Walk(double seconds, double speed) implements DailyStep {
        public Walk {
            Checks.between("seconds", seconds, 2, 3600);
            Checks.between("speed_mps", speed, 0.5, 2.0);
        }

        @JsonCreator
        static Walk of(
                @JsonProperty(value = "seconds", required = true) double seconds,
                @JsonProperty("speed_mps") @Nullable Double speed) {
            return new Walk(seconds, Given.or(speed, 1.3));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }
    }

    /**
     * From standing to a chair, the trunk leaning forward on the way.
     *
     * @param seconds how long it takes, s, in [1, 10]; 2.2 unless said
     * @param leanDeg how far it leans beyond what lies between the two poses, degrees, in [0, 50]; 32 unless said
     */
    record SitDown(double seconds, double leanDeg) implements DailyStep {
        public SitDown {
            Checks.between("seconds", seconds, 1, 10);
            Checks.between("lean_deg", leanDeg, 0, 50);
        }

        @JsonCreator
        static SitDown of(
                @JsonProperty("seconds") @Nullable Double seconds, @JsonProperty("lean_deg") @Nullable Double leanDeg) {
            return new SitDown(Given.or(seconds, 2.2), Given.or(leanDeg, 32));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }

        @Override
        public Place to(Place place) {
            return Place.SITTING;
        }
    }

    /**
     * Sits at ease with a round back.
     *
     * @param seconds how long, s, in [0.01, 7200]
     */
    record Sit(double seconds) implements DailyStep {
        public Sit {
            Checks.between("seconds", seconds, 0.01, 7200);
        }

        @JsonCreator
        static Sit of(@JsonProperty(value = "seconds", required = true) double seconds) {
            return new Sit(seconds);
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.SITTING);
        }
    }

    /**
     * Bends down to the shoes on a chair and comes up again.
     *
     * @param holdSeconds how long the hands are at the shoes, s, in [0, 60]; 5 unless said
     */
    record TieShoes(double holdSeconds) implements DailyStep {
        public TieShoes {
            Checks.between("hold_s", holdSeconds, 0, 60);
        }

        @JsonCreator
        static TieShoes of(@JsonProperty("hold_s") @Nullable Double holdSeconds) {
            return new TieShoes(Given.or(holdSeconds, 5));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.SITTING);
        }
    }

    /**
     * From a chair to standing, the trunk leaning forward on the way.
     *
     * @param seconds how long it takes, s, in [1, 10]; 2 unless said
     * @param leanDeg how far it leans beyond what lies between the two poses, degrees, in [0, 50]; 35 unless said
     */
    record StandUp(double seconds, double leanDeg) implements DailyStep {
        public StandUp {
            Checks.between("seconds", seconds, 1, 10);
            Checks.between("lean_deg", leanDeg, 0, 50);
        }

        @JsonCreator
        static StandUp of(
                @JsonProperty("seconds") @Nullable Double seconds, @JsonProperty("lean_deg") @Nullable Double leanDeg) {
            return new StandUp(Given.or(seconds, 2), Given.or(leanDeg, 35));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.SITTING);
        }

        @Override
        public Place to(Place place) {
            return Place.STANDING;
        }
    }

    /**
     * Coughs standing: short bursts of trunk flexion, each with a jolt.
     *
     * @param times how many coughs, in [1, 20]; 3 unless said
     * @param angleDeg how far the trunk flexes, degrees; most of it is lumbar, in [1, 15]; 5 unless said
     */
    record Cough(int times, double angleDeg) implements DailyStep {
        public Cough {
            Checks.between("times", times, 1, 20);
            Checks.between("angle_deg", angleDeg, 1, 15);
        }

        @JsonCreator
        static Cough of(
                @JsonProperty("times") @Nullable Integer times, @JsonProperty("angle_deg") @Nullable Double angleDeg) {
            return new Cough(times == null ? 3 : times, Given.or(angleDeg, 5));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }
    }

    /**
     * Tugs at the belt standing: jerks and small turns of the whole trunk that are nothing of the spine.
     *
     * @param times how many tugs, in [1, 20]; 4 unless said
     * @param angleDeg how far the trunk is turned, degrees, in [0.5, 15]; 3 unless said
     */
    record TugBelt(int times, double angleDeg) implements DailyStep {
        public TugBelt {
            Checks.between("times", times, 1, 20);
            Checks.between("angle_deg", angleDeg, 0.5, 15);
        }

        @JsonCreator
        static TugBelt of(
                @JsonProperty("times") @Nullable Integer times, @JsonProperty("angle_deg") @Nullable Double angleDeg) {
            return new TugBelt(times == null ? 4 : times, Given.or(angleDeg, 3));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }
    }

    /**
     * Lifts something from the floor, once: over hips and knees, or over the back.
     *
     * @param angleDeg how far the trunk leans forward, degrees, in [10, 100]; 60 unless said
     * @param kneeDeg flexion of the knees, degrees, in [0, 110]; 40 unless said
     * @param lumbarShare part of the lean that is lumbar flexion; a stoop has 0.46 to 0.51 (Laird, PMC5034504), in [0, 0.7]; 0.12 unless said
     * @param downSeconds way down, s, in [0.5, 20]; 1.5 unless said
     * @param holdSeconds time at the bottom, s, in [0, 60]; 0.8 unless said
     * @param upSeconds way up, s, in [0.5, 20]; 1.6 unless said
     */
    record Lift(
            double angleDeg,
            double kneeDeg,
            double lumbarShare,
            double downSeconds,
            double holdSeconds,
            double upSeconds)
            implements DailyStep {
        public Lift {
            Checks.between("angle_deg", angleDeg, 10, 100);
            Checks.between("knee_deg", kneeDeg, 0, 110);
            Checks.between("lumbar_share", lumbarShare, 0, 0.7);
            Checks.between("down_s", downSeconds, 0.5, 20);
            Checks.between("hold_s", holdSeconds, 0, 60);
            Checks.between("up_s", upSeconds, 0.5, 20);
        }

        @JsonCreator
        static Lift of(
                @JsonProperty("angle_deg") @Nullable Double angleDeg,
                @JsonProperty("knee_deg") @Nullable Double kneeDeg,
                @JsonProperty("lumbar_share") @Nullable Double lumbarShare,
                @JsonProperty("down_s") @Nullable Double downSeconds,
                @JsonProperty("hold_s") @Nullable Double holdSeconds,
                @JsonProperty("up_s") @Nullable Double upSeconds) {
            return new Lift(
                    Given.or(angleDeg, 60),
                    Given.or(kneeDeg, 40),
                    Given.or(lumbarShare, 0.12),
                    Given.or(downSeconds, 1.5),
                    Given.or(holdSeconds, 0.8),
                    Given.or(upSeconds, 1.6));
        }

        @Override
        public Set<Place> from() {
            return Set.of(Place.STANDING);
        }
    }
}

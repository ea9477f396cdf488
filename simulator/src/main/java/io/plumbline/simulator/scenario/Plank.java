package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lifts the knees into a plank on elbows and toes, holds it, and puts the knees down again.
 *
 * @param seconds how long it is held, lifting and lowering not counted, in [3, 600]
 * @param faults what goes wrong meanwhile, one after the other; none unless said
 */
public record Plank(double seconds, List<Fault> faults) implements Step {

    /** Which way the body leaves neutral. */
    public enum FaultKind {
        /** The hips sink: lumbar extension. */
        @JsonProperty("sag")
        SAG("sag", -1, 0, 7),
        /** The back rounds: lumbar flexion. */
        @JsonProperty("hunch")
        HUNCH("hunch", 1, 0, 10),
        /** The hips go up (pike): hip flexion, the lumbar spine stays in neutral. */
        @JsonProperty("hips-high")
        HIPS_HIGH("hips-high", 0, 1, Double.POSITIVE_INFINITY),
        /** The hips sink without the lumbar spine: hip extension. */
        @JsonProperty("hips-low")
        HIPS_LOW("hips-low", 0, -1, Double.POSITIVE_INFINITY);

        private final String word;
        private final double lumbarSign;
        private final double hipSign;
        private final double cueDeg;

        FaultKind(String word, double lumbarSign, double hipSign, double cueDeg) {
            this.word = word;
            this.lumbarSign = lumbarSign;
            this.hipSign = hipSign;
            this.cueDeg = cueDeg;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** How the body leaves neutral. */
    public enum Rise {
        /** With minimum jerk. */
        @JsonProperty("smooth")
        SMOOTH,
        /** As muscles give way, fast at first and slower and slower; 95 % of it at the end of the onset. */
        @JsonProperty("exponential")
        EXPONENTIAL,
        /** Evenly. */
        @JsonProperty("linear")
        LINEAR
    }

    /**
     * The body leaves neutral, stays away from it, and returns.
     *
     * @param kind which way
     * @param atSeconds when it begins, s after the hold began, in [0, 600]
     * @param angleDeg how far the lumbar spine or, with hips-high and hips-low, the hips go, degrees, in (0, 40]
     * @param onsetSeconds how long it takes to get there, in [0.2, 300]; 1 unless said
     * @param holdSeconds how long it stays, in [0, 600]; 4 unless said
     * @param recoverySeconds how long the way back takes, in [0.2, 300]; 1 unless said, 0.7 for a wearer who reacts
     * @param rise how it gets there; smooth unless said
     * @param reactsSeconds how long after the cue the way back begins, in [0.1, 10], in place of a hold: 0.5 to 1.5 are usual.
     *     The cue comes {@link #CUE_SECONDS} after the fault has passed {@link #cueDeg}. Null: the wearer does not react
     */
    public record Fault(
            FaultKind kind,
            double atSeconds,
            double angleDeg,
            double onsetSeconds,
            double holdSeconds,
            double recoverySeconds,
            Rise rise,
            @Nullable Double reactsSeconds) {

        /** How long a plank's fault lasts before an analysis with default limits tells it, s. */
        public static final double CUE_SECONDS = 1;

        private static final double SURELY_REACHED = 0.9;

        public Fault {
            Checks.between("at_s", atSeconds, 0, 600);
            Checks.between("angle_deg", angleDeg, 0.1, 40);
            Checks.between("onset_s", onsetSeconds, 0.2, 300);
            Checks.between("hold_s", holdSeconds, 0, 600);
            Checks.between("recovery_s", recoverySeconds, 0.2, 300);
            if (reactsSeconds != null) {
                Checks.between("reacts_s", reactsSeconds, 0.1, 10);
                if (!(SURELY_REACHED * angleDeg > kind.cueDeg)) {
                    throw new IllegalArgumentException(
                            "reacts_s needs a cue to react to: a sag of at least 8 or a hunch"
                                    + " of at least 12 degrees");
                }
            }
        }

        /** One that rises smoothly, by a wearer who does not react. */
        public Fault(
                FaultKind kind,
                double atSeconds,
                double angleDeg,
                double onsetSeconds,
                double holdSeconds,
                double recoverySeconds) {
            this(kind, atSeconds, angleDeg, onsetSeconds, holdSeconds, recoverySeconds, Rise.SMOOTH, null);
        }

        /** When the body is in neutral again, s after the hold began; of a wearer who reacts, at the latest. */
        public double endSeconds() {
            double stays = reactsSeconds == null ? holdSeconds : CUE_SECONDS + reactsSeconds;
            return atSeconds + onsetSeconds + stays + recoverySeconds;
        }

        /** How far the lumbar spine goes, degrees; a sag is negative. */
        public double lumbarFlexionDeg() {
            return kind.lumbarSign * angleDeg;
        }

        /** How far the hips go, degrees; hips high is positive. */
        public double hipFlexionDeg() {
            return kind.hipSign * angleDeg;
        }

        /** The default limit of this kind of fault, degrees; infinite where there is none. */
        public double cueDeg() {
            return kind.cueDeg;
        }

        @JsonCreator
        static Fault of(
                @JsonProperty(value = "kind", required = true) @JsonSetter(nulls = Nulls.FAIL) FaultKind kind,
                @JsonProperty(value = "at_s", required = true) double at,
                @JsonProperty(value = "angle_deg", required = true) double angle,
                @JsonProperty("onset_s") @Nullable Double onset,
                @JsonProperty("hold_s") @Nullable Double hold,
                @JsonProperty("recovery_s") @Nullable Double recovery,
                @JsonProperty("rise") @Nullable Rise rise,
                @JsonProperty("reacts_s") @Nullable Double reacts) {
            if (hold != null && reacts != null) {
                throw new IllegalArgumentException(
                        "either hold_s or reacts_s: a wearer who reacts to the cue stays" + " no longer than that");
            }
            return new Fault(
                    kind,
                    at,
                    angle,
                    Given.or(onset, 1),
                    reacts == null ? Given.or(hold, 4) : 0,
                    Given.or(recovery, reacts == null ? 1 : 0.7),
                    rise == null ? Rise.SMOOTH : rise,
                    reacts);
        }
    }

    public Plank {
        Checks.between("seconds", seconds, 3, 600);
        faults = List.copyOf(faults);
        double free = 0;
        for (Fault fault : faults) {
            if (fault.atSeconds < free) {
                throw new IllegalArgumentException("the fault at_s " + Checks.number(fault.atSeconds)
                        + " begins before the one before it is over (" + Checks.number(free) + " s)");
            }
            free = fault.endSeconds();
        }
        if (free > seconds) {
            throw new IllegalArgumentException("the last fault is over at " + Checks.number(free)
                    + " s, after the plank, which is held for " + Checks.number(seconds) + " s");
        }
    }

    @Override
    public Set<Place> from() {
        return Set.of(Place.ON_THE_MAT);
    }

    @JsonCreator
    static Plank of(
            @JsonProperty(value = "seconds", required = true) double seconds,
            @JsonProperty("faults") @Nullable List<Fault> faults) {
        return new Plank(seconds, faults == null ? List.of() : faults);
    }
}

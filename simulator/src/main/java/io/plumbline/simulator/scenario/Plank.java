package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lifts the knees into a plank on elbows and toes, holds it, and puts the knees down again.
 *
 * @param seconds how long it is held, lifting and lowering not counted, in [3, 600]
 * @param faults what goes wrong meanwhile, one after the other; none unless said
 */
public record Plank(double seconds, List<Fault> faults) implements Step {

    /** Which way the back leaves neutral. */
    public enum FaultKind {
        /** The hips sink: lumbar extension. */
        @JsonProperty("sag")
        SAG,
        /** The back rounds: lumbar flexion. */
        @JsonProperty("hunch")
        HUNCH
    }

    /**
     * The back leaves neutral, stays away from it, and returns.
     *
     * @param kind which way
     * @param atSeconds when it begins, s after the hold began, in [0, 600]
     * @param angleDeg how far the lumbar spine goes, degrees, in (0, 40]
     * @param onsetSeconds how long it takes to get there, in [0.2, 300]; 1 unless said
     * @param holdSeconds how long it stays, in [0, 600]; 4 unless said
     * @param recoverySeconds how long the way back takes, in [0.2, 300]; 1 unless said
     */
    public record Fault(
            FaultKind kind,
            double atSeconds,
            double angleDeg,
            double onsetSeconds,
            double holdSeconds,
            double recoverySeconds) {

        public Fault {
            Checks.between("at_s", atSeconds, 0, 600);
            Checks.between("angle_deg", angleDeg, 0.1, 40);
            Checks.between("onset_s", onsetSeconds, 0.2, 300);
            Checks.between("hold_s", holdSeconds, 0, 600);
            Checks.between("recovery_s", recoverySeconds, 0.2, 300);
        }

        /** When the back is in neutral again, s after the hold began. */
        public double endSeconds() {
            return atSeconds + onsetSeconds + holdSeconds + recoverySeconds;
        }

        @JsonCreator
        static Fault of(
                @JsonProperty(value = "kind", required = true) @JsonSetter(nulls = Nulls.FAIL) FaultKind kind,
                @JsonProperty(value = "at_s", required = true) double at,
                @JsonProperty(value = "angle_deg", required = true) double angle,
                @JsonProperty("onset_s") @Nullable Double onset,
                @JsonProperty("hold_s") @Nullable Double hold,
                @JsonProperty("recovery_s") @Nullable Double recovery) {
            return new Fault(
                    kind,
                    at,
                    angle,
                    onset == null ? 1 : onset,
                    hold == null ? 4 : hold,
                    recovery == null ? 1 : recovery);
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
    public Place from() {
        return Place.ON_THE_MAT;
    }

    @JsonCreator
    static Plank of(
            @JsonProperty(value = "seconds", required = true) double seconds,
            @JsonProperty("faults") @Nullable List<Fault> faults) {
        return new Plank(seconds, faults == null ? List.of() : faults);
    }
}

package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Squats, each like the others but for a little variation.
 *
 * @param repetitions how many, in [1, 200]; 1 unless said
 * @param depthPerStature how far the hip joints go down, as a share of the wearer's stature, in [0.05, 0.33]; 0.25 unless
 *     said, which is about a level thigh
 * @param pace tempo; 1.4 s down, 0.1 s hold, 1.2 s up, 0.8 s rest unless said
 * @param tuckDeg how far the pelvis tips back near the bottom, degrees, in [0, 40]; the lumbar spine rounds by as much and
 *     the thorax stays. 0 unless said
 * @param roundingDeg lumbar flexion in the descent beyond the wearer's usual which is not the pelvis' doing: the thorax
 *     comes forward by as much, degrees, in [0, 50]; 0 unless said
 * @param leanDeg how much further than usual the trunk leans forward with a back as ever, degrees, in [−10, 30]; 0 unless
 *     said
 * @param fallDeg how far the trunk falls forward about the turn while the hips rise first, degrees, in [0, 40]; 0 unless
 *     said
 * @param variation standard deviation of each repetition's depth and tempo, as a share of them, in [0, 0.2]; 0.03 unless
 *     said. Drawn from the session's seed, at most twice as large
 */
public record Squats(
        int repetitions,
        double depthPerStature,
        Pace pace,
        double tuckDeg,
        double roundingDeg,
        double leanDeg,
        double fallDeg,
        double variation)
        implements Step {

    /** As deep as any wearer can go, as a share of the stature. */
    public static final double DEEPEST_PER_STATURE = 0.33;

    private static final Pace USUAL = new Pace(1.4, 0.1, 1.2, 0.8);

    public Squats {
        Checks.between("repetitions", repetitions, 1, 200);
        Checks.between("depth_per_stature", depthPerStature, 0.05, DEEPEST_PER_STATURE);
        Checks.between("tuck_deg", tuckDeg, 0, 40);
        Checks.between("rounding_deg", roundingDeg, 0, 50);
        Checks.between("lean_deg", leanDeg, -10, 30);
        Checks.between("fall_deg", fallDeg, 0, 40);
        Checks.between("variation", variation, 0, 0.2);
    }

    /** Squats that lean as usual and don't fall forward. */
    public Squats(
            int repetitions, double depthPerStature, Pace pace, double tuckDeg, double roundingDeg, double variation) {
        this(repetitions, depthPerStature, pace, tuckDeg, roundingDeg, 0, 0, variation);
    }

    /** Good squats: usual depth and tempo, little variation. */
    public static Squats good(int repetitions) {
        return new Squats(repetitions, 0.25, USUAL, 0, 0, 0.03);
    }

    /** These with the pelvis tipped back near the bottom. */
    public Squats withTuckDeg(double newTuckDeg) {
        return new Squats(repetitions, depthPerStature, pace, newTuckDeg, roundingDeg, leanDeg, fallDeg, variation);
    }

    /** These with the back rounded on the way down. */
    public Squats withRoundingDeg(double newRoundingDeg) {
        return new Squats(repetitions, depthPerStature, pace, tuckDeg, newRoundingDeg, leanDeg, fallDeg, variation);
    }

    /** These with the trunk leaning further forward. */
    public Squats withLeanDeg(double newLeanDeg) {
        return new Squats(repetitions, depthPerStature, pace, tuckDeg, roundingDeg, newLeanDeg, fallDeg, variation);
    }

    /** These with the trunk falling forward about the turn. */
    public Squats withFallDeg(double newFallDeg) {
        return new Squats(repetitions, depthPerStature, pace, tuckDeg, roundingDeg, leanDeg, newFallDeg, variation);
    }

    /** These with another depth. */
    public Squats withDepthPerStature(double newDepthPerStature) {
        return new Squats(repetitions, newDepthPerStature, pace, tuckDeg, roundingDeg, leanDeg, fallDeg, variation);
    }

    /** These with another tempo. */
    public Squats withPace(Pace newPace) {
        return new Squats(repetitions, depthPerStature, newPace, tuckDeg, roundingDeg, leanDeg, fallDeg, variation);
    }

    /** These with more or less variation. */
    public Squats withVariation(double newVariation) {
        return new Squats(repetitions, depthPerStature, pace, tuckDeg, roundingDeg, leanDeg, fallDeg, newVariation);
    }

    @Override
    public Set<Place> from() {
        return Set.of(Place.STANDING);
    }

    @JsonCreator
    static Squats of(
            @JsonProperty("repetitions") @Nullable Integer repetitions,
            @JsonProperty("depth_per_stature") @Nullable Double depth,
            @JsonProperty("down_s") @Nullable Double down,
            @JsonProperty("hold_s") @Nullable Double hold,
            @JsonProperty("up_s") @Nullable Double up,
            @JsonProperty("rest_s") @Nullable Double rest,
            @JsonProperty("tuck_deg") @Nullable Double tuck,
            @JsonProperty("rounding_deg") @Nullable Double rounding,
            @JsonProperty("lean_deg") @Nullable Double lean,
            @JsonProperty("fall_deg") @Nullable Double fall,
            @JsonProperty("variation") @Nullable Double variation) {
        Squats usual = good(1);
        return new Squats(
                repetitions == null ? 1 : repetitions,
                Given.or(depth, usual.depthPerStature),
                Pace.of(USUAL, down, hold, up, rest),
                Given.or(tuck, 0),
                Given.or(rounding, 0),
                Given.or(lean, 0),
                Given.or(fall, 0),
                Given.or(variation, usual.variation));
    }
}

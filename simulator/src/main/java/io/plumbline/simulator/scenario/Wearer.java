package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who wears the sensors.
 *
 * @param statureMetres height, m, in [1.2, 2.2]
 * @param squatFlexionDeg lumbar flexion at the bottom of this wearer's good squat, degrees, in [0, 30]. Women show about 8,
 *     men about 15 without a load (after McKean, J Strength Cond Res 24(10), 2010, who has 13 and 26 with half the body's
 *     weight on the back); below 13 it stays clear of the default limit of 15
 * @param swayDeg root mean square of the trunk's sway about each axis, degrees, in [0, 5]
 * @param breathingDeg how far a breath moves the thorax either way, degrees, in [0, 3]; 0.3 to 1 are usual
 * @param tremorMps2 root mean square of the rested trunk's tremor, m/s², in [0, 1]
 * @param enduranceSeconds of a set or a hold after which the wearer is exhausted, in [5, 3600]
 * @param leanDeg how much further than others this wearer leans forward in a squat, degrees, in [−12, 12]
 * @param siteScale how far this wearer's sensors sit from the bones, as a share of the average, in [0.8, 1.2]
 * @param tempo how much slower than the scenario says this wearer does repetitions, in [0.5, 2]; below 1 is faster
 * @param tremorGrowth by how many times its size the tremor grows until this wearer is exhausted, in [0, 5]: 2 is usual, 0 is
 *     that of one who fails without trembling more; never drawn
 * @param rollDeg how far this wearer's whole trunk rolls to the right at work, degrees, in [−30, 30]; never drawn
 * @param sideBendDeg how far this wearer's lumbar spine bends to the right at work, degrees, in [−30, 30]; never drawn
 * @param drawnKeys what of this is yet to be drawn from a session's seed, by its key in YAML
 */
public record Wearer(
        double statureMetres,
        double squatFlexionDeg,
        double swayDeg,
        double breathingDeg,
        double tremorMps2,
        double enduranceSeconds,
        double leanDeg,
        double siteScale,
        double tempo,
        double tremorGrowth,
        double rollDeg,
        double sideBendDeg,
        Set<String> drawnKeys) {

    /** 1.70 m tall, flexes 8 degrees in a good squat, stands and breathes quietly. */
    public static final Wearer DEFAULT = new Wearer(1.70, 8, 0.25, 0.5, 0.05, 60, 0, 1, 1, 2, 0, 0, Set.of());

    private static final double USUAL_TREMOR_GROWTH = 2;

    private static final Set<String> KEYS = Set.of(
            "stature_m",
            "squat_flexion_deg",
            "sway_deg",
            "breathing_deg",
            "tremor_mps2",
            "endurance_s",
            "lean_deg",
            "site_scale",
            "tempo");

    /** Whoever the session's seed makes of it: {@link #drawn}. */
    public static final Wearer ANYONE = new Wearer(1.70, 8, 0.25, 0.5, 0.05, 60, 0, 1, 1, 2, 0, 0, KEYS);

    public Wearer {
        Checks.between("stature_m", statureMetres, 1.2, 2.2);
        Checks.between("squat_flexion_deg", squatFlexionDeg, 0, 30);
        Checks.between("sway_deg", swayDeg, 0, 5);
        Checks.between("breathing_deg", breathingDeg, 0, 3);
        Checks.between("tremor_mps2", tremorMps2, 0, 1);
        Checks.between("endurance_s", enduranceSeconds, 5, 3600);
        Checks.between("lean_deg", leanDeg, -12, 12);
        Checks.between("site_scale", siteScale, 0.8, 1.2);
        Checks.between("tempo", tempo, 0.5, 2);
        Checks.between("tremor_growth", tremorGrowth, 0, 5);
        Checks.between("roll_deg", rollDeg, -30, 30);
        Checks.between("side_bend_deg", sideBendDeg, -30, 30);
        drawnKeys = Set.copyOf(drawnKeys);
    }

    /** An average wearer who neither breathes nor trembles, for tests of what else moves. */
    public Wearer(double statureMetres, double squatFlexionDeg, double swayDeg) {
        this(statureMetres, squatFlexionDeg, swayDeg, 0, 0, DEFAULT.enduranceSeconds, 0, 1, 1, 2, 0, 0, Set.of());
    }

    /**
     * Some wearer. Stature is N(1.70, 0.10) m within 1.50 to 1.95. Half of them are women, who flex by N(8, 4)° in a good
     * squat, half men with N(15, 6)°: cut to 2 to 11°, so that with sway and breath on top a good squat stays below 13° and
     * clear of the default limit of 15° (a wearer beyond that needs limits of their own). Lean is N(0, 8)° within ±12°, as
     * the pelvis of a squat varies; the rest is even within its usual range (a modelling choice).
     */
    public static Wearer drawn(RandomGenerator random) {
        double stature = within(1.70 + 0.10 * random.nextGaussian(), 1.50, 1.95);
        boolean woman = random.nextBoolean();
        double gaussian = random.nextGaussian();
        double flexion = within(woman ? 8 + 4 * gaussian : 15 + 6 * gaussian, 2, 11);
        return new Wearer(
                stature,
                flexion,
                even(random, 0.2, 0.5),
                even(random, 0.3, 1),
                even(random, 0.05, 0.10),
                even(random, 30, 120),
                within(8 * random.nextGaussian(), -12, 12),
                even(random, 0.8, 1.2),
                even(random, 0.8, 1.3),
                USUAL_TREMOR_GROWTH,
                0,
                0,
                Set.of());
    }

    /** This wearer with everything drawn that was left to the seed. */
    public Wearer resolved(RandomGenerator random) {
        if (drawnKeys.isEmpty()) {
            return this;
        }
        Wearer drawn = drawn(random);
        return new Wearer(
                drawnKeys.contains("stature_m") ? drawn.statureMetres : statureMetres,
                drawnKeys.contains("squat_flexion_deg") ? drawn.squatFlexionDeg : squatFlexionDeg,
                drawnKeys.contains("sway_deg") ? drawn.swayDeg : swayDeg,
                drawnKeys.contains("breathing_deg") ? drawn.breathingDeg : breathingDeg,
                drawnKeys.contains("tremor_mps2") ? drawn.tremorMps2 : tremorMps2,
                drawnKeys.contains("endurance_s") ? drawn.enduranceSeconds : enduranceSeconds,
                drawnKeys.contains("lean_deg") ? drawn.leanDeg : leanDeg,
                drawnKeys.contains("site_scale") ? drawn.siteScale : siteScale,
                drawnKeys.contains("tempo") ? drawn.tempo : tempo,
                tremorGrowth,
                rollDeg,
                sideBendDeg,
                Set.of());
    }

    /** This wearer leaning to the side at work. */
    public Wearer leaning(double newRollDeg, double newSideBendDeg) {
        return new Wearer(
                statureMetres,
                squatFlexionDeg,
                swayDeg,
                breathingDeg,
                tremorMps2,
                enduranceSeconds,
                leanDeg,
                siteScale,
                tempo,
                tremorGrowth,
                newRollDeg,
                newSideBendDeg,
                drawnKeys);
    }

    /** Reads a scenario's {@code wearer}; what is not said is {@link #DEFAULT}, or drawn where {@code drawn} is true. */
    @JsonCreator
    static Wearer of(
            @JsonProperty("drawn") @Nullable Boolean drawn,
            @JsonProperty("stature_m") @Nullable Double stature,
            @JsonProperty("squat_flexion_deg") @Nullable Double squatFlexion,
            @JsonProperty("sway_deg") @Nullable Double sway,
            @JsonProperty("breathing_deg") @Nullable Double breathing,
            @JsonProperty("tremor_mps2") @Nullable Double tremor,
            @JsonProperty("endurance_s") @Nullable Double endurance,
            @JsonProperty("lean_deg") @Nullable Double lean,
            @JsonProperty("site_scale") @Nullable Double siteScale,
            @JsonProperty("tempo") @Nullable Double tempo,
            @JsonProperty("tremor_growth") @Nullable Double tremorGrowth,
            @JsonProperty("roll_deg") @Nullable Double roll,
            @JsonProperty("side_bend_deg") @Nullable Double sideBend) {
        Set<String> drawnKeys = new HashSet<>();
        if (Boolean.TRUE.equals(drawn)) {
            drawnKeys.addAll(KEYS);
        }
        return new Wearer(
                said("stature_m", stature, DEFAULT.statureMetres, drawnKeys),
                said("squat_flexion_deg", squatFlexion, DEFAULT.squatFlexionDeg, drawnKeys),
                said("sway_deg", sway, DEFAULT.swayDeg, drawnKeys),
                said("breathing_deg", breathing, DEFAULT.breathingDeg, drawnKeys),
                said("tremor_mps2", tremor, DEFAULT.tremorMps2, drawnKeys),
                said("endurance_s", endurance, DEFAULT.enduranceSeconds, drawnKeys),
                said("lean_deg", lean, DEFAULT.leanDeg, drawnKeys),
                said("site_scale", siteScale, DEFAULT.siteScale, drawnKeys),
                said("tempo", tempo, DEFAULT.tempo, drawnKeys),
                tremorGrowth == null ? USUAL_TREMOR_GROWTH : tremorGrowth,
                roll == null ? 0 : roll,
                sideBend == null ? 0 : sideBend,
                drawnKeys);
    }

    private static double said(String key, @Nullable Double said, double otherwise, Set<String> drawnKeys) {
        if (said == null) {
            return otherwise;
        }
        drawnKeys.remove(key);
        return said;
    }

    private static double within(double value, double smallest, double largest) {
        return Math.max(smallest, Math.min(largest, value));
    }

    private static double even(RandomGenerator random, double smallest, double largest) {
        return smallest + (largest - smallest) * random.nextDouble();
    }
}

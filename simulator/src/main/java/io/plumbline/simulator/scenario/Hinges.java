package io.plumbline.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hip hinges; with a large lumbar share they are stoops.
 *
 * @param repetitions how many, in [1, 200]; 1 unless said
 * @param angleDeg how far the trunk leans forward, degrees, in [10, 100]; 60 unless said
 * @param lumbarShare part of that which is lumbar flexion and not the pelvis, in [0, 0.7]: a good hinge has 0.05 to 0.2,
 *     a natural stoop 0.46 to 0.51 (Laird, PMC5034504); 0.1 unless said
 * @param pace tempo; 1.5 s down, 0.3 s hold, 1.4 s up, 0.8 s rest unless said
 * @param variation standard deviation of each repetition's angle and tempo, as a share of them, in [0, 0.2]; 0.03 unless
 *     said. Drawn from the session's seed, at most twice as large
 */
public record Hinges(int repetitions, double angleDeg, double lumbarShare, Pace pace, double variation)
        implements Step {

    private static final Pace USUAL = new Pace(1.5, 0.3, 1.4, 0.8);

    public Hinges {
        Checks.between("repetitions", repetitions, 1, 200);
        Checks.between("angle_deg", angleDeg, 10, 100);
        Checks.between("lumbar_share", lumbarShare, 0, 0.7);
        Checks.between("variation", variation, 0, 0.2);
    }

    @Override
    public Set<Place> from() {
        return Set.of(Place.STANDING);
    }

    @JsonCreator
    static Hinges of(
            @JsonProperty("repetitions") @Nullable Integer repetitions,
            @JsonProperty("angle_deg") @Nullable Double angle,
            @JsonProperty("lumbar_share") @Nullable Double lumbarShare,
            @JsonProperty("down_s") @Nullable Double down,
            @JsonProperty("hold_s") @Nullable Double hold,
            @JsonProperty("up_s") @Nullable Double up,
            @JsonProperty("rest_s") @Nullable Double rest,
            @JsonProperty("variation") @Nullable Double variation) {
        return new Hinges(
                repetitions == null ? 1 : repetitions,
                angle == null ? 60 : angle,
                lumbarShare == null ? 0.1 : lumbarShare,
                Pace.of(USUAL, down, hold, up, rest),
                variation == null ? 0.03 : variation);
    }
}

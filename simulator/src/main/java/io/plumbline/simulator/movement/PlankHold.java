package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.ElbowsAndToes;
import io.plumbline.simulator.body.Pose;
import java.util.List;

/** Holds a plank on elbows and toes while the lumbar spine leaves neutral now and then. */
public final class PlankHold implements Movement {

    /**
     * The lumbar spine leaves neutral, stays away and returns.
     *
     * @param atSeconds since the hold began
     * @param lumbarFlexion how far, rad; a sag is negative
     */
    public record Excursion(double atSeconds, Stroke stroke, double lumbarFlexion) {}

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
    public void at(double seconds, Pose pose) {
        double lumbarFlexion = 0;
        for (int i = 0; i < excursions.size(); i++) {
            Excursion excursion = excursions.get(i);
            lumbarFlexion += excursion.lumbarFlexion * excursion.stroke.at(seconds - excursion.atSeconds);
        }
        elbowsAndToes.place(pose, 0, lumbarFlexion);
    }
}

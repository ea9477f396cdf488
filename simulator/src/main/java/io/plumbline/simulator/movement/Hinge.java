package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.Pose;

/** Leans the trunk forward from the hips on flat feet and comes up again: a bow, a hip hinge or a stoop. */
public final class Hinge implements Movement {

    private final FeetFlat feetFlat;
    private final Stroke stroke;
    private final double knee;
    private final double pelvis;
    private final double lumbarFlexion;

    /**
     * @param knee flexion of the knees at the bottom, rad
     * @param thorax inclination of the thorax at the bottom, rad
     * @param lumbarShare part of that which is lumbar flexion, 0 to 1; the pelvis does the rest
     */
    public Hinge(FeetFlat feetFlat, Stroke stroke, double knee, double thorax, double lumbarShare) {
        this.feetFlat = feetFlat;
        this.stroke = stroke;
        this.knee = knee;
        lumbarFlexion = lumbarShare * thorax;
        pelvis = thorax - lumbarFlexion;
    }

    @Override
    public double durationSeconds() {
        return stroke.durationSeconds();
    }

    @Override
    public boolean tires() {
        return true;
    }

    @Override
    public void at(double seconds, Pose pose) {
        double depth = stroke.at(seconds);
        feetFlat.place(pose, depth * knee, depth * pelvis, depth * lumbarFlexion, 0);
    }
}

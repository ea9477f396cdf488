package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * One squat on flat feet with the centre of mass over the middle of the feet and the arms held out as a counterweight. The
 * pelvis tips forward over the first 70 %
 * of the way down; a tuck takes it back over the rest while the lumbar spine rounds by as much, so that the thorax stays.
 */
public final class Squat implements Movement {

    /** Forward tilt of the pelvis in a squat as deep as a quarter of the stature (Marchetti, MOJ Sports Med 1(1), 2017). */
    private static final double USUAL_TILT = Math.toRadians(32);

    private static final double USUAL_DEPTH = 0.25;
    private static final double LARGEST_KNEE = Math.toRadians(145);

    private final FeetFlat feetFlat;
    private final Stroke stroke;
    private final SquatForm form;

    /**
     * A squat of a body.
     *
     * @param depthMetres how far the hip joints go down, m
     * @param usualFlexion lumbar flexion at the bottom of the wearer's good squat, rad
     * @param tuck how far the pelvis tips back near the bottom, rad
     * @param rounding lumbar flexion on the way down beyond the usual, which brings the thorax forward, rad
     * @throws IllegalArgumentException if this body can't go so deep
     */
    public Squat(
            Skeleton skeleton,
            FeetFlat feetFlat,
            Stroke stroke,
            double depthMetres,
            double usualFlexion,
            double tuck,
            double rounding) {
        this.feetFlat = feetFlat;
        this.stroke = stroke;
        double tilt = USUAL_TILT * Math.min(1.25, depthMetres / (USUAL_DEPTH * skeleton.statureMetres()));
        SquatForm straight = new SquatForm(0, tilt, usualFlexion, tuck, rounding);
        form = new SquatForm(kneeFor(skeleton, straight, depthMetres), tilt, usualFlexion, tuck, rounding);
    }

    @Override
    public double durationSeconds() {
        return stroke.durationSeconds();
    }

    @Override
    public void at(double seconds, Pose pose) {
        double depth = stroke.at(seconds);
        feetFlat.place(pose, depth * form.knee(), form.pelvisAt(depth), form.flexionAt(depth), depth);
    }

    private double kneeFor(Skeleton skeleton, SquatForm straight, double depthMetres) {
        Pose pose = new Pose();
        feetFlat.place(pose, 0, 0, 0, 0);
        double bottomZ = skeleton.hipZ(pose) - depthMetres;
        double deepest = hipZ(skeleton, straight, LARGEST_KNEE, pose);
        if (deepest > bottomZ) {
            throw new IllegalArgumentException(String.format(
                    "a wearer of %.2f m can squat %.2f m deep, not %.2f m",
                    skeleton.statureMetres(), depthMetres - (deepest - bottomZ), depthMetres));
        }
        return new BrentSolver(1e-12)
                .solve(100, knee -> hipZ(skeleton, straight, knee, pose) - bottomZ, 0, LARGEST_KNEE);
    }

    private double hipZ(Skeleton skeleton, SquatForm straight, double knee, Pose pose) {
        feetFlat.place(pose, knee, straight.pelvisAt(1), straight.flexionAt(1), 1);
        return skeleton.hipZ(pose);
    }
}

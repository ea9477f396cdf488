package io.plumbline.simulator.movement;

import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * One squat on flat feet with the centre of mass over the middle of the feet and the arms held out as a counterweight. The
 * pelvis tips forward over the first 70 % of the way down; a tuck takes it back over the rest while the lumbar spine rounds
 * by as much, so that the thorax stays. In a fall the trunk tips forward about the turn while the knees stretch ahead of
 * it, so that the hips rise first.
 */
public final class Squat implements Movement {

    /** Forward tilt of the pelvis in a squat as deep as a quarter of the stature (Marchetti, MOJ Sports Med 1(1), 2017). */
    private static final double USUAL_TILT = Math.toRadians(32);

    private static final double USUAL_DEPTH = 0.25;
    private static final double LARGEST_KNEE = Math.toRadians(145);

    /** The part of the way down left when a fall begins. */
    private static final double FALL_BEGINS = 0.15;
    /** The part of the way up by which the trunk is furthest down. */
    private static final double FALL_ENDS = 0.35;
    /** How far the knees are ahead of the rest, per rad of fall. */
    private static final double HIPS_FIRST = 0.3;

    private final FeetFlat feetFlat;
    private final Stroke stroke;
    private final SquatForm form;

    /**
     * A squat of a body.
     *
     * @throws IllegalArgumentException if this body can't go so deep
     */
    public Squat(Skeleton skeleton, FeetFlat feetFlat, Stroke stroke, SquatStyle style) {
        this.feetFlat = feetFlat;
        this.stroke = stroke;
        double tilt = USUAL_TILT * Math.min(1.25, style.depthMetres() / (USUAL_DEPTH * skeleton.statureMetres()));
        SquatForm straight = new SquatForm(0, tilt + style.lean(), style);
        form = new SquatForm(kneeFor(skeleton, straight, style.depthMetres()), straight.pelvis(), style);
    }

    /** A squat that neither leans further than usual nor falls forward. */
    public Squat(
            Skeleton skeleton,
            FeetFlat feetFlat,
            Stroke stroke,
            double depthMetres,
            double usualFlexion,
            double tuck,
            double rounding) {
        this(skeleton, feetFlat, stroke, new SquatStyle(depthMetres, usualFlexion, tuck, rounding, 0, 0));
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
        double knee = depth * form.knee();
        double pelvis = form.pelvisAt(depth);
        double fall = form.style().fall();
        if (fall > 0) {
            double up = (seconds - stroke.thereSeconds() - stroke.holdSeconds()) / stroke.backSeconds();
            knee *= 1 - HIPS_FIRST * fall * Bump.at(up);
            pelvis += fall * fallen(seconds);
        }
        feetFlat.place(pose, knee, pelvis, form.flexionAt(depth), depth);
    }

    private double fallen(double seconds) {
        double begin = (1 - FALL_BEGINS) * stroke.thereSeconds();
        double turn = stroke.thereSeconds() + stroke.holdSeconds() + FALL_ENDS * stroke.backSeconds();
        return seconds < turn
                ? MinimumJerk.at((seconds - begin) / (turn - begin))
                : 1 - MinimumJerk.at((seconds - turn) / ((1 - FALL_ENDS) * stroke.backSeconds()));
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

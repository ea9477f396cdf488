package io.plumbline.simulator;

import io.plumbline.simulator.movement.Blend;
import io.plumbline.simulator.movement.Hinge;
import io.plumbline.simulator.movement.Jolts;
import io.plumbline.simulator.movement.Stroke;
import io.plumbline.simulator.movement.ThereAndBack;
import io.plumbline.simulator.movement.Walk;
import io.plumbline.simulator.scenario.DailyStep;
import java.util.ArrayList;
import java.util.List;

/** Turns what people do all day into movements. Sizes and times of coughs and tugs are a modelling choice. */
final class DailyPlanner {

    private static final double COUGH_SECONDS = 0.4;
    private static final double COUGH_JOLT_SECONDS = 0.22;
    private static final double COUGH_JOLT_METRES = 0.005;
    /** How much of a cough's bend is in the lumbar spine and not the pelvis. */
    private static final double COUGH_LUMBAR_SHARE = 0.6;

    private static final double TUG_METRES = 0.006;
    private static final double TO_THE_SHOES_SECONDS = 1.5;

    private final Poses poses;
    private final Script script;

    DailyPlanner(Poses poses, Script script) {
        this.poses = poses;
        this.script = script;
    }

    void plan(DailyStep step) {
        if (step instanceof DailyStep.Walk walk) {
            script.add(new Walk(poses.standing, walk.seconds(), walk.speed()));
        } else if (step instanceof DailyStep.SitDown down) {
            script.add(new Blend(poses.standing, poses.sitting, down.seconds(), Math.toRadians(down.leanDeg())));
        } else if (step instanceof DailyStep.Sit sit) {
            script.add(Blend.still(poses.sitting, sit.seconds()));
        } else if (step instanceof DailyStep.TieShoes shoes) {
            Stroke stroke = new Stroke(TO_THE_SHOES_SECONDS, shoes.holdSeconds(), TO_THE_SHOES_SECONDS);
            script.add(
                    new ThereAndBack(stroke, (share, pose) -> pose.setBetween(poses.sitting, poses.atTheShoes, share)));
        } else if (step instanceof DailyStep.StandUp up) {
            script.add(new Blend(poses.sitting, poses.standing, up.seconds(), Math.toRadians(up.leanDeg())));
        } else if (step instanceof DailyStep.Cough cough) {
            plan(cough);
        } else if (step instanceof DailyStep.TugBelt tug) {
            plan(tug);
        } else if (step instanceof DailyStep.Lift lift) {
            Stroke stroke = new Stroke(lift.downSeconds(), lift.holdSeconds(), lift.upSeconds());
            script.add(new Hinge(
                    poses.feetFlat,
                    stroke,
                    Math.toRadians(lift.kneeDeg()),
                    Math.toRadians(lift.angleDeg()),
                    lift.lumbarShare()));
        }
    }

    private void plan(DailyStep.Cough cough) {
        List<Jolts.Jolt> jolts = new ArrayList<>();
        double at = 0.2;
        for (int i = 0; i < cough.times(); i++) {
            double angle = Math.toRadians(cough.angleDeg()) * script.between(0.7, 1.2);
            double lumbar = COUGH_LUMBAR_SHARE * angle;
            jolts.add(new Jolts.Jolt(at, COUGH_SECONDS, angle - lumbar, lumbar, 0, 0, 0, 0));
            double jolt = -COUGH_JOLT_METRES * script.between(0.7, 1.2);
            jolts.add(new Jolts.Jolt(at + 0.05, COUGH_JOLT_SECONDS, 0, 0, 0, 0, 0, jolt));
            at += COUGH_SECONDS + script.between(0.05, 0.3);
        }
        script.add(new Jolts(poses.standing, at + 0.3, jolts));
    }

    private void plan(DailyStep.TugBelt tug) {
        List<Jolts.Jolt> jolts = new ArrayList<>();
        double angle = Math.toRadians(tug.angleDeg());
        double at = 0.3;
        for (int i = 0; i < tug.times(); i++) {
            double seconds = script.between(0.2, 0.4);
            jolts.add(new Jolts.Jolt(
                    at,
                    seconds,
                    angle * script.between(-1, 1),
                    0,
                    angle * script.between(-1, 1),
                    angle * script.between(-1, 1),
                    TUG_METRES * script.between(-1, 1),
                    TUG_METRES * script.between(0.4, 1)));
            at += seconds + script.between(0.05, 0.4);
        }
        script.add(new Jolts(poses.standing, at + 0.3, jolts));
    }
}

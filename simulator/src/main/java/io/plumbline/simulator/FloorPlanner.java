package io.plumbline.simulator;

import io.plumbline.simulator.body.OnTheBack;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.movement.Blend;
import io.plumbline.simulator.movement.PlankHold;
import io.plumbline.simulator.movement.ThereAndBack;
import io.plumbline.simulator.scenario.FloorStep;
import io.plumbline.simulator.scenario.Pace;
import io.plumbline.simulator.scenario.Place;
import io.plumbline.simulator.scenario.Plank;
import io.plumbline.simulator.scenario.Repeats;
import io.plumbline.simulator.scenario.Step;
import io.plumbline.simulator.truth.RepetitionSpan;
import java.util.function.DoubleFunction;

/** Turns what is done on the floor into movements. */
final class FloorPlanner {

    private static final double PLANK_LIFT_SECONDS = 1.2;
    /** How much higher an arched back takes the hips of a bridge, per degree. */
    private static final double LIFT_PER_ARCH = 0.5;

    private static final double LEAN_TO_THE_FLOOR = Math.toRadians(40);

    private final Poses poses;
    private final Script script;

    FloorPlanner(Poses poses, Script script) {
        this.poses = poses;
        this.script = script;
    }

    void plan(Step.GetDown down) {
        script.add(new Blend(poses.standing, poses.kneeling, 0.4 * down.seconds()));
        if (down.target() == Step.GetDown.Target.ALL_FOURS) {
            script.add(new Blend(poses.kneeling, poses.onAllFours, 0.6 * down.seconds()));
        } else {
            script.add(new Blend(poses.kneeling, poses.onAllFours, 0.3 * down.seconds()));
            script.add(new Blend(poses.onAllFours, poses.at(down.to(Place.STANDING)), 0.3 * down.seconds()));
        }
    }

    void plan(Step.GetUp up) {
        double all = up.seconds();
        switch (script.place()) {
            case ON_THE_BACK -> {
                script.add(new Blend(poses.supine, poses.sittingOnTheFloor, 0.4 * all));
                script.add(new Blend(poses.sittingOnTheFloor, poses.standing, 0.6 * all, LEAN_TO_THE_FLOOR));
            }
            case ON_ALL_FOURS -> {
                script.add(new Blend(poses.onAllFours, poses.kneeling, 0.6 * all));
                script.add(new Blend(poses.kneeling, poses.standing, 0.4 * all));
            }
            case ON_THE_MAT, PRONE -> {
                script.add(new Blend(poses.at(script.place()), poses.onAllFours, 0.3 * all));
                script.add(new Blend(poses.onAllFours, poses.kneeling, 0.3 * all));
                script.add(new Blend(poses.kneeling, poses.standing, 0.4 * all));
            }
            case STANDING, SITTING -> throw new IllegalStateException("a get-up begins on the floor");
        }
    }

    void plan(FloorStep step) {
        if (step instanceof FloorStep.LieDown down) {
            script.add(new Blend(poses.standing, poses.sittingOnTheFloor, 0.6 * down.seconds(), LEAN_TO_THE_FLOOR));
            script.add(new Blend(poses.sittingOnTheFloor, poses.supine, 0.4 * down.seconds()));
        } else if (step instanceof FloorStep.Lie lie) {
            script.add(Blend.still(poses.at(script.place()), lie.seconds()));
        } else if (step instanceof FloorStep.LieOnTheSide side) {
            plan(side);
        } else if (step instanceof FloorStep.BirdDogs birdDogs) {
            plan(birdDogs);
        } else if (step instanceof FloorStep.Bridges bridges) {
            plan(bridges);
        } else if (step instanceof FloorStep.Crunches crunches) {
            double curl = Math.toRadians(crunches.curlDeg());
            repeat(crunches.repeats(), size -> (share, pose) -> poses.onTheBack.crunch(pose, share * size * curl));
        } else if (step instanceof FloorStep.PressUps pressUps) {
            double extension = Math.toRadians(pressUps.extensionDeg());
            repeat(pressUps.repeats(), size -> (share, pose) -> poses.faceDown.pressUp(pose, share * size * extension));
        } else if (step instanceof FloorStep.Supermans supermans) {
            double extension = Math.toRadians(supermans.extensionDeg());
            double legLift = Math.toRadians(supermans.legLiftDeg());
            repeat(
                    supermans.repeats(),
                    size -> (share, pose) -> poses.faceDown.superman(pose, share * size, extension, legLift));
        }
    }

    void plan(Plank plank) {
        script.add(new Blend(poses.onElbows, poses.planking, PLANK_LIFT_SECONDS));
        script.hold(new PlankHold(
                poses.elbowsAndToes,
                plank.seconds(),
                plank.faults().stream().map(FloorPlanner::excursion).toList()));
        script.add(new Blend(poses.planking, poses.onElbows, PLANK_LIFT_SECONDS));
    }

    private static PlankHold.Excursion excursion(Plank.Fault fault) {
        PlankHold.Rise rise = PlankHold.Rise.valueOf(fault.rise().name());
        PlankHold.Excursion stays = new PlankHold.Excursion(
                fault.atSeconds(),
                fault.onsetSeconds(),
                rise,
                fault.onsetSeconds() + fault.holdSeconds(),
                fault.recoverySeconds(),
                Math.toRadians(fault.lumbarFlexionDeg()),
                Math.toRadians(fault.hipFlexionDeg()));
        Double reacts = fault.reactsSeconds();
        return reacts == null
                ? stays
                : stays.returningAt(
                        stays.secondsTo(fault.cueDeg() / fault.angleDeg()) + Plank.Fault.CUE_SECONDS + reacts);
    }

    private void plan(FloorStep.LieOnTheSide side) {
        Pose onTheSide = new Pose();
        poses.onTheBack.lieOnTheSide(onTheSide, Math.toRadians(side.rollDeg()));
        script.add(new Blend(poses.supine, onTheSide, side.rollSeconds()));
        if (side.seconds() > 0) {
            script.add(Blend.still(onTheSide, side.seconds()));
        }
        script.add(new Blend(onTheSide, poses.supine, side.rollSeconds()));
    }

    private void plan(FloorStep.BirdDogs birdDogs) {
        double arch = Math.toRadians(birdDogs.archDeg());
        double roll = Math.toRadians(birdDogs.rollDeg() + birdDogs.sideDropDeg());
        double[] side = {1};
        repeat(birdDogs.repeats(), size -> {
            double signedRoll = side[0] * size * roll;
            side[0] = -side[0];
            return (share, pose) -> {
                poses.onTheKnees.onAllFours(pose, -share * arch);
                pose.sway(0, 0, share * signedRoll, 0);
            };
        });
    }

    private void plan(FloorStep.Bridges bridges) {
        double arch = Math.toRadians(bridges.overArchDeg());
        double lift = Math.toRadians(bridges.liftDeg()) + LIFT_PER_ARCH * arch;
        repeat(bridges.repeats(), size -> {
            double reached = Math.min(OnTheBack.HIGHEST_LIFT, size * lift);
            return (share, pose) -> poses.onTheBack.bridge(pose, share * reached, -share * arch);
        });
    }

    /** Repeats a way of some size, each time of a slightly different one. */
    private void repeat(Repeats repeats, DoubleFunction<ThereAndBack.Way> ofSize) {
        Pose resting = poses.at(script.place());
        for (int i = 0; i < repeats.repetitions(); i++) {
            ThereAndBack.Way way = ofSize.apply(script.varied(repeats.variation()));
            Pace pace = script.varied(repeats.pace(), repeats.variation());
            script.repeat(new ThereAndBack(Script.stroke(pace), way), pace, resting, RepetitionSpan.Kind.OTHER);
        }
    }
}
